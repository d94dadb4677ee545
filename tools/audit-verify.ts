/** Checks that no line of any agreement's audit trail was changed, added between others or taken out. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

// The service knows how its trail is chained; it is asked rather than repeated.
const check = join(import.meta.dirname, '../services/notifications/dist/audit/verify-trails.js');
if (existsSync(check)) {
  spawn(process.execPath, [check, ...process.argv.slice(2)], { stdio: 'inherit' }).on('exit', (code) => {
    process.exitCode = code ?? 2;
  });
} else {
  process.stderr.write('services/notifications is not built; run npm run build first.\n');
  process.exitCode = 2;
}
