import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

const page = join(import.meta.dirname, '../../docs/performance.md');

/** When and on what it was measured. */
export const measuredOn = (): string =>
  `Measured ${new Date().toISOString().slice(0, 10)} on ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ` +
  `Node ${process.versions.node}; load, services, Postgres and Kafka share it.`;

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
