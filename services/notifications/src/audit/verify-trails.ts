import { parseArgs } from 'node:util';
import pg from 'pg';
import type { ChainLine } from './audit-chain.js';
import { brokenAt } from './audit-chain.js';

const help = `Checks the audit trail of every agreement and letter: each line must follow from the one before it, by its hash.

  npm run audit:verify              all trails
  npm run audit:verify -- NUMBER    the trail of one, such as ZM-2026-000123

Reads the database in DATABASE_URL_NOTIFICATIONS, or else that of the product which npm start runs on --data DIR (.data
unless said). Ends with 0 if all chains hold, with 1 if one is broken (its
agreement and the first wrong line are named), with 2 if nothing could be checked.`;

interface Row {
  agreement_id: string;
  number: string | null;
  seq: number;
  at: Date;
  type: ChainLine['type'];
  actor: ChainLine['actor'];
  data: ChainLine['data'];
  prev_hash: string;
  hash: string;
}

const say = (text: string): boolean => process.stdout.write(`${text}\n`);
const lineOf = ({ seq, at, type, actor, data, prev_hash: prevHash, hash }: Row): ChainLine => ({
  seq,
  at: at.toISOString(),
  type,
  actor,
  data,
  prevHash,
  hash,
});

/** Trail by trail in the order of their agreements, a thousand lines at a time: memory stays bounded. */
async function* trails(db: pg.Client, number: string | undefined): AsyncGenerator<Row[]> {
  await db.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await db.query(
    `DECLARE lines NO SCROLL CURSOR FOR
     SELECT audit_lines.*, coalesce(agreements.number, letters.number) AS number FROM audit_lines
       LEFT JOIN agreements ON agreements.id = agreement_id LEFT JOIN letters ON letters.id = agreement_id
     WHERE $1::text IS NULL OR agreements.number = $1 OR letters.number = $1 ORDER BY agreement_id, seq`,
    [number ?? null],
  );
  let trail: Row[] = [];
  for (;;) {
    const { rows } = await db.query<Row>('FETCH 1000 FROM lines');
    for (const row of rows) {
      if (trail[0] && trail[0].agreement_id !== row.agreement_id) {
        yield trail;
        trail = [];
      }
      trail.push(row);
    }
    if (rows.length === 0) break;
  }
  if (trail.length > 0) yield trail;
  await db.query('COMMIT');
}

/** @returns how many trails are broken */
async function verify(url: string, number: string | undefined): Promise<number> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  let [checked, lines, broken] = [0, 0, 0];
  try {
    for await (const trail of trails(db, number)) {
      checked += 1;
      lines += trail.length;
      const at = brokenAt(trail.map(lineOf));
      if (at === undefined) continue;
      broken += 1;
      say(`BROKEN  ${trail[0]?.number ?? 'no number'}  ${trail[0]?.agreement_id ?? ''}  at line ${at}`);
    }
  } finally {
    await db.end();
  }
  say(`${checked} trails, ${lines} lines, ${broken} broken`);
  return broken;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean', short: 'h', default: false } },
});
const url = process.env['DATABASE_URL_NOTIFICATIONS'];
if (values.help) say(help);
else if (!url) {
  process.stderr.write(`DATABASE_URL_NOTIFICATIONS is not set.\n\n${help}\n`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = (await verify(url, positionals[0])) > 0 ? 1 : 0;
  } catch (error) {
    process.stderr.write(`The trails cannot be read: ${(error as Error).message}\n`);
    process.exitCode = 2;
  }
}
