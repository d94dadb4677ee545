import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { eventually, freePort } from '@zuomei/testing';
import { isAlive, readPids, type Started } from '../parts/pids.ts';

// A start takes seconds on a quiet machine, and many times that beside other suites.
jest.setTimeout(240_000);

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'zuomei-start-'));
const data = join(folder, 'data');
const children: ChildProcess[] = [];

/** The environment of somebody who has set nothing: not this run's parts, npm or Jest. */
const plain = (more: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => /^(PATH|HOME|USER|LANG|JAVA_HOME|TMPDIR|HTTPS?_PROXY)$/i.test(name)),
  ),
  ...more,
});

function launch(command: string, args: string[], environment: NodeJS.ProcessEnv) {
  const child = spawn(command, args, {
    cwd: root,
    detached: true,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, gone, output: () => output };
}

const start = (port: number, more: Record<string, string> = {}) =>
  launch(process.execPath, ['tools/start.ts', '--no-build', '--data', data], plain({ PORT: String(port), ...more }));

const auditVerify = () =>
  spawnSync(process.execPath, ['tools/audit-verify.ts', '--data', data], { cwd: root, encoding: 'utf8', env: plain() });
const answers = (port: number) =>
  fetch(`http://127.0.0.1:${port}/api/events`).then(
    (response) => response.status === 200,
    () => false,
  );
/** Waits for the first answer, and no longer than it can still come. */
async function untilUp(port: number, { gone, output }: ReturnType<typeof launch>): Promise<void> {
  const up = eventually(async () => expect(await answers(port)).toBe(true), { seconds: 200, every: 200 });
  const over = gone.then((code) => {
    throw new Error(`It ended with ${code}:\n${output()}`);
  });
  await Promise.race([up, over]);
}
const left = (started: Started[]) => started.filter(isAlive).map(({ name }) => name);
const seven = ['events', 'gateway', 'kafka', 'mailbox', 'notifications', 'postgres', 'registrations'];
const namesOf = (started: Started[]) => started.map(({ name }) => name).sort();

afterAll(() => {
  for (const { pid } of children) {
    try {
      if (pid) process.kill(-pid, 'SIGKILL');
    } catch {
      // It is gone, as it should be.
    }
  }
  rmSync(folder, { recursive: true, force: true });
});

describe('npm start', () => {
  it('stops everything within 10 s of a Ctrl-C that reaches the whole group, and leaves nothing', async () => {
    const port = await freePort();
    const npm = launch('npm', ['start', '--', '--no-build', '--data', data], plain({ PORT: String(port) }));
    await untilUp(port, npm);
    const started = readPids(data);
    expect(namesOf(started)).toEqual(seven);
    await eventually(() => expect(npm.output()).toMatch(/admin@\S+ {2}password \S{20}/));
    expect(auditVerify()).toMatchObject({ status: 0, stdout: '0 trails, 0 lines, 0 broken\n' });

    const begun = Date.now();
    process.kill(-(npm.child.pid ?? 0), 'SIGINT');
    await npm.gone;
    await eventually(() => expect(left(started)).toEqual([]), { seconds: 10 });
    expect(Date.now() - begun).toBeLessThan(10_000);
    expect(await answers(port)).toBe(false);
    expect(auditVerify()).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/npm start.*DATABASE_URL_NOTIFICATIONS/),
    });
  });

  it('finds its data again, makes no second password, and is stopped by its guard when it is killed', async () => {
    const port = await freePort();
    const secrets = readFileSync(join(data, 'secrets.json'), 'utf8');
    const again = start(port);
    await untilUp(port, again);
    await eventually(() => expect(again.output()).toContain('password as printed at the first start'));
    expect(readFileSync(join(data, 'secrets.json'), 'utf8')).toBe(secrets);
    const started = readPids(data);
    expect(namesOf(started)).toEqual(seven);

    again.child.kill('SIGKILL');
    await eventually(() => expect(left(started)).toEqual([]), { seconds: 20 });
  });

  it('starts a service again that has ended, and says so', async () => {
    const port = await freePort();
    const running = start(port);
    await untilUp(port, running);
    const events = readPids(data).find(({ name }) => name === 'events');
    process.kill(events?.pid ?? 0, 'SIGKILL');
    await eventually(() => expect(running.output()).toContain('events ended by SIGKILL; started again in 1 s'));
    await eventually(async () => expect(await answers(port)).toBe(true), { seconds: 30 });
    const started = readPids(data);
    expect(namesOf(started)).toEqual(seven);
    const second = start(await freePort());
    expect(await second.gone).toBe(1);
    expect(second.output()).toContain(`It runs already (pid ${running.child.pid}`);
    running.child.kill('SIGTERM');
    expect(await running.gone).toBe(0);
    expect(left(started)).toEqual([]);
  });

  it('names who has the port', async () => {
    const server: Server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const refused = start(port);
    expect(await refused.gone).toBe(1);
    expect(refused.output()).toMatch(
      new RegExp(`Port ${port} on 127.0.0.1 is taken by .*node.* \\(pid ${process.pid}\\)`),
    );
    server.close();
  });

  it('says how to get Java where there is none, or an old one', async () => {
    const empty = join(folder, 'bin');
    mkdirSync(empty);
    for (const tool of ['id', 'sh', 'mvn']) {
      const found = spawnSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).stdout.trim();
      if (found) symlinkSync(found, join(empty, tool));
    }
    const without = start(await freePort(), { PATH: empty, JAVA_HOME: '' });
    expect(await without.gone).toBe(1);
    expect(without.output()).toContain('There is no Java. Kafka needs Java 17 or newer: `apt install');

    writeFileSync(join(empty, 'java'), '#!/bin/sh\necho \'openjdk version "11.0.2"\' >&2\n', { mode: 0o755 });
    const old = start(await freePort(), { PATH: empty, JAVA_HOME: '' });
    expect(await old.gone).toBe(1);
    expect(old.output()).toContain('Java 11 is too old.');
  });
});

describe('npm run reset', () => {
  const reset = (...args: string[]) =>
    spawnSync(process.execPath, ['tools/reset.ts', '--data', data, ...args], {
      cwd: root,
      encoding: 'utf8',
      env: plain(),
    });

  it('removes nothing where it cannot ask', () => {
    const { status, stderr } = reset();
    expect([status, stderr]).toEqual([1, expect.stringContaining('npm run reset -- --yes')]);
    expect(readdirSync(data)).toContain('secrets.json');
  });

  it('removes the data when told to', () => {
    expect(reset('--yes').status).toBe(0);
    expect(readdirSync(data)).toEqual([]);
  });
});
