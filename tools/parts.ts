import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Crew } from './parts/crew.ts';
import { startKafka } from './parts/kafka.ts';
import { startMailbox } from './parts/mailbox.ts';
import { bornAt, stopRecorded } from './parts/pids.ts';
import { startPostgres } from './parts/postgres.ts';

const help = `Starts Postgres, Kafka and a mailbox for tests and stays until it is stopped.

  node tools/parts.ts --data DIR --env FILE

  --data DIR       where they keep their data (default .data/parts)
  --env FILE       gets TEST_DATABASE_URL, KAFKA_BROKERS, SMTP_URL and MAILBOX_URL once all are ready
  --only A,B       only these of postgres, kafka, mailbox
  --connections N  of Postgres (default 500)
  --while-pid N    stop when that process is gone
  --temporary      remove the data folder and FILE at the end`;

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '.data/parts' },
    env: { type: 'string' },
    only: { type: 'string', default: 'postgres,kafka,mailbox' },
    connections: { type: 'string', default: '500' },
    'while-pid': { type: 'string' },
    temporary: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}

const data = resolve(values.data);
mkdirSync(data, { recursive: true });
await stopRecorded(data);
const crew = new Crew(data);
const wanted = new Set(values.only.split(','));
let ending = false;

async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  await crew.dismiss();
  if (values.env) rmSync(values.env, { force: true });
  if (values.temporary) rmSync(data, { recursive: true, force: true });
  process.exit(code);
}
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => void end(0));

if (values['while-pid']) {
  const pid = Number(values['while-pid']);
  const born = bornAt(pid);
  setInterval(() => bornAt(pid) !== born && void end(0), 500);
}
setInterval(() => undefined, 60_000);

try {
  const [postgres, kafka, mailbox] = await Promise.all([
    wanted.has('postgres') ? startPostgres(crew, { maxConnections: Number(values.connections) }) : undefined,
    wanted.has('kafka') ? startKafka(crew) : undefined,
    wanted.has('mailbox') ? startMailbox(crew) : undefined,
  ]);
  for (const part of [postgres, kafka, mailbox]) {
    void part?.hand.gone.then((how) => {
      if (!ending) console.error(`${part.hand.name} ended ${how}; see ${crew.logOf(part.hand.name)}`);
    });
  }
  const lines = {
    TEST_DATABASE_URL: postgres?.url,
    KAFKA_BROKERS: kafka?.brokers,
    SMTP_URL: mailbox?.smtpUrl,
    MAILBOX_URL: mailbox?.webUrl,
  };
  const text = Object.entries(lines).flatMap(([name, value]) => (value ? [`${name}=${value}\n`] : []));
  console.log(text.join('').trim());
  if (values.env) {
    // By rename: who waits for the file never reads half of it.
    writeFileSync(`${values.env}.new`, text.join(''), { mode: 0o600 });
    renameSync(`${values.env}.new`, values.env);
  }
} catch (error) {
  if (!ending) console.error(error instanceof Error ? error.message : error);
  await end(1);
}
