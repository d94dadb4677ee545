import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { pastAgreements, Signing } from './lib/agreements.ts';
import { percentile, table, whole } from './lib/figures.ts';
import { Parts } from './lib/parts.ts';
import { measuredOn, writePart } from './lib/performance-page.ts';
import { startService } from './lib/service.ts';
import { SmtpSink } from './lib/smtp-sink.ts';
import { startTokenIssuer } from './lib/token-issuer.ts';

const help = `Measures a signing ceremony, and looking for agreements among very many.

  node bench/sealing.ts [--ceremony 200] [--past 100000] [--rounds 60] [--only ceremony|lists] [--quick] [--write]

At the built notifications service, which mails to a sink: two-page agreements are signed by two each over HTTP, and
their seal jobs held until the last signature; then the time until every file is sealed, and until every evidence file
is. Then lists, filters and single agreements are asked for, one at a time. Postgres and Kafka: those of
TEST_DATABASE_URL and KAFKA_BROKERS, or started for the run. --quick: a tenth of everything. --write: keeps the figures
of a whole run in docs/performance.md.`;

const { values } = parseArgs({
  options: {
    ceremony: { type: 'string', default: '200' },
    past: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '60' },
    only: { type: 'string', default: '' },
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
const [ceremony, past] = [Number(values.ceremony) * scale, Number(values.past) * scale];
const parts = new Parts();
const stops: (() => unknown)[] = [];
const say = (text: string): boolean => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);
const seconds = (ms: number): string => (ms / 1000).toFixed(1);

/** So many of them at once, as a hall full of people does. */
async function together<T>(list: readonly T[], at: number, work: (one: T, n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let n = next++; n < list.length; n = next++) await work(list[n] as T, n);
  };
  await Promise.all(Array.from({ length: at }, worker));
}

