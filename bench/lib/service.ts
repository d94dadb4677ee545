import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export interface MeasuredService {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** As tools/launch/service-flags.ts gives them to a service. */
const asLaunched = (name: string): string[] => [
  '--disable-warning=TimeoutNegativeWarning',
  '--max-semi-space-size=16',
  '--max-old-space-size=1024',
  '--no-allocation-site-pretenuring',
  ...(name === 'registrations' ? ['--heap-growing-percent=150'] : []),
];

const secret = (): string => randomBytes(32).toString('hex');

/** One built service as its own process, as the launcher runs it. BENCH_PROFILE=dir keeps its CPU profile there. */
export async function startService(
  name: 'events' | 'registrations' | 'notifications',
  environment: Record<string, string>,
): Promise<MeasuredService> {
  const port = await freePort();
  const folder = process.env['BENCH_PROFILE'];
  const flags = folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`, `--cpu-prof-name=${name}-${port}.cpuprofile`] : [];
  const main = join(root, 'services', name, 'dist/main.js');
  const child = spawn(process.execPath, [...asLaunched(name), ...flags, main], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      KAFKAJS_NO_PARTITIONER_WARNING: '1',
      SERVICE_KEY: secret(),
      LINK_KEY: secret(),
      [`PORT_${name.toUpperCase()}`]: String(port),
      ...environment,
    },
    // What it logs is written, as in the product, but nobody reads it.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; !(await fetch(`${url}/health/live`).catch(() => undefined))?.ok; tries += 1) {
    if (child.exitCode !== null || tries > 600) throw new Error(`${name} did not start`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve));
    },
  };
}
