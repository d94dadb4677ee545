import { parseArgs } from 'node:util';
import { memoryOf } from './lib/memory.ts';
import { MeasuredProduct } from './lib/product.ts';
import { SmtpSink } from './lib/smtp-sink.ts';

const help = `Measures the time from an accepted sign-up to its mail handed over to SMTP, and memory per process.

  node bench/sign-up-to-mail.ts [--count 1000] [--rate 100]

Starts the whole product on fresh data with a mail server that only keeps the time.`;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    rate: { type: 'string', default: '100' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}
const [count, rate] = [Number(values.count), Number(values.rate)];

const at = (sorted: number[], p: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * p) - 1)] ?? NaN;

const sink = new SmtpSink();
const product = new MeasuredProduct();
try {
  await product.start({ SMTP_URL: await sink.listen() });
  const event = await product.openEvent(await product.administrator());
  const idle = memoryOf(product.data);
  const accepted = new Map<string, number>();
  const answers: number[] = [];
  const one = async (i: number): Promise<void> => {
    const email = `guest${i}@example.com`;
    const begun = performance.now();
    await product.call('POST', `/api/events/${event}/registrations`, { name: `来宾${i}`, email });
    answers.push(performance.now() - begun);
    accepted.set(email, Date.now());
  };
  // Open loop: each sign-up begins at its time, whether or not the earlier ones were answered.
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: count }, async (_, i) => {
      await new Promise((resolve) => setTimeout(resolve, (i * 1000) / rate - (performance.now() - begun)));
      await one(i);
    }),
  );
  const patience = Date.now() + 120_000;
  while (sink.handedOver.size < count && Date.now() < patience) await new Promise((resolve) => setTimeout(resolve, 50));
  const delays = [...accepted]
    .map(([email, time]) => (sink.handedOver.get(email) ?? Infinity) - time)
    .sort((a, b) => a - b);
  answers.sort((a, b) => a - b);
  console.log(`
| ${count} sign-ups at ${rate} a second, through the gateway | p50 ms | p99 ms | max ms |
| --- | --- | --- | --- |
| answered | ${at(answers, 0.5).toFixed(0)} | ${at(answers, 0.99).toFixed(0)} | ${at(answers, 1).toFixed(0)} |
| accepted → mail handed over | ${at(delays, 0.5)} | ${at(delays, 0.99)} | ${at(delays, 1)} |

| process | MB after start | MB after the run |
| --- | --- | --- |`);
  const after = memoryOf(product.data);
  for (const { name, megabytes } of after) {
    console.log(`| ${name} | ${idle.find((p) => p.name === name)?.megabytes ?? '–'} | ${megabytes} |`);
  }
} finally {
  await product.stop();
  sink.close();
}
