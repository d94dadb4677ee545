import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { middleBy, table, whole } from './lib/figures.ts';
import { type GateList, gateList, scanOf } from './lib/gate-list.ts';
import { load, type Load } from './lib/load.ts';
import { Parts } from './lib/parts.ts';
import { measuredOn, writePart } from './lib/performance-page.ts';
import { startService } from './lib/service.ts';
import { startTokenIssuer } from './lib/token-issuer.ts';

const help = `Measures check-ins a second at one gate list, at the registrations service, with its relay running.

  node bench/check-in.ts [--people 25000] [--connections 64] [--rate 3000] [--quick] [--no-write]

Three rounds: as fast as they are answered (closed loop), every code once; then another event at a fixed rate (open
loop), on 256 connections; then every code of the first again, which refuses. Of each the middle is kept. The built
service runs as a process of its own. Postgres and Kafka: those of TEST_DATABASE_URL and KAFKA_BROKERS, or started for
the run. Writes its part of docs/performance.md. --quick: 3,000 people, and nothing written.`;

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '25000' },
    connections: { type: 'string', default: '64' },
    rate: { type: 'string', default: '3000' },
    quick: { type: 'boolean', default: false },
    'no-write': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}
const people = values.quick ? 3_000 : Number(values.people);
const connections = Number(values.connections);
const rate = Number(values.rate);

const parts = new Parts();
const folder = mkdtempSync(join(tmpdir(), 'zuomei-check-in-'));
const stops: (() => unknown)[] = [() => rmSync(folder, { recursive: true })];

function row(name: string, rounds: Load[]): string[] {
  const { perSecond, p50, p99, max } = middleBy(rounds, (round) => round.p99);
  const good = Math.min(...rounds.map(({ accepted }) => accepted));
  return [
    name,
    whole(perSecond),
    p50.toFixed(1),
    p99.toFixed(1),
    max.toFixed(1),
    rounds.map((round) => round.p99.toFixed(0)).join(', '),
    `${whole(good)} of ${whole(people)}`,
  ];
}

try {
  await parts.start();
  const database = await parts.database('registrations');
  const issuer = await startTokenIssuer();
  stops.push(() => issuer.stop());
  const service = await startService('registrations', {
    DATABASE_URL_REGISTRATIONS: database,
    KAFKA_BROKERS: parts.brokers,
    TOPIC_PREFIX: `${parts.name}.`,
    JWKS_URL: issuer.jwksUrl,
  });
  stops.push(() => service.stop());
  const db = new pg.Client({ connectionString: database });
  await db.connect();
  stops.push(() => db.end());
  const bearer = await issuer.bearer(['admin']);
  const drained = async (): Promise<number> => {
    const begun = performance.now();
    for (;;) {
      const { rows } = await db.query('SELECT 1 FROM outbox WHERE published_at IS NULL LIMIT 1');
      if (rows.length === 0) return (performance.now() - begun) / 1000;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const scanAll = async (
    { event, codes }: GateList,
    result: string,
    atRate?: number,
  ): Promise<Load & { drain: number }> => {
    const bodies = join(folder, 'scans');
    writeFileSync(bodies, codes.map(scanOf).join('\n'));
    const done = await load({
      url: `${service.url}/api/events/${event}/check-ins`,
      header: `authorization:${bearer}`,
      bodies,
      n: codes.length,
      c: atRate ? 256 : connections,
      status: 200,
      contains: `"result":"${result}"`,
      ...(atRate ? { rate: atRate } : {}),
    });
    return { ...done, drain: await drained() };
  };
  await scanAll(await gateList(db, people), 'ok');
  const closed: (Load & { drain: number })[] = [];
  const open: Load[] = [];
  const again: Load[] = [];
  for (let round = 1; round <= 3; round += 1) {
    const [first, second] = [await gateList(db, people), await gateList(db, people)];
    // What fills the tables so fast is written out first: people sign up days before they come.
    await db.query('VACUUM ANALYZE registrations');
    await db.query('CHECKPOINT');
    closed.push(await scanAll(first, 'ok'));
    open.push(await scanAll(second, 'ok', rate));
    again.push(await scanAll(first, 'already_checked_in'));
  }
  const figures = table(
    [
      `${whole(people)} on the list, ${connections} connections`,
      'a second',
      'p50 ms',
      'p99 ms',
      'max ms',
      'p99 of the rounds',
      'as they should',
    ],
    [
      row('as fast as answered, every code once', closed),
      row(`at ${whole(rate)} a second (open loop, 256 connections)`, open),
      row('every code again (refused, kept)', again),
    ],
  );
  const drain = Math.max(...closed.map((round) => round.drain));
  const text = `## Check-ins at one door

${measuredOn()}

${figures}

Three rounds, of each the one in the middle. At the registrations service, its relay running: all facts were on their
topic ${drain.toFixed(1)} s after the last answer. All scans that wait, of any event, share one transaction: one lock of their
registrations in the order of ids, and one statement each for the log, the attendances, the versions and the facts.`;
  console.log(`\n${text}\n`);
  if (!values.quick && !values['no-write']) writePart('check-in', text);
} finally {
  for (const stop of stops.reverse()) await stop();
  await parts.stop();
}
