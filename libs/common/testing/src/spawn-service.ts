import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parts, plain, root } from './parts.js';

export type ServiceName = 'events' | 'registrations' | 'notifications' | 'gateway';

export interface SpawnedService {
  readonly url: string;
  readonly pid: number;
  /** Everything it has logged. */
  output(): string;
  /** Signals it and waits until it is gone; SIGTERM unless said. */
  kill(signal?: NodeJS.Signals): Promise<void>;
}

const running = new Set<ChildProcess>();
const sealDir = join(tmpdir(), `zuomei-test-seal-${process.pid}`);
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(sealDir, { recursive: true, force: true });
});

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Fit for tests only: the same in every run, so that a service started again knows its own links. */
export const testSecrets = {
  LINK_KEY: 'test-link-key-test-link-key-test-link-key',
  SERVICE_KEY: 'test-service-key-test-service-key-test',
  AUTH_SECRET: 'test-auth-secret-test-auth-secret-test',
  /** Never that of a product started in this checkout: its seal has a password of its own. */
  SEAL_DIR: sealDir,
};

/**
 * Runs the built service (`nx build` first) as a process of its own, so that it can be killed, and waits until it
 * listens. `environment` goes over the defaults: parts for tests, secrets for tests, a free port.
 */
export async function spawnService(
  name: ServiceName,
  environment: Record<string, string> = {},
): Promise<SpawnedService> {
  const main = join(root, 'services', name, 'dist', 'main.js');
  if (!existsSync(main)) throw new Error(`${main} is not there: run \`npx nx run-many -t build\` first.`);
  const { KAFKA_BROKERS, SMTP_URL } = parts();
  const portName = name === 'gateway' ? 'PORT' : `PORT_${name.toUpperCase()}`;
  const port = environment[portName] ?? String(await freePort());
  const child = spawn(process.execPath, ['--disable-warning=TimeoutNegativeWarning', main], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...plain(process.env),
      NODE_ENV: 'production',
      KAFKAJS_NO_PARTITIONER_WARNING: '1',
      PUBLIC_URL: 'http://127.0.0.1:3000',
      REGISTRATIONS_URL: 'http://127.0.0.1:9',
      JWKS_URL: 'http://127.0.0.1:9/api/auth/jwks',
      KAFKA_BROKERS,
      SMTP_URL,
      ...testSecrets,
      ...environment,
      [portName]: port,
    },
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      running.delete(child);
      resolve();
    });
  });
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`${name} ended while starting:\n${output}`);
    const listens = await fetch(`${url}/health/live`).then(
      (response) => response.ok,
      () => false,
    );
    if (listens) break;
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`${name} does not listen after 60 s:\n${output}`);
    }
    await sleep(50);
  }
  return {
    url,
    pid: child.pid ?? -1,
    output: () => output,
    kill: async (signal = 'SIGTERM') => {
      child.kill(signal);
      await gone;
    },
  };
}
