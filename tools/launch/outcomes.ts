import { readFileSync } from 'node:fs';

export interface Outcome {
  name: string;
  seconds: number;
  passed: number;
  failed: number;
  skipped: number;
}

/** What Jest counted; a run that broke before it could count is one failure, never none. */
export function readReport(name: string, file: string, seconds: number, succeeded: boolean): Outcome {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numPendingTests: number;
      numTodoTests: number;
      numRuntimeErrorTestSuites: number;
    };
    const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
    return {
      name,
      seconds,
      passed: report.numPassedTests,
      failed: failed === 0 && !succeeded ? 1 : failed,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } catch {
    return { name, seconds, passed: 0, failed: 1, skipped: 0 };
  }
}

/** The table at the end, and below it the count alone on a line. */
export function summary(outcomes: Outcome[]): string {
  const sum = (key: 'passed' | 'failed' | 'skipped' | 'seconds') => outcomes.reduce((all, one) => all + one[key], 0);
  const row = (name: string, ...cells: (string | number)[]) =>
    `${name.padEnd(16)}${cells.map((cell) => String(cell).padStart(9)).join('')}`;
  return [
    '',
    row('', 'passed', 'failed', 'skipped', 'seconds'),
    ...outcomes.map((one) => row(one.name, one.passed, one.failed, one.skipped, one.seconds.toFixed(1))),
    row('in all', sum('passed'), sum('failed'), sum('skipped'), sum('seconds').toFixed(1)),
    '',
    `${sum('passed')} passed, ${sum('failed')} failed`,
  ].join('\n');
}
