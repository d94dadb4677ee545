import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { root } from './launch/build.ts';
import { isAlive, stopRecorded } from './parts/pids.ts';

const help = `Removes the data of the embedded start: databases, topics, mails, sealed files, keys, logs.

  npm run reset             asks first
  npm run reset -- --yes    does not ask

  --data DIR   another data folder (default .data)
  --all        the downloaded jars of Kafka and the build's stamp, too`;

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(root, '.data') },
    yes: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}

const data = resolve(values.data);
const stop = (message: string): never => {
  console.error(message);
  process.exit(1);
};
if (!existsSync(data)) {
  console.log(`There is nothing to remove: ${data} does not exist.`);
  process.exit(0);
}
// Not what somebody keeps there, should --data be a mistake.
const ours =
  existsSync(join(data, 'secrets.json')) || existsSync(join(data, 'pids.json')) || basename(data) === '.data';
if (!ours) stop(`${data} does not look like a data folder of this product; nothing was removed.`);

const lock = join(data, 'launcher.json');
if (existsSync(lock)) {
  const launcher = JSON.parse(readFileSync(lock, 'utf8')) as { pid: number; born: string };
  if (isAlive(launcher)) stop(`It is running (pid ${launcher.pid}). Stop it first: kill ${launcher.pid}`);
}
if (!values.yes) {
  if (!process.stdin.isTTY)
    stop('There is no terminal to ask on. To remove the data without being asked: npm run reset -- --yes');
  const ask = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await ask.question(`Remove all data in ${data}, for good? Type yes: `);
  ask.close();
  if (answer.trim().toLowerCase() !== 'yes') stop('Nothing was removed.');
}

await stopRecorded(data);
const kept = values.all ? [] : ['kafka-libs', 'build.stamp'];
const removed = readdirSync(data).filter((name) => !kept.includes(name));
for (const name of removed) rmSync(join(data, name), { recursive: true, force: true });
console.log(`Removed from ${data}: ${removed.join(', ') || 'nothing'}.`);
