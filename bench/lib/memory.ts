import { readdirSync, readFileSync } from 'node:fs';

export interface ProcessMemory {
  name: string;
  megabytes: number;
  /** Milliseconds of a core since it started. */
  cpu: number;
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

/** Time of a core in milliseconds; the kernel counts in hundredths of a second. */
function cpuOf(pid: string): number {
  const [user = '0', system = '0'] = read(`/proc/${pid}/stat`)
    .replace(/^.*\) /, '')
    .split(' ')
    .slice(11, 13);
  return (Number(user) + Number(system)) * 10;
}

/** Proportional memory (PSS) and CPU time of all processes that mention this folder or descend from one that does, by part. */
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
  const sums = new Map<string, { kilobytes: number; cpu: number }>();
  for (const { pid, command } of processes) {
    if (!ours.has(pid) || pid === String(process.pid)) continue;
    const kilobytes = Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
    const sum = sums.get(nameOf(command)) ?? { kilobytes: 0, cpu: 0 };
    sums.set(nameOf(command), { kilobytes: sum.kilobytes + kilobytes, cpu: sum.cpu + cpuOf(pid) });
  }
  return [...sums]
    .map(([name, { kilobytes, cpu }]) => ({ name, megabytes: Math.round(kilobytes / 1024), cpu }))
    .sort((a, b) => b.megabytes - a.megabytes);
}
