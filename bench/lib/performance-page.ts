import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

const page = join(import.meta.dirname, '../../docs/performance.md');

/** Hundredths of a second of all processors since the machine started: those a host lent to others (Linux), and all. */
function processorTime(): { stolen: number; all: number } {
  const times = existsSync('/proc/stat') ? (/^cpu +(.*)/.exec(readFileSync('/proc/stat', 'utf8'))?.[1] ?? '') : '';
  const [user = 0, nice = 0, system = 0, idle = 0, waiting = 0, irq = 0, softirq = 0, stolen = 0] = times
    .split(' ')
    .map(Number);
  return { stolen, all: user + nice + system + idle + waiting + irq + softirq + stolen };
}
const atStart = processorTime();

/** When and on what it was measured, and how much of the processors the machine's host kept from it meanwhile. */
export function measuredOn(): string {
  const { stolen, all } = processorTime();
  const part = (100 * (stolen - atStart.stolen)) / Math.max(1, all - atStart.all);
  return (
    `Measured ${new Date().toISOString().slice(0, 10)} on ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ` +
    `Node ${process.versions.node}; load, services, Postgres and Kafka share it; ` +
    `its host kept ${part.toFixed(1)} % of the processors' time from it.`
  );
}

/** Replaces one bench's part of docs/performance.md: what stands between its two marks. */
export function writePart(name: string, text: string): void {
  const [begin, end] = [`<!-- ${name}: written by bench/${name}.ts -->`, `<!-- /${name} -->`];
  const before = existsSync(page) ? readFileSync(page, 'utf8') : '# Performance\n';
  const part = `${begin}\n\n${text.trim()}\n\n${end}`;
  const from = before.indexOf(begin);
  const to = before.indexOf(end);
  const after =
    from < 0 || to < from
      ? `${before.trimEnd()}\n\n${part}\n`
      : before.slice(0, from) + part + before.slice(to + end.length);
  writeFileSync(page, after);
}
