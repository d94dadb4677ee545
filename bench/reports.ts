import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { percentile, table, whole } from './lib/figures.ts';
import { Parts } from './lib/parts.ts';
import { measuredOn, writePart } from './lib/performance-page.ts';
import { programme } from './lib/programme.ts';
import { startService } from './lib/service.ts';
import { startTokenIssuer } from './lib/token-issuer.ts';

const help = `Measures how long the figures of a report take, over 1,000,000 registrations and 100,000 agreements.

  node bench/reports.ts [--rounds 40] [--quick] [--write] [--keep DATABASE]

At the built notifications service, one question at a time, while 5 events and 5 days change every second; and each
again right after 20 events and 20 days have changed at once. Postgres and Kafka: those of TEST_DATABASE_URL and KAFKA_BROKERS, or started for the run. --quick: a
tenth of everything. --write: keeps the table in docs/performance.md. --keep: the data stays in a database of this name
and is taken from there by the next run, which then only measures.`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '40' },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    keep: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}
const scale = values.quick ? 0.1 : 1;
const size = { events: 5_000 * scale, registrations: 1_000_000 * scale, agreements: 100_000 * scale };
const changedASecond = 5;
const changedAtOnce = 20;
const parts = new Parts();
const stops: (() => unknown)[] = [];
const say = (text: string): boolean => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);

try {
  await parts.start();
  const kept = values.keep ? await parts.keptDatabase(values.keep) : undefined;
  const database = kept?.url ?? (await parts.database('notifications'));
  const issuer = await startTokenIssuer();
  stops.push(() => issuer.stop());
  const service = await startService('notifications', {
    DATABASE_URL_NOTIFICATIONS: database,
    KAFKA_BROKERS: parts.brokers,
    TOPIC_PREFIX: `${parts.name}.`,
    JWKS_URL: issuer.jwksUrl,
    REGISTRATIONS_URL: 'http://127.0.0.1:9',
    GATEWAY_URL: 'http://127.0.0.1:9',
    SMTP_URL: 'smtp://127.0.0.1:9',
  });
  stops.push(() => service.stop());
  const db = new pg.Client({ connectionString: database });
  await db.connect();
  stops.push(() => db.end());
  if (kept?.made !== false) {
    say('filling');
    await programme(db, size);
  }
  const authorization = await issuer.bearer(['staff']);
  const ask = async (path: string): Promise<number> => {
    const begun = performance.now();
    const answer = await fetch(`${service.url}${path}`, { headers: { authorization } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} → ${answer.status} ${text}`);
    return performance.now() - begun;
  };
  await db.query('INSERT INTO report_marks SELECT event_id FROM report_events');
  const first = await ask('/api/reports/summary');
  say(`every event counted: ${first.toFixed(0)} ms`);
  const { rows: hosts } = await db.query<{ id: string }>(`SELECT host_ids[1] AS id FROM report_events LIMIT 1`);
  const host = hosts[0]?.id ?? '';
  const year = 'from=2023-01-01&to=2023-12-31';
  const questions: [string, string, string][] = [
    ['all time', '/api/reports/summary', '≤ 200'],
    ['one year', `/api/reports/summary?${year}`, '≤ 200'],
    ['one month', '/api/reports/summary?from=2023-05-01&to=2023-05-31', '≤ 200'],
    ['all time, by kind', '/api/reports/summary?groupBy=kind', '≤ 200'],
    ['all time, by month', '/api/reports/summary?groupBy=month', '≤ 200'],
    ['all time, by series with all above', '/api/reports/summary?groupBy=series', '≤ 200'],
    ['all time, by host', '/api/reports/summary?groupBy=host', '≤ 200'],
    ['all time, by industry', '/api/reports/summary?groupBy=industry', '≤ 200'],
    ['one year of one host', `/api/reports/summary?${year}&host=${host}`, '≤ 200'],
    ['as of a past moment, one year', `/api/reports/summary?${year}&asOf=2024-01-15T00:00:00Z`, '≤ 200'],
    ['as of a past moment, all time', '/api/reports/summary?asOf=2024-06-15T00:00:00Z', '≤ 200'],
    ['as of a past moment, all time, by host', '/api/reports/summary?groupBy=host&asOf=2024-06-15T00:00:00Z', '≤ 200'],
    ['funnel of all time', '/api/reports/funnel', '≤ 200'],
    ['funnel by year', '/api/reports/funnel?groupBy=year', '≤ 200'],
    ...['attendances', 'enterprises', 'projects', 'agreements'].map((figure): [string, string, string] => [
      `first page of the list behind ${figure}`,
      `/api/reports/records?figure=${figure}&limit=50`,
      '≤ 200',
    ]),
    [
      'list of attendances, one year of one host',
      `/api/reports/records?figure=attendances&${year}&host=${host}`,
      '≤ 200',
    ],
    [
      'list of attendances as of a past moment',
      `/api/reports/records?figure=attendances&asOf=2024-06-15T00:00:00Z`,
      '≤ 200',
    ],
  ];
  let marked = 0;
  const mark = async (count: number): Promise<void> => {
    marked += 97;
    await db.query(`INSERT INTO report_marks SELECT event_id FROM report_events OFFSET $1 LIMIT $2`, [
      marked % (size.events - count),
      count,
    ]);
    await db.query(
      `INSERT INTO report_day_marks SELECT date '2021-01-01' + $1::int + g FROM generate_series(1, $2) AS g`,
      [marked % 1000, count],
    );
  };
  const rounds = Number(values.rounds);
  /** The times of a question, one after the other with `before` in front of each. */
  const timesOf = async (path: string, count: number, before: () => Promise<unknown>): Promise<number[]> => {
    const times: number[] = [];
    for (let n = 0; n < count + 2; n += 1) {
      await before();
      const ms = await ask(path);
      if (n >= 2) times.push(ms);
    }
    return times;
  };
  const ms = (of: number[], rank: number): string => percentile(of, rank).toFixed(0);
  const rows: string[][] = [];
  for (const [name, path, goal] of questions) {
    // Asked at any moment between two marks and two looks of what counts them.
    const stream = setInterval(() => void mark(1), 1000 / changedASecond);
    const streamed = await timesOf(path, rounds, () => setTimeout(Math.random() * 500));
    clearInterval(stream);
    const worst = await timesOf(path, Math.ceil(rounds / 2), () => mark(changedAtOnce));
    rows.push([name, ms(streamed, 0.5), ms(streamed, 0.95), goal, ms(worst, 0.95)]);
    say(`${name}: p50 ${ms(streamed, 0.5)} ms, p95 ${ms(streamed, 0.95)} ms; right after: ${ms(worst, 0.95)} ms`);
  }
  const text = `## Figures of a report

${measuredOn()}

${table([`${whole(size.registrations)} registrations, ${whole(size.agreements)} agreements, ${whole(size.events)} events`, 'p50 ms', 'p95 ms', 'to reach', 'right after, p95 ms'], rows)}

At the notifications service, one at a time, while ${changedASecond} events and ${changedASecond} days a second were marked as changed; what was not yet
counted then is counted in the time. Right after: ${changedAtOnce} events and ${changedAtOnce} days changed at once in the moment before. Counting every event anew, as after a rebuild, took ${(first / 1000).toFixed(1)} s.`;
  console.log(`\n${text}\n`);
  if (values.write) writePart('reports', text);
} finally {
  for (const stop of stops.reverse()) await stop();
  await parts.stop();
}
