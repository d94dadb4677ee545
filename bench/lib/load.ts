import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Load {
  accepted: number;
  /** Accepted ones, until the last of them. */
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
  statuses: Record<string, number>;
}

const script = join(import.meta.dirname, '../load.ts');

/** Runs bench/load.ts as a process of its own, so that what measures does not slow what loads. */
export async function load(options: Record<string, string | number>): Promise<Load> {
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...args]);
  return JSON.parse(stdout) as Load;
}
