import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { caughtUp } from './lib/caught-up.ts';
import { crowd } from './lib/crowds.ts';
import { median, middleBy, table, whole } from './lib/figures.ts';
import { load, type Load } from './lib/load.ts';
import { memoryOf } from './lib/memory.ts';
import { measuredOn, writePart } from './lib/performance-page.ts';
import { pgbench } from './lib/pgbench.ts';
import { MeasuredProduct } from './lib/product.ts';
import { SmtpSink } from './lib/smtp-sink.ts';

const help = `Measures sign-ups: accepted a second and how long each takes, at the service and through the gateway, beside
what pgbench reaches on the same Postgres; then lists of 100,000, and sign-ups with 1,000,000 registrations stored.

  node bench/sign-up.ts [--count 10000] [--connections 64] [--quick] [--write]

Runs the built product on fresh data, with relay, consumers and mail, and a mail server that takes everything. Two
settings differ from the default: LIMIT_CHANGES_PER_ADDRESS and LIMIT_SIGN_UPS_PER_EMAIL are off, since all load comes
from one address. --quick: a
tenth of everything. --write: keeps the tables in docs/performance.md.`;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    connections: { type: 'string', default: '64' },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}
const scale = values.quick ? 0.1 : 1;
const count = Math.round(Number(values.count) * scale);
const c = Number(values.connections);
const folder = mkdtempSync(join(tmpdir(), 'zuomei-load-'));
const sink = new SmtpSink();
const product = new MeasuredProduct();
const clients: pg.Client[] = [];
const say = (text: string): boolean => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);
const limitOff = { LIMIT_CHANGES_PER_ADDRESS: '0', LIMIT_SIGN_UPS_PER_EMAIL: '0' };

let people = 0;
let accepted = 0;
/** A file of bodies, of people who have never signed up. */
function bodies(n: number): string {
  const file = join(folder, `bodies-${people}`);
  const lines = Array.from({ length: n }, () => {
    people += 1;
    const email = `someone${people}@example.com`;
    const phone = `138${String(people).padStart(8, '0')}`;
    return JSON.stringify({ name: '张三', email, phone, organisation: '电子科技大学', attendeeKind: 'expert' });
  });
  writeFileSync(file, lines.join('\n'));
  return file;
}

