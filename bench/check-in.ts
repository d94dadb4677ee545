import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { percentile, table, whole } from './lib/figures.ts';
import { Parts } from './lib/parts.ts';
import { measuredOn, writePart } from './lib/performance-page.ts';
import { Poster, type Posted } from './lib/post.ts';
import { startService } from './lib/service.ts';
import { startTokenIssuer } from './lib/token-issuer.ts';

const help = `Measures check-ins a second at one gate list, at the registrations service, with its relay running.

  node bench/check-in.ts [--people 25000] [--connections 64] [--rate 3000] [--quick] [--no-write]

First as fast as they are answered (closed loop), every code once; then another event at a fixed rate (open loop); then
every code of the first again, which refuses. The built service runs as a process of its own. Postgres and Kafka: those
of TEST_DATABASE_URL and KAFKA_BROKERS, or started for the run. Writes its part of
docs/performance.md. --quick: 3,000 people, and nothing written.`;

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
const stops: (() => unknown)[] = [];

/** A published event with everybody confirmed. @returns it and the codes they hold */
async function fill(db: pg.Client): Promise<{ event: string; codes: string[] }> {
  const event = randomUUID();
  await db.query(
    `INSERT INTO offerings (id, event_version, status, visibility, mode, kind, title, host_ids, guest_ids, starts_at,
       ends_at, date_precision, time_zone, imported, published_at, approval, pending_holds_seat, waitlist,
       waitlist_policy, questions, confirmed, held, held_onsite)
     VALUES ($1, 1, 'published', 'public', 'onsite', 'forum', '测量用活动', '{}', '{}', now(), now() + interval '1 day',
       'minute', 'Asia/Shanghai', false, now(), false, true, true, 'fill', '[]', $2, $2, $2)`,
    [event, people],
  );
  const codes: string[] = [];
  for (let at = 0; at < people; at += 1000) {
    const ids = Array.from({ length: Math.min(1000, people - at) }, () => randomUUID());
    const own = ids.map((id) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url') + secret());
    codes.push(...own);
    await db.query(
      `INSERT INTO registrations (id, offering_id, version, status, attendance_mode, name, email, organisation, locale,
         answers, holds_seat, link_hash, code_hash, created_at)
       SELECT id, $1, 1, 'confirmed', 'onsite', '来宾', id || '@example.com', '某某大学', 'zh-CN', '{}', true, hash, hash,
         now()
       FROM unnest($2::uuid[], $3::bytea[]) AS people (id, hash)`,
      [event, ids, own.map((code) => createHash('sha256').update(code).digest())],
    );
  }
  return { event, codes };
}

const secret = (): string => randomBytes(16).toString('base64url');
const scan = (code: string): string => JSON.stringify({ code, nonce: secret(), device: 'gate' });

function row(name: string, { answers, seconds }: { answers: Posted[]; seconds: number }, result: string): string[] {
  const good = answers.filter(({ status, text }) => status === 200 && text.includes(`"result":"${result}"`)).length;
  const times = answers.map(({ ms }) => ms);
  const ms = (part: number): string => percentile(times, part).toFixed(1);
  return [
    name,
    whole(answers.length / seconds),
    ms(0.5),
    ms(0.99),
    ms(1),
    `${whole(good)} of ${whole(answers.length)}`,
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
  const [first, second, warm] = [await fill(db), await fill(db), await fill(db)];
  await db.query('VACUUM ANALYZE registrations');
  const bearer = await issuer.bearer(['admin']);
  const gate = (event: string): Poster => {
    const poster = new Poster(`${service.url}/api/events/${event}/check-ins`, { authorization: bearer }, connections);
    stops.push(() => poster.close());
    return poster;
  };
  await gate(warm.event).closed(warm.codes.slice(0, 3_000).map(scan), connections);
  const drained = async (): Promise<number> => {
    const begun = performance.now();
    for (;;) {
      const { rows } = await db.query('SELECT 1 FROM outbox WHERE published_at IS NULL LIMIT 1');
      if (rows.length === 0) return (performance.now() - begun) / 1000;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  await drained();
  const closed = await gate(first.event).closed(first.codes.map(scan), connections);
  const drain = await drained();
  const open = await gate(second.event).open(second.codes.map(scan), rate);
  await drained();
  const again = await gate(first.event).closed(first.codes.map(scan), connections);
  const figures = table(
    [
      `${whole(people)} on the list, ${connections} connections`,
      'a second',
      'p50 ms',
      'p99 ms',
      'max ms',
      'as they should',
    ],
    [
      row('as fast as answered, every code once', closed, 'ok'),
      row(`at ${whole(rate)} a second (open loop)`, open, 'ok'),
      row('every code again (refused, kept)', again, 'already_checked_in'),
    ],
  );
  const text = `## Check-ins at one door

${measuredOn()}

${figures}

At the registrations service, its relay running: all facts were on their topic ${drain.toFixed(1)} s after the last
answer. All scans that wait, of any event, share one transaction: one lock of their registrations in the order of ids,
and one statement each for the log, the attendances, the versions and the facts.`;
  console.log(`\n${text}\n`);
  if (!values.quick && !values['no-write']) writePart('check-in', text);
} finally {
  for (const stop of stops.reverse()) await stop();
  await parts.stop();
}
