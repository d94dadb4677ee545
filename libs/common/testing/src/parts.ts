import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Parts {
  TEST_DATABASE_URL: string;
  KAFKA_BROKERS: string;
  SMTP_URL: string;
  MAILBOX_URL: string;
}

const names = ['TEST_DATABASE_URL', 'KAFKA_BROKERS', 'SMTP_URL', 'MAILBOX_URL'] as const;
let known: Parts | undefined;

/** The root of the checkout. */
export const root = ((): string => {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'nx.json'))) return folder;
    if (folder === dirname(folder)) throw new Error('There is no nx.json above the testing library.');
  }
})();

/**
 * Where Postgres, Kafka and the mailbox are: as the environment says, or else started once for this run of Jest and
 * stopped when it ends. Waits without returning to the event loop, so that who asks needs no `await`.
 */
export function parts(): Parts {
  known ??= fromEnvironment() ?? startOrAttach();
  return known;
}

function fromEnvironment(): Parts | undefined {
  const found = names.map((name) => [name, process.env[name]] as const);
  return found.every(([, value]) => value) ? (Object.fromEntries(found) as unknown as Parts) : undefined;
}

function startOrAttach(): Parts {
  // A worker belongs to the Jest that forked it: all of its workers share one set of parts.
  const owner = typeof process.send === 'function' ? process.ppid : process.pid;
  const folder = join(tmpdir(), `zuomei-test-parts-${owner}`);
  const file = `${folder}.env`;
  const log = `${folder}.log`;
  // The folder is the lock: whoever made it starts the parts, which remove it when they end.
  if (claim(folder)) {
    const out = openSync(log, 'w');
    const script = join(root, 'tools', 'parts.ts');
    const args = [script, '--data', folder, '--env', file, '--temporary', '--while-pid', String(owner)];
    spawn(process.execPath, args, { detached: true, stdio: ['ignore', out, out], env: plain(process.env) }).unref();
    closeSync(out);
  }
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; !existsSync(file); waited += 100) {
    const ended = waited > 2000 && !existsSync(folder);
    if (ended || waited > 120_000) throw new Error(`The parts for tests did not start:\n${readFileSync(log, 'utf8')}`);
    Atomics.wait(clock, 0, 0, 100);
  }
  rmSync(log, { force: true });
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  ) as unknown as Parts;
}

function claim(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

/** Jest's own Node options are nothing for a child. */
export const plain = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(environment).filter(([name]) => name !== 'NODE_OPTIONS' && name !== 'JEST_WORKER_ID'),
  );