try {
  await product.start({ SMTP_URL: await sink.listen(), ...limitOff });
  const ports = JSON.parse(readFileSync(join(product.data, 'ports.json'), 'utf8')) as Record<string, number>;
  const password = readFileSync(join(product.data, 'postgres.password'), 'utf8').trim();
  const superuser = `postgres://postgres:${password}@127.0.0.1:${ports['postgres']}/postgres`;
  const connect = async (database: string): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: superuser.replace(/postgres$/, database) });
    await client.connect();
    clients.push(client);
    return client;
  };
  const db = await connect('registrations');
  const service = `http://127.0.0.1:${ports['registrations']}`;
  const token = await product.administrator();

  /** Until every fact is on its topic and every mail handed over. */
  const drained = async (): Promise<number> => {
    const begun = performance.now();
    const waiting = async (): Promise<boolean> =>
      (await db.query('SELECT 1 FROM outbox WHERE published_at IS NULL LIMIT 1')).rows.length > 0;
    while (sink.handedOver.size < accepted || (await waiting())) {
      if (performance.now() - begun > 600_000) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return (performance.now() - begun) / 1000;
  };
  const run = async (
    name: string,
    at: string,
    events: string[],
    n: number,
    rate?: number,
  ): Promise<Load & { drain: number }> => {
    const result = await load({
      url: `${at}/api/events/{event}/registrations`,
      bodies: bodies(n),
      events: events.join(','),
      n,
      c: rate ? 256 : c,
      ...(rate ? { rate } : {}),
    });
    accepted += result.accepted;
    const drain = await drained();
    const begun = performance.now();
    await caughtUp(`127.0.0.1:${ports['kafka']}`);
    say(
      `${name}: ${whole(result.perSecond)} a second, p99 ${result.p99.toFixed(1)} ms, drained after ${drain.toFixed(1)} s, consumers ${((performance.now() - begun) / 1000).toFixed(1)} s later ${JSON.stringify(result.statuses)}`,
    );
    return { ...result, drain };
  };
  const open = (events: number, terms: object = {}): Promise<string[]> => product.openEvents(token, events, terms);
  const hot = (): Promise<string[]> => open(1);

  say('warming up');
  // A young process is slower by a third: until two rounds differ by less than a twentieth, six at most.
  for (let round = 1, before = 0; round <= 6; round += 1) {
    const { perSecond } = await run(`warm-up ${round}`, service, await hot(), Math.round(count / 2));
    if (Math.abs(perSecond - before) < perSecond / 20) break;
    before = perSecond;
  }
  await run('warm-up through the gateway', product.url, await hot(), Math.round(count / 2));
  // The machine is not equally fast for two minutes: what is compared runs in turn, and the middle of three is kept.
  const inTurn = async (
    name: string,
    at: string,
    events: 1 | 100,
  ): Promise<{ limit: number; result: Load & { drain: number }; ratio: number }> => {
    const rounds = [];
    for (let round = 1; round <= 3; round += 1) {
      const limit = await pgbench(superuser, values.quick ? 2 : 5, events);
      const result = await run(`${name}, round ${round}`, at, await open(events), count);
      rounds.push({ limit, result, ratio: result.perSecond / limit });
      say(`pgbench: ${whole(limit)}, ratio ${(result.perSecond / limit).toFixed(2)}`);
    }
    return middleBy(rounds, ({ ratio }) => ratio);
  };
  const atService = await inTurn('one event, at the service', service, 1);
  const atGateway = await inTurn('one event, through the gateway', product.url, 1);
  const hundred = await inTurn('100 events, at the service', service, 100);
  const halves = [];
  for (let round = 1; round <= 3; round += 1) {
    // The rate of now, not of a minute ago.
    const half = (await run(`as fast as answered, round ${round}`, service, await hot(), count)).perSecond / 2;
    const result = await run('at half of that rate', service, await hot(), Math.round(half * 10 * scale) + 100, half);
    halves.push({ half, result });
  }
  const atHalf = middleBy(halves, ({ result }) => result.p99);
  const scarce = await open(1, { capacity: Math.round(count / 4), waitlist: false });
  const over = await run('twice as many as seats', service, scarce, Math.round(count / 2));
  const { rows: seats } = await db.query<{ seats: number }>(
    'SELECT count(*)::int AS seats FROM registrations WHERE offering_id = $1 AND holds_seat',
    scarce,
  );
  const oversold = (seats[0]?.seats ?? 0) - Math.round(count / 4);
  const memory = memoryOf(product.data).filter(({ name }) =>
    /^(events|registrations|notifications|gateway)$/.test(name),
  );

  say('lists of 100,000');
  const [big = ''] = await hot();
  await crowd(db, big, 100_000 * scale);
  // What fills the table so fast is written out first: nobody signs up 100,000 in three seconds.
  await db.query('VACUUM ANALYZE registrations');
  await db.query('CHECKPOINT');
  const list = `${product.url}/api/events/${big}/registrations`;
  const lists: [string, string][] = [
    ['first page', '?limit=50'],
    ['by state', '?limit=50&status=cancelled'],
    ['name', `?limit=50&q=${encodeURIComponent('王乐')}`],
    ['e-mail, one hit', '?limit=50&q=guest99999%40'],
    ['organisation', `?limit=50&q=${encodeURIComponent('第976研究院')}`],
    ['name, no hit', `?limit=50&q=${encodeURIComponent('查无此人')}`],
  ];
  const listed: string[][] = [];
  for (const [name, query] of lists) {
    const one = await load({ url: list + query, method: 'GET', n: 60, c: 1, header: `authorization:Bearer ${token}` });
    listed.push([name, one.p50.toFixed(0), one.p95.toFixed(0), '≤ 100']);
    say(`list, ${name}: p95 ${one.p95.toFixed(0)} ms`);
  }

  // One table of few, then of many; what came before would make the few many.
  await db.query('TRUNCATE registrations CASCADE');
  const roundsWith = async (people: number): Promise<number> => {
    say(`${whole(people)} stored`);
    const [event = ''] = await hot();
    await crowd(db, event, people);
    await db.query('VACUUM ANALYZE registrations');
    await db.query('CHECKPOINT');
    const rounds = [];
    for (let round = 1; round <= 5; round += 1) {
      rounds.push((await run(`${whole(people)}, round ${round}`, service, [event], Math.round(count / 2))).perSecond);
    }
    return median(rounds);
  };
  const few = await roundsWith(1_000);
  const many = await roundsWith(1_000_000 * scale);

  const pair = (name: string, { limit, result, ratio }: typeof hundred, goal: string): string[][] => [
    row(name, result, ratio.toFixed(2), goal),
    ['… pgbench, one statement, 16 clients', whole(limit), '', '', '1', '', ''],
  ];
  const rates = table(
    ['sign-ups', 'accepted a second', 'p50 ms', 'p99 ms', '/ pgbench', 'to reach', 'all facts and mails out after'],
    [
      ...pair('one event, at the service', atService, '≥ 2.5'),
      ...pair('one event, through the gateway', atGateway, '≥ 1.5'),
      ...pair('100 events, at the service', hundred, '≥ 0.4'),
      row(`at half: ${whole(atHalf.half)} a second (open loop)`, atHalf.result, '', 'p99 ≤ 30 ms'),
      row(`${whole(count / 2)} people, ${whole(count / 4)} seats`, over, '', `oversold 0: ${oversold}`),
    ],
  );
  const report = [
    `${measuredOn()} ${whole(count)} sign-ups, ${c} connections, limits per address and e-mail off; the middle of three rounds, each beside its own pgbench.`,
    rates,
    `p99 at half of the rate in each round: ${halves.map(({ half, result }) => `${result.p99.toFixed(0)} ms at ${whole(half)}`).join(', ')}.`,
    `A sign-up with ${whole(1_000_000 * scale)} registrations stored costs ${(few / many).toFixed(2)} × one with 1,000 (to reach: ≤ 1.2), by the middle of five rounds each.`,
    table([`list of ${whole(100_000 * scale)} through the gateway`, 'p50 ms', 'p95 ms', 'to reach'], listed),
    table(
      ['memory under this load', 'MB (PSS)', 'to reach'],
      memory.map(({ name, megabytes }) => [name, megabytes, '≤ 300']),
    ),
  ].join('\n\n');
  console.log(`\n${report}\n`);
  if (values.write) writePart('sign-up', report);
} finally {
  for (const client of clients) await client.end().catch(() => undefined);
  await product.stop();
  sink.close();
  rmSync(folder, { recursive: true, force: true });
}

function row(name: string, value: Load & { drain: number }, ratio: string, goal: string): string[] {
  return [
    name,
    whole(value.perSecond),
    value.p50.toFixed(1),
    value.p99.toFixed(1),
    ratio,
    goal,
    `${value.drain.toFixed(1)} s`,
  ];
}
