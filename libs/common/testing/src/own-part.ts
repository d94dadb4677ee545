import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.js';
import { root } from './parts.js';
import { freePort } from './spawn-service.js';

/** A Postgres or Kafka that no other test uses, so that it may be stopped; it comes back on the same port. */
export class OwnPart {
  private readonly folder: string;
  private child: ChildProcess | undefined;
  private gone: Promise<unknown> = Promise.resolve();

  constructor(private readonly name: 'postgres' | 'kafka') {
    this.folder = mkdtempSync(join(tmpdir(), `zuomei-own-${name}-`));
    // Postgres runs as a user of its own where the tests run as root.
    chmodSync(this.folder, 0o755);
  }

  /** Where it will listen, before its first start. */
  async port(): Promise<number> {
    const port = await freePort();
    mkdirSync(join(this.folder, 'data'));
    writeFileSync(join(this.folder, 'data', 'ports.json'), JSON.stringify({ [this.name]: port }));
    return port;
  }

  /** @returns its address */
  async start(): Promise<string> {
    const file = join(this.folder, 'parts.env');
    const child = spawn(
      process.execPath,
      [
        ...[join(root, 'tools/parts.ts'), '--data', join(this.folder, 'data'), '--env', file],
        ...['--only', this.name, '--while-pid', String(process.pid)],
      ],
      { stdio: 'ignore' },
    );
    this.child = child;
    this.gone = new Promise((resolve) => child.once('exit', resolve));
    await eventually(
      () => {
        if (child.exitCode !== null) throw new Error(`${this.name} ended with ${child.exitCode}`);
        if (!existsSync(file)) throw new Error(`${this.name} is not ready`);
      },
      { seconds: 90 },
    );
    const line = readFileSync(file, 'utf8').trim();
    return line.slice(line.indexOf('=') + 1);
  }

  async stop(): Promise<void> {
    this.child?.kill('SIGTERM');
    await this.gone;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
