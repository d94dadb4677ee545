import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { eventually, freePort, testSecrets } from '@zuomei/testing';

export interface CountingService {
  readonly url: string;
  readonly process: ChildProcess;
  output(): string;
  /** Resolves with the signal or exit code once the process is gone. */
  readonly gone: Promise<NodeJS.Signals | number | null>;
  change(body: {
    id: string;
    times?: number;
    name?: string;
    fails?: boolean;
  }): Promise<{ status: number; requestId: string }>;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Jest's own Node options are nothing for a child. */
const plainEnvironment = { ...process.env };
delete plainEnvironment['NODE_OPTIONS'];
delete plainEnvironment['JEST_WORKER_ID'];

const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Starts the test service as a process of its own, from its sources, and waits until it listens. */
export async function startCounting(
  parts: { databaseUrl: string; brokers: string; prefix: string },
  environment: Record<string, string> = {},
): Promise<CountingService> {
  const port = await freePort();
  const flags = ['--conditions=source', '--disable-warning=TimeoutNegativeWarning', '--enable-source-maps'];
  const hooks = join(import.meta.dirname, 'typescript-hooks.mjs');
  const child = spawn(process.execPath, [...flags, '--import', hooks, join(import.meta.dirname, 'counting/main.ts')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...plainEnvironment,
      ...testSecrets,
      NODE_ENV: 'production',
      ZUOMEI_TEST: '1',
      PORT: String(port),
      DATABASE_URL: parts.databaseUrl,
      KAFKA_BROKERS: parts.brokers,
      TOPIC_PREFIX: parts.prefix,
      ...environment,
    },
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
  const gone = new Promise<NodeJS.Signals | number | null>((resolve) => {
    child.once('exit', (code, signal) => {
      running.delete(child);
      resolve(signal ?? code);
    });
  });
  const url = `http://127.0.0.1:${port}`;
  await eventually(
    async () => {
      if (
        child.exitCode === null &&
        child.signalCode === null &&
        (await fetch(`${url}/health/live`).catch(() => undefined))?.ok
      )
        return;
      throw new Error(`the test service does not listen:\n${output}`);
    },
    { seconds: 120 },
  ).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return {
    url,
    process: child,
    output: () => output,
    gone,
    change: async (body) => {
      const answer = await fetch(`${url}/changes`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { status: answer.status, requestId: answer.headers.get('x-request-id') ?? '' };
    },
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      await gone;
    },
  };
}
