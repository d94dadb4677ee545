import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { percentile } from './lib/figures.ts';
import { Wires } from './lib/wires.ts';

const help = `HTTP load on this machine, to 127.0.0.1 only. Prints one line of JSON.

  node bench/load.ts --url URL (--body TEXT | --bodies FILE) [--n 2000] [--c 64] [--rate R] [--events A,B] [--header N:V]
    [--status 201] [--contains TEXT]

Closed loop: each of --c workers sends its next request when its last one is answered. With --rate open loop, on
connections that are all open by then: each request begins at its time, and is timed from that instant, however late the
connection was free. {i} in URL and body is the number of the request, {event} one of --events in turn; --bodies has one
body a line. Accepted is an answer of that status with that text in it.`;

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: '' },
    body: { type: 'string' },
    bodies: { type: 'string' },
    n: { type: 'string', default: '2000' },
    c: { type: 'string', default: '64' },
    rate: { type: 'string' },
    events: { type: 'string', default: '' },
    header: { type: 'string', multiple: true, default: [] },
    method: { type: 'string', default: 'POST' },
    status: { type: 'string', default: '201' },
    contains: { type: 'string', default: '' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help || !values.url) {
  console.log(help);
  process.exit(values.help ? 0 : 2);
}
const target = new URL(values.url.replaceAll(/[{}]/g, ''));
const bodies = values.bodies ? readFileSync(values.bodies, 'utf8').trimEnd().split('\n') : [values.body ?? ''];
const events = values.events.split(',');
const count = Number(values.n);
const path = values.url.slice(values.url.indexOf('/', 8));
const headers = Object.fromEntries(values.header.map((one) => [one.split(':')[0], one.slice(one.indexOf(':') + 1)]));
const wires = new Wires(target, Number(values.c));

const fill = (text: string, i: number): string =>
  text.replaceAll('{i}', String(i)).replaceAll('{event}', events[i % events.length] ?? '');

// A pause to collect garbage here would be taken for one of what is measured: nothing is kept of an answer but numbers.
const ms = new Float64Array(count);
const at = new Float64Array(count);
const statuses = new Uint16Array(count);
const accepted = new Uint8Array(count);
if (values.rate) await wires.open();
const begun = performance.now();

async function send(i: number, from: number): Promise<void> {
  const answer = await wires.send(values.method, fill(path, i), headers, fill(bodies[i % bodies.length] ?? '', i));
  const now = performance.now();
  ms[i] = now - from;
  at[i] = now - begun;
  statuses[i] = answer.status;
  accepted[i] = Number(String(answer.status) === values.status && answer.text.includes(values.contains));
}

async function closedLoop(): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    for (let i = next++; i < count; i = next++) await send(i, performance.now());
  };
  await Promise.all(Array.from({ length: Number(values.c) }, work));
}

async function openLoop(rate: number): Promise<void> {
  let sent = 0;
  let answered = 0;
  while (answered < count) {
    const due = Math.min(count, Math.floor(((performance.now() - begun) * rate) / 1000) + 1);
    for (; sent < due; sent += 1) void send(sent, begun + (sent * 1000) / rate).then(() => (answered += 1));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

await (values.rate ? openLoop(Number(values.rate)) : closedLoop());
wires.close();
const good = [...accepted.keys()].filter((i) => accepted[i]);
const times = good.length > 0 ? good.map((i) => ms[i] ?? NaN) : [...ms];
const seconds = good.reduce((last, i) => Math.max(last, at[i] ?? 0), 0) / 1000;
console.log(
  JSON.stringify({
    accepted: good.length,
    perSecond: seconds > 0 ? good.length / seconds : 0,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    max: percentile(times, 1),
    statuses: Object.fromEntries([...Map.groupBy(statuses, (status) => status)].map(([s, all]) => [s, all.length])),
  }),
);
