/**
 * Watches over a launcher: its standard input is a pipe that only the launcher holds. When that closes, however the
 * launcher ended, everything its pid file still names is stopped. `node guard.ts DATA`
 */
import { stopRecorded } from './pids.ts';

const data = process.argv[2];
if (!data) throw new Error('guard.ts needs the data folder.');
// A Ctrl-C for the whole terminal is the launcher's to answer.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => undefined);

process.stdin.resume();
process.stdin.on('error', () => undefined);
process.stdin.on('close', () => void stopRecorded(data).then(() => process.exit(0)));
