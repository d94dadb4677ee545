import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What we started and have not seen end, so that a guard or the next start can stop what a killed launcher left. */
export interface Started {
  name: string;
  pid: number;
  /** When the process began, as the system tells it: a pid alone may by now belong to somebody else. */
  born: string;
  /** Ends last what was begun first: a stage is stopped when no later one runs any more. */
  stage: number;
  signal: NodeJS.Signals;
}

const fileOf = (data: string) => join(data, 'pids.json');

export function bornAt(pid: number): string | undefined {
  try {
    if (existsSync('/proc/self/stat')) {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // A zombie holds a number and nothing else.
      return fields[0] === 'Z' ? undefined : fields[19];
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

export const isAlive = (started: Pick<Started, 'pid' | 'born'>): boolean => bornAt(started.pid) === started.born;

export function readPids(data: string): Started[] {
  try {
    return JSON.parse(readFileSync(fileOf(data), 'utf8')) as Started[];
  } catch {
    return [];
  }
}

/** Synchronous, and by rename: a launcher that dies in between leaves the old list or the new one, never half of one. */
export function writePids(data: string, pids: Started[]): void {
  const file = fileOf(data);
  writeFileSync(`${file}.new`, JSON.stringify(pids, null, 1));
  renameSync(`${file}.new`, file);
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended in the meantime.
  }
}

/** Stops what the pid file names and is still ours, later stages first; kills what does not end in time. */
export async function stopRecorded(data: string, secondsPerStage = 4): Promise<string[]> {
  const alive = readPids(data).filter(isAlive);
  const stages = [...new Set(alive.map((one) => one.stage))].sort((a, b) => b - a);
  for (const stage of stages) {
    const ours = alive.filter((one) => one.stage === stage);
    for (const one of ours) signal(one.pid, one.signal);
    const deadline = Date.now() + secondsPerStage * 1000;
    while (ours.some(isAlive) && Date.now() < deadline) await sleep(50);
    for (const one of ours.filter(isAlive)) signal(one.pid, 'SIGKILL');
  }
  if (existsSync(data)) writePids(data, readPids(data).filter(isAlive));
  return alive.map((one) => one.name);
}
