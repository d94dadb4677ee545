import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const debian = '/usr/lib/postgresql';

/** Where pgbench is; the embedded Postgres comes without it. */
export function findPgbench(): string | undefined {
  const versions = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : [];
  return [...(process.env['PATH'] ?? '').split(delimiter), ...versions]
    .map((folder) => join(folder, 'pgbench'))
    .find((file) => existsSync(file));
}

const tables = `
  CREATE TABLE event_seats (event_id int PRIMARY KEY, capacity int NOT NULL, taken int NOT NULL DEFAULT 0,
    CHECK (taken BETWEEN 0 AND capacity));
  CREATE TABLE registration (id uuid PRIMARY KEY, event_id int NOT NULL REFERENCES event_seats (event_id),
    email text NOT NULL, created_at timestamptz NOT NULL, UNIQUE (event_id, email));
  CREATE TABLE outbox (id uuid PRIMARY KEY, topic text NOT NULL, key text NOT NULL, payload jsonb NOT NULL);
  INSERT INTO event_seats SELECT g, 100000000, 0 FROM generate_series(1, 100) g;
  VACUUM ANALYZE event_seats;
  CHECKPOINT`;

/** The least honest sign-up, in one statement: a seat if there is one, the registration, the fact; committed. */
const signUp = (events: string): string => `\\set e ${events}
\\set r random(1, 2000000000)
\\set r2 random(1, 2000000000)
WITH s AS (UPDATE event_seats SET taken = taken + 1 WHERE event_id = :e AND taken < capacity RETURNING event_id),
  r AS (INSERT INTO registration (id, event_id, email, created_at)
    SELECT gen_random_uuid(), event_id, 'a' || :r || '.' || :r2 || '@example.org', now() FROM s RETURNING id, event_id, email)
INSERT INTO outbox (id, topic, key, payload) SELECT gen_random_uuid(), 'registration.confirmed', event_id::text,
  jsonb_build_object('event', event_id, 'email', email, 'status', 'confirmed') FROM r;
`;

/** Transactions a second that pgbench reaches with 16 clients, on so many events. */
export async function pgbench(superuserUrl: string, seconds: number, events: 1 | 100): Promise<number> {
  const program = findPgbench();
  if (!program) throw new Error('pgbench is not here: install postgresql-contrib, or put it on the PATH');
  const folder = mkdtempSync(join(tmpdir(), 'zuomei-pgbench-'));
  const database = 'bench_limit';
  const url = new URL(superuserUrl);
  try {
    await asSuperuser(superuserUrl, `DROP DATABASE IF EXISTS ${database}`, `CREATE DATABASE ${database}`);
    url.pathname = `/${database}`;
    await asSuperuser(url.href, ...tables.split(';'));
    const file = join(folder, 'sign-up.sql');
    writeFileSync(file, signUp(events === 1 ? '1' : `random(1, ${events})`));
    const args = ['-n', '-M', 'prepared', '-c', '16', '-j', '2', '-T', String(seconds), '-f', file, database];
    const { hostname, port, username, password } = url;
    const env = { ...process.env, PGHOST: hostname, PGPORT: port, PGUSER: username, PGPASSWORD: password };
    const { stdout } = await promisify(execFile)(program, args, { env });
    await asSuperuser(superuserUrl, `DROP DATABASE ${database}`);
    return Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function asSuperuser(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
