import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The whole product on fresh data, as `npm start` runs it. */
export class MeasuredProduct {
  readonly data = mkdtempSync(join(tmpdir(), 'zuomei-bench-'));
  readonly email = 'bench@zuomei.example';
  readonly password = randomBytes(16).toString('hex');
  url = '';
  private child: ChildProcess | undefined;

  async start(environment: NodeJS.ProcessEnv = {}): Promise<void> {
    const port = await freePort();
    this.url = `http://127.0.0.1:${port}`;
    this.child = spawn(process.execPath, [join(root, 'tools/start.ts'), '--data', this.data], {
      cwd: root,
      env: {
        ...process.env,
        ...environment,
        PORT: String(port),
        ADMIN_EMAIL: this.email,
        ADMIN_PASSWORD: this.password,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const deadline = Date.now() + 300_000;
    for (;;) {
      const answer = await fetch(`${this.url}/api/events`).catch(() => undefined);
      if (answer?.ok) return;
      if (this.child.exitCode !== null || Date.now() > deadline) throw new Error('the product did not start');
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }

  async stop(): Promise<void> {
    const child = this.child;
    if (child && child.exitCode === null) {
      child.kill('SIGINT');
      await new Promise((resolve) => child.once('exit', resolve));
    }
    rmSync(this.data, { recursive: true, force: true });
  }

  async call<T>(method: string, path: string, body?: unknown, token?: string): Promise<T> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} → ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  async administrator(): Promise<string> {
    const body = { email: this.email, password: this.password };
    return (await this.call<{ token: string }>('POST', '/api/auth/sign-in/email', body)).token;
  }

  /** Many of them. */
  async openEvents(token: string, count: number, terms: object = {}): Promise<string[]> {
    const ids: string[] = [];
    for (let i = 0; i < count; i += 1) ids.push(await this.openEvent(token, terms));
    return ids;
  }

  /** A published event that anybody may sign up to; returns when registrations knows of it. */
  async openEvent(token: string, terms: object = {}): Promise<string> {
    const host = await this.call<{ id: string }>('POST', '/api/organisations', { name: '测量', kind: 'park' }, token);
    const start = Date.now() + 7 * 24 * 3_600_000;
    const event = await this.call<{ id: string }>(
      'POST',
      '/api/events',
      {
        title: '测量用活动',
        kind: 'forum',
        mode: 'onsite',
        visibility: 'public',
        hostIds: [host.id],
        startsAt: new Date(start).toISOString(),
        endsAt: new Date(start + 7_200_000).toISOString(),
        ...terms,
      },
      token,
    );
    await this.call('POST', `/api/events/${event.id}/publish`, {}, token);
    for (let tries = 0; tries < 200; tries += 1) {
      const answer = await fetch(`${this.url}/api/events/${event.id}/availability`);
      if (answer.ok && ((await answer.json()) as { open: boolean }).open) return event.id;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the event never opened');
  }
}
