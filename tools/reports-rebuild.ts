/** Makes the figures of all reports anew from the facts on the topics. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './launch/build.ts';
import { environmentOf } from './launch/running-product.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(root, '.data') },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
// The service knows how a fact becomes a figure; it is asked rather than repeated.
const rebuild = join(root, 'services/notifications/dist/reports/rebuild.js');
const given = process.env['DATABASE_URL_NOTIFICATIONS'] && process.env['KAFKA_BROKERS'];
const found = given || values.help ? {} : environmentOf(resolve(values.data));
if (!existsSync(rebuild) || !found) {
  console.error(
    found
      ? 'services/notifications is not built; run npm run build first.'
      : `No product is running on ${resolve(values.data)}: start it (npm start), name its folder ` +
          '(npm run reports:rebuild -- --data DIR), or set DATABASE_URL_NOTIFICATIONS and KAFKA_BROKERS.',
  );
  process.exitCode = 2;
} else {
  spawn(process.execPath, [rebuild, ...(values.help ? ['--help'] : [])], {
    stdio: 'inherit',
    env: { ...process.env, ...found },
  }).on('exit', (code) => (process.exitCode = code ?? 2));
}
