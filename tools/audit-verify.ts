/** Checks that no line of any agreement's audit trail was changed, added between others or taken out. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './launch/build.ts';
import { secretsOf } from './launch/secrets.ts';
import { isAlive, readPids } from './parts/pids.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: join(root, '.data') },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const data = resolve(values.data);

/** The database of the product that `npm start` runs on this data folder, if it does. */
function embedded(): string | undefined {
  const runs = readPids(data).some((one) => one.name === 'postgres' && isAlive(one));
  const ports = join(data, 'ports.json');
  if (!runs || !existsSync(ports)) return undefined;
  const { postgres } = JSON.parse(readFileSync(ports, 'utf8')) as { postgres?: number };
  return `postgres://notifications:${secretsOf(data).DATABASE_NOTIFICATIONS}@127.0.0.1:${postgres}/notifications`;
}

function stop(message: string): void {
  console.error(message);
  process.exitCode = 2;
}

// The service knows how its trail is chained; it is asked rather than repeated.
const check = join(root, 'services/notifications/dist/audit/verify-trails.js');
const url = process.env['DATABASE_URL_NOTIFICATIONS'] || embedded();
if (!existsSync(check)) stop('services/notifications is not built; run npm run build first.');
else if (!values.help && url === undefined)
  stop(
    `No product is running on ${data}: start it (npm start), name its folder (npm run audit:verify -- --data DIR), or ` +
      'name the database by DATABASE_URL_NOTIFICATIONS.',
  );
else {
  const env = { ...process.env, ...(url !== undefined && { DATABASE_URL_NOTIFICATIONS: url }) };
  spawn(process.execPath, [check, ...(values.help ? ['--help'] : positionals)], { stdio: 'inherit', env }).on(
    'exit',
    (code) => (process.exitCode = code ?? 2),
  );
}
