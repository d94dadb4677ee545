import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const root = new URL('../..', import.meta.url).pathname;

/** A Postgres and a Kafka for measuring: those that the environment names, or else started and stopped again. */
export class Parts {
  /** Put before topics and databases, so that a run on given parts disturbs nobody. */
  readonly name = `b${randomBytes(4).toString('hex')}`;
  readonly #folder = mkdtempSync(join(tmpdir(), 'zuomei-bench-parts-'));
  #child: ChildProcess | undefined;
  #postgres = process.env['TEST_DATABASE_URL'] ?? '';
  brokers = process.env['KAFKA_BROKERS'] ?? '';

  async start(): Promise<void> {
    if (this.#postgres && this.brokers) return;
    const file = join(this.#folder, 'env');
    const args = ['--data', join(this.#folder, 'data'), '--env', file, '--only', 'postgres,kafka'];
    const child = spawn(process.execPath, [join(root, 'tools/parts.ts'), ...args, '--while-pid', String(process.pid)]);
    this.#child = child;
    while (!existsSync(file)) {
      if (child.exitCode !== null) throw new Error('Postgres and Kafka did not start');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    const found = new Map(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
    this.#postgres = found.get('TEST_DATABASE_URL') ?? '';
    this.brokers = found.get('KAFKA_BROKERS') ?? '';
  }

  /** An empty database; gone at the end. */
  async database(name: string): Promise<string> {
    await this.#asSuperuser((client) => client.query(`CREATE DATABASE ${this.name}_${name}`));
    return this.#urlOf(`${this.name}_${name}`);
  }

  /** A database that outlives the run; whether it had to be made. */
  async keptDatabase(name: string): Promise<{ url: string; made: boolean }> {
    const made = await this.#asSuperuser(async (client) => {
      const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
      if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
      return rowCount === 0;
    });
    return { url: this.#urlOf(name), made };
  }

  async stop(): Promise<void> {
    await this.#asSuperuser(async (client) => {
      const { rows } = await client.query<{ datname: string }>(
        'SELECT datname FROM pg_database WHERE datname LIKE $1',
        [`${this.name}\\_%`],
      );
      for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
    });
    if (this.#child && this.#child.exitCode === null) {
      this.#child.kill('SIGTERM');
      await new Promise((resolve) => this.#child?.once('exit', resolve));
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #urlOf(database: string): string {
    const url = new URL(this.#postgres);
    url.pathname = `/${database}`;
    return url.href;
  }

  async #asSuperuser<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: this.#postgres });
    await client.connect();
    return work(client).finally(() => client.end());
  }
}
