import { readdirSync, readFileSync } from 'node:fs';

export interface ProcessMemory {
  name: string;
  megabytes: number;
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const nameOf = (command: string): string =>
  /services\/(\w+)\/dist/.exec(command)?.[1] ??
  (/kafka/.test(command) && /java/.test(command) ? 'Kafka' : undefined) ??
  (/postgres/.test(command) ? 'Postgres (all)' : undefined) ??
  (/maildev/.test(command) ? 'mailbox' : undefined) ??
  'launcher';

/** Proportional memory (PSS) of all processes that mention this folder or descend from one that does, by part. */
export function memoryOf(data: string): ProcessMemory[] {
  const processes = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map((pid) => ({
      pid,
      parent: / ([0-9]+) /.exec(read(`/proc/${pid}/stat`).replace(/^.*\) \S/, ''))?.[1] ?? '0',
      command: read(`/proc/${pid}/cmdline`).replaceAll('\0', ' '),
      ours: read(`/proc/${pid}/environ`).includes(data) || read(`/proc/${pid}/cmdline`).includes(data),
    }));
  const ours = new Set(processes.filter((p) => p.ours).map((p) => p.pid));
  for (let grown = true; grown;) {
    const more = processes.filter((p) => !ours.has(p.pid) && ours.has(p.parent));
    for (const { pid } of more) ours.add(pid);
    grown = more.length > 0;
  }
  const sums = new Map<string, number>();
  for (const { pid, command } of processes) {
    if (!ours.has(pid) || pid === String(process.pid)) continue;
    const kilobytes = Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
    sums.set(nameOf(command), (sums.get(nameOf(command)) ?? 0) + kilobytes);
  }
  return [...sums]
    .map(([name, kilobytes]) => ({ name, megabytes: Math.round(kilobytes / 1024) }))
    .sort((a, b) => b.megabytes - a.megabytes);
}