async function measureCeremony(db: pg.Client, hall: Signing, pid: number): Promise<string> {
  const kilobytes = (): number =>
    Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  say(`sending ${ceremony}`);
  const signers: string[][] = [];
  await together(Array.from({ length: ceremony }), 4, async (_, n) => {
    signers[n] = await hall.send(n);
  });
  // Held until the last signature, so that nothing of the work is done before the clock starts.
  await db.query(
    `CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN NEW.next_attempt_at := 'infinity'; RETURN NEW; END $$;
     CREATE TRIGGER hold BEFORE INSERT ON seal_jobs FOR EACH ROW EXECUTE FUNCTION hold()`,
  );
  say('signing');
  await together(signers.flat(), 16, (signer) => hall.sign(signer));
  const undone = async (what: string): Promise<number> => {
    const { rows } = await db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM seal_jobs LEFT JOIN envelopes ON envelopes.id = envelope_id WHERE ${what} IS NULL`,
    );
    return rows[0]?.n ?? 0;
  };
  const before = kilobytes();
  const begun = performance.now();
  await db.query(`UPDATE seal_jobs SET next_attempt_at = now()`);
  const until = async (what: string): Promise<number> => {
    while ((await undone(what)) > 0) await new Promise((resolve) => setTimeout(resolve, 25));
    return performance.now() - begun;
  };
  const sealed = await until('sealed_sha256');
  say(`sealed after ${seconds(sealed)} s`);
  const proven = await until('evidence_sha256');
  say(`evidence after ${seconds(proven)} s`);
  const { rows: files } = await db.query<{ size: number; pages: number }>(
    `SELECT avg(size)::int AS size, avg((regexp_match(encode(substr(bytes, 1, size), 'escape'), '/Count (\\d+)'))[1]::int)::float AS pages
     FROM envelopes JOIN archived_files ON sha256 = sealed_sha256 WHERE sealed_sha256 IS NOT NULL`,
  );
  say(JSON.stringify(files[0]));
  const megabytes = (kb: number): string => whole(kb / 1024);
  return `${table(
    [`${whole(ceremony)} agreements of two pages, two signatures each, among ${whole(past)}`, 'measured', 'to reach'],
    [
      ['from the last signature to all files sealed (B-B)', `${seconds(sealed)} s`, '≤ 6 s'],
      ['… to all evidence files sealed', `${seconds(proven)} s`, '≤ 20 s'],
      [
        'most memory of the service until then (before the seals)',
        `${megabytes(kilobytes())} MB (${megabytes(before)} MB)`,
        '',
      ],
    ],
  )}

All seal jobs are held until the last signature, so none of the work lies before the clock. A sealed file has
${whole((files[0]?.size ?? 0) / 1024)} KB on average.

`;
}

async function measureLists(db: pg.Client, hall: Signing): Promise<string> {
  await db.query('VACUUM ANALYZE');
  const { rows: one } = await db.query<{ id: string; party: string; event: string; title: string; number: string }>(
    `SELECT agreements.id, organisation_id AS party, event_ids[1] AS event, title, number FROM agreements
     JOIN agreement_parties ON agreement_id = agreements.id WHERE number LIKE 'ZM-2016-%' ORDER BY number LIMIT 1 OFFSET $1`,
    [past],
  );
  const some = one[0];
  if (!some) throw new Error('no past agreement');
  const list = (query: string): string => `/api/agreements?limit=50${query}`;
  const questions: [string, string][] = [
    ['the newest', list('')],
    ['of a state', list('&status=signing')],
    ['to be renewed', list('&phase=to_renew')],
    ['ended', list('&phase=ended')],
    ['out for more than 30 days', list('&waitingDays=30')],
    ['ending within 90 days', list('&endsWithinDays=90')],
    ['of a party', list(`&party=${some.party}`)],
    ['of an event', list(`&event=${some.event}`)],
    ['signed in one month', list('&from=2021-03-01&to=2021-03-31')],
    ['by its number', list(`&q=${some.number}`)],
    ['by words of the title', list(`&q=${encodeURIComponent(some.title.slice(0, 12))}`)],
    ['by words that nothing has', list(`&q=${encodeURIComponent('不存在的词语')}`)],
    ['a kind, signed, on paper: nothing', list('&kind=framework&status=signed&evidence=paper')],
    ['opened', `/api/agreements/${some.id}`],
  ];
  const rows: string[][] = [];
  for (const [name, path] of questions) {
    const times: number[] = [];
    for (let n = 0; n < Number(values.rounds) + 3; n += 1) {
      const ms = await hall.get(path);
      if (n >= 3) times.push(ms);
    }
    const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
    rows.push([name, p50.toFixed(0), p95.toFixed(0), '≤ 100']);
    say(`${name}: p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`);
  }
  return table([`50 of ${whole(past)} agreements, one question at a time`, 'p50 ms', 'p95 ms', 'to reach'], rows);
}

try {
  await parts.start();
  const database = await parts.database('notifications');
  const [issuer, sink] = [await startTokenIssuer(), new SmtpSink()];
  const sealDir = mkdtempSync(join(tmpdir(), 'zuomei-bench-seal-'));
  stops.push(() => rmSync(sealDir, { recursive: true }));
  stops.push(() => issuer.stop());
  const smtpUrl = await sink.listen();
  stops.push(() => sink.close());
  const linkKey = randomBytes(32).toString('hex');
  const service = await startService('notifications', {
    DATABASE_URL_NOTIFICATIONS: database,
    KAFKA_BROKERS: parts.brokers,
    TOPIC_PREFIX: `${parts.name}.`,
    JWKS_URL: issuer.jwksUrl,
    REGISTRATIONS_URL: 'http://127.0.0.1:9',
    SMTP_URL: smtpUrl,
    SEAL_DIR: sealDir,
    LINK_KEY: linkKey,
  });
  stops.push(() => service.stop());
  const db = new pg.Client({ connectionString: database });
  await db.connect();
  stops.push(() => db.end());
  say(`filling ${past} past agreements`);
  await pastAgreements(db, past);
  const { rows: known } = await db.query<{ id: string }>('SELECT id FROM organisations ORDER BY name LIMIT 2');
  const hall = new Signing(
    service.url,
    await issuer.bearer(['staff']),
    linkKey,
    known.map((one) => one.id),
  );

  const ceremonyText = values.only === 'lists' ? '' : await measureCeremony(db, hall, service.pid);
  const listsText = values.only === 'ceremony' ? '' : await measureLists(db, hall);
  const text = `## A signing ceremony, and agreements found among many\n\n${measuredOn()}\n\n${ceremonyText}${listsText}`;
  console.log(`\n${text}\n`);
  if (values.write && values.only === '') writePart('sealing', text);
} finally {
  for (const stop of stops.reverse()) await stop();
  await parts.stop();
}
