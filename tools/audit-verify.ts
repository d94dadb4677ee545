/** Checks that no line of any agreement's audit trail was changed, added between others or taken out. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './launch/build.ts';
import { environmentOf } from './launch/running-product.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: join(root, '.data') },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const data = resolve(values.data);

function stop(message: string): void {
  console.error(message);
  process.exitCode = 2;
}

// The service knows how its trail is chained; it is asked rather than repeated.
const check = join(root, 'services/notifications/dist/audit/verify-trails.js');
const url = process.env['DATABASE_URL_NOTIFICATIONS'] || environmentOf(data)?.['DATABASE_URL_NOTIFICATIONS'];
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
