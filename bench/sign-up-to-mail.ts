import { parseArgs } from 'node:util';
import { percentile, table } from './lib/figures.ts';
import { memoryOf } from './lib/memory.ts';
import { measuredOn, writePart } from './lib/performance-page.ts';
import { MeasuredProduct } from './lib/product.ts';
import { SmtpSink } from './lib/smtp-sink.ts';
import { Wires } from './lib/wires.ts';

const help = `Measures the time from a sign-up to its mail handed over to SMTP, and memory per process.

  node bench/sign-up-to-mail.ts [--rate 300] [--seconds 30] [--quick] [--write]

Starts the whole product on fresh data with a mail server that only keeps the time. Open loop: each sign-up has its
instant, and every time is also counted from it, whether or not earlier sign-ups were answered. --quick: 10 s. --write: keeps
the tables in docs/performance.md.`;

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '300' },
    seconds: { type: 'string', default: '30' },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}
const rate = Number(values.rate);
const count = rate * (values.quick ? 10 : Number(values.seconds));
/** Sign-ups before the measured ones, to another event: a process that has just started compiles what it does. */
const warmUps = 300;

const sink = new SmtpSink();
const product = new MeasuredProduct();
let wires: Wires | undefined;

async function until(done: () => boolean): Promise<void> {
  const patience = Date.now() + 120_000;
  while (!done() && Date.now() < patience) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** When it was accepted. */
async function signUp(wires: Wires, event: string, name: string, email: string): Promise<number> {
  const { status } = await wires.send(
    'POST',
    `/api/events/${event}/registrations`,
    {},
    JSON.stringify({ name, email }),
  );
  if (status !== 201) throw new Error(`sign-up answered ${status}`);
  return Date.now();
}

try {
  // Everybody comes from one address here.
  await product.start({ SMTP_URL: await sink.listen(), LIMIT_CHANGES_PER_ADDRESS: '100000000' });
  const connections = (wires = new Wires(new URL(product.url), 256));
  const token = await product.administrator();
  const event = await product.openEvent(token);
  const idleEvent = await product.openEvent(token);
  for (let i = 0; i < warmUps; i += 1) await signUp(connections, idleEvent, `来宾${i}`, `early${i}@example.com`);
  await until(() => sink.handedOver.size >= warmUps);
  const idle = memoryOf(product.data);
  const due = new Map<string, number>();
  const accepted = new Map<string, number>();
  let refused = 0;
  const begun = Date.now() + 500;
  await Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const email = `guest${i}@example.com`;
      const at = begun + (i * 1_000) / rate;
      due.set(email, at);
      await new Promise((resolve) => setTimeout(resolve, at - Date.now()));
      await signUp(connections, event, `来宾${i}`, email).then(
        (time) => accepted.set(email, time),
        () => (refused += 1),
      );
    }),
  );
  await until(() => sink.handedOver.size >= warmUps + accepted.size);
  const after = memoryOf(product.data);
  const mailed = [...accepted].map(([email, time]) => [email, time, sink.handedOver.get(email) ?? Infinity] as const);
  const row = (what: string, times: number[]): (string | number)[] => [
    what,
    ...[0.5, 0.99, 1].map((part) => Math.round(percentile(times, part))),
  ];
  const page = `## From a sign-up to its mail

${measuredOn()}

${table(
  [`${count} sign-ups at ${rate} a second through the gateway, ${refused} refused`, 'p50 ms', 'p99 ms', 'max ms'],
  [
    row(
      'due → accepted',
      [...accepted].map(([email, time]) => time - (due.get(email) ?? NaN)),
    ),
    row(
      'accepted → mail handed over',
      mailed.map(([, time, sent]) => sent - time),
    ),
    row(
      'due → mail handed over',
      mailed.map(([email, , sent]) => sent - (due.get(email) ?? NaN)),
    ),
  ],
)}

${table(
  ['process', 'MB after start', 'MB after the run', 'ms of a core for each sign-up'],
  after.map(({ name, megabytes, cpu }) => {
    const before = idle.find((p) => p.name === name);
    return [name, before?.megabytes ?? '–', megabytes, ((cpu - (before?.cpu ?? 0)) / count).toFixed(2)];
  }),
)}`;
  console.log(`\n${page}\n`);
  if (values.write) writePart('sign-up-to-mail', page);
} finally {
  wires?.close();
  await product.stop();
  sink.close();
}
