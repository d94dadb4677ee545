import { transact } from '@zuomei/platform';
import type { DataSource, EntityManager } from 'typeorm';
import { figures, tookPart } from './figures.js';
import { dayColumns, daySums } from './day-sums.js';
import { eventColumns, eventFigures, overRead, readRecords } from './event-sums.js';
import { numbered } from './report-sql.js';

/** Events or days counted in one statement. */
const portion = 500;

/** When what is known of something last became or ceased to be known. */
const changedAt = `max(greatest(v.known_from, CASE WHEN v.known_to < 'infinity' THEN v.known_to END))`;

/**
 * What counts at these events has changed. Marks are only ever added, so that those who write never wait for each
 * other; whoever next reads the totals counts these events anew.
 */
export async function markForCounting(tx: EntityManager, eventIds: (string | null | undefined)[]): Promise<void> {
  const ids = distinct(eventIds);
  if (ids.length > 0) await tx.query('INSERT INTO report_marks (event_id) SELECT unnest($1::uuid[])', [ids]);
}

/** The same for what has a day of its own. */
export async function markDays(tx: EntityManager, days: (string | null | undefined)[]): Promise<void> {
  const all = distinct(days);
  if (all.length > 0) await tx.query('INSERT INTO report_day_marks (on_date) SELECT unnest($1::date[])', [all]);
}

const distinct = (values: (string | null | undefined)[]): string[] => [
  ...new Set(values.filter((one) => one !== undefined && one !== null)),
];

/** Counts every marked event and day anew, by the definitions of the figures; cheap where nothing is marked. */
export async function countMarked(db: DataSource): Promise<void> {
  for (;;) {
    const [marked]: { events: boolean; days: boolean }[] = await db.query(
      'SELECT EXISTS (SELECT FROM report_marks) AS events, EXISTS (SELECT FROM report_day_marks) AS days',
    );
    if (!marked?.events && !marked?.days) return;
    // What is kept for events and what is kept for days have nothing in common.
    await Promise.all([
      marked.events && count(db, 'report_totals', countEvents),
      marked.days && count(db, 'report_days', countDays),
    ]);
  }
}

const count = (db: DataSource, table: string, work: (tx: EntityManager) => Promise<void>): Promise<void> =>
  transact(db, async (tx) => {
    // One at a time: of two that count the same, the one with the older view could write last.
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [table]);
    // Sets that have just been read look like few rows, and are better hashed than looked through again and again.
    await tx.query(`SELECT set_config('work_mem', '64MB', true), set_config('enable_nestloop', 'off', true)`);
    await work(tx);
  });

async function countEvents(tx: EntityManager): Promise<void> {
  const [taken]: [{ event_id: string }[]] = await tx.query(
    `DELETE FROM report_marks WHERE event_id IN (SELECT DISTINCT event_id FROM report_marks LIMIT $1) RETURNING event_id`,
    [portion],
  );
  const ids = [...new Set(taken.map(({ event_id }) => event_id))];
  // A statement of its own: it sees all that was committed with the marks just taken.
  await tx.query('DELETE FROM report_totals WHERE event_id = ANY($1)', [ids]);
  const each = eventFigures.map(
    (name) => `SELECT key, '${name}' AS figure, sum(value) AS value FROM (${figures[name].items}) AS i GROUP BY key`,
  );
  const columns = eventFigures.map((name) => `coalesce(sum(value) FILTER (WHERE figure = '${name}'), 0) AS "${name}"`);
  const { sql, parameters } = numbered(
    `WITH chosen AS (SELECT e.event_id AS key, e.event_id, e.on_date, e.host_ids, e.guest_ids FROM report_events e
       WHERE e.event_id = ANY($ids) AND $known(e)),
     ${readRecords('event_id = ANY($ids)')},
     counted AS (
       SELECT c.event_id, ${columns.join(', ')}
       FROM chosen c LEFT JOIN (${overRead(each.join(' UNION ALL '))}) AS each ON each.key = c.event_id GROUP BY 1),
     shown AS (SELECT key AS event_id, array_agg(id) AS ids FROM (${overRead(figures.projects.sums)}) AS i GROUP BY 1),
     changed AS (
       SELECT event_id, ${changedAt} AS at
       FROM (SELECT event_id, known_from, known_to FROM read
         UNION ALL SELECT event_id, known_from, known_to FROM report_events WHERE event_id = ANY($ids)) AS v GROUP BY 1),
     took AS MATERIALIZED ${overRead(tookPart)},
     numbered AS (
       INSERT INTO report_organisations (n, organisation_id)
       SELECT (SELECT count(*) FROM report_organisations) + row_number() OVER () - 1, id
       FROM (SELECT DISTINCT id FROM took WHERE id NOT IN (SELECT organisation_id FROM report_organisations)) AS fresh
       RETURNING n, organisation_id),
     numbers AS MATERIALIZED (
       SELECT n, organisation_id FROM report_organisations UNION ALL SELECT n, organisation_id FROM numbered),
     none AS MATERIALIZED (SELECT repeat('0', coalesce(max(n), 0) + 1)::bit varying AS bits FROM numbers),
     sets AS (
       SELECT t.event_id, bit_or(set_bit(none.bits, numbers.n, 1)) AS bits
       FROM took t JOIN numbers ON numbers.organisation_id = t.id CROSS JOIN none GROUP BY t.event_id)
     INSERT INTO report_totals (event_id, ${eventColumns}, projects, organisations, changed_at)
     SELECT event_id, ${eventColumns}, coalesce(shown.ids, '{}'), coalesce(sets.bits, ''), changed.at
     FROM counted LEFT JOIN shown USING (event_id) LEFT JOIN sets USING (event_id) LEFT JOIN changed USING (event_id)`,
    { ids },
  );
  await tx.query(sql, parameters);
}

async function countDays(tx: EntityManager): Promise<void> {
  const [taken]: [{ on_date: string }[]] = await tx.query(
    `DELETE FROM report_day_marks WHERE on_date IN (SELECT DISTINCT on_date FROM report_day_marks LIMIT $1)
     RETURNING on_date::text`,
    [portion],
  );
  const days = distinct(taken.map(({ on_date }) => on_date));
  await tx.query('DELETE FROM report_days WHERE on_date = ANY($1::date[])', [days]);
  // Also what counts no more: at a past moment it may have.
  await tx.query(
    `INSERT INTO report_days (on_date, event_ids, ${dayColumns}, first_at, changed_at)
     SELECT r.on_date, r.event_ids, ${daySums(`r.known_to = 'infinity'`)}, min(v.known_from), ${changedAt}
     FROM report_records r JOIN LATERAL (SELECT r.known_from, r.known_to) AS v ON true
     WHERE r.on_date = ANY($1::date[]) GROUP BY 1, 2`,
    [days],
  );
}

/** How wide a set of organisations is: as many bits as there are numbers, in steps, so that statements stay the same. */
export async function organisationBits(db: EntityManager): Promise<number> {
  const [row]: { n: number | null }[] = await db.query('SELECT max(n) AS n FROM report_organisations');
  return 2 ** Math.ceil(Math.log2(Math.max(1024, (row?.n ?? 0) + 1)));
}
