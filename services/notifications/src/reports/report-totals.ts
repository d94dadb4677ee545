import { transact } from '@zuomei/platform';
import type { DataSource, EntityManager } from 'typeorm';
import { figureNames, figures, tookPart } from './figures.js';
import { numbered } from './report-sql.js';

/** Events counted in one statement. */
const portion = 500;

/**
 * What counts at these events has changed. Marks are only ever added, so that those who write never wait for each
 * other; whoever next reads the totals counts these events anew.
 */
export async function markForCounting(tx: EntityManager, eventIds: (string | undefined)[]): Promise<void> {
  const ids = [...new Set(eventIds.filter((id) => id !== undefined))];
  if (ids.length > 0) await tx.query('INSERT INTO report_marks (event_id) SELECT unnest($1::uuid[])', [ids]);
}

/** Counts every marked event anew, by the definitions of the figures; cheap where nothing is marked. */
export async function countMarked(db: DataSource): Promise<void> {
  for (;;) {
    const marked: unknown[] = await db.query('SELECT 1 FROM report_marks LIMIT 1');
    if (marked.length === 0) return;
    await transact(db, countPortion);
  }
}

async function countPortion(tx: EntityManager): Promise<void> {
  // One at a time: of two that count the same event, the one with the older view could write last.
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('report_totals'))`);
  const [taken]: [{ event_id: string }[]] = await tx.query(
    `DELETE FROM report_marks WHERE event_id IN (SELECT DISTINCT event_id FROM report_marks LIMIT $1) RETURNING event_id`,
    [portion],
  );
  const ids = [...new Set(taken.map(({ event_id }) => event_id))];
  // A statement of its own: it sees all that was committed with the marks just taken.
  await tx.query('DELETE FROM report_totals WHERE event_id = ANY($1)', [ids]);
  const each = figureNames.flatMap((name) =>
    'byEvent' in figures[name] ? [`SELECT key, '${name}' AS figure, value FROM (${figures[name].items}) AS i`] : [],
  );
  const { sql, parameters } = numbered(
    `WITH chosen AS (SELECT e.event_id AS key, e.event_id, e.on_date, e.host_ids, e.guest_ids FROM report_events e
       WHERE e.event_id = ANY($ids) AND $known(e)),
     counted AS (SELECT key, figure, sum(value) AS value FROM (${each.join(' UNION ALL ')}) AS each GROUP BY 1, 2),
     totals AS (SELECT key AS event_id, jsonb_object_agg(figure, value) AS figures FROM counted GROUP BY 1),
     took AS MATERIALIZED (SELECT c.event_id, took.id FROM chosen c CROSS JOIN ${tookPart} AS took),
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
     INSERT INTO report_totals (event_id, figures, organisations)
     SELECT c.event_id, coalesce(totals.figures, '{}'), coalesce(sets.bits, '')
     FROM chosen c LEFT JOIN totals USING (event_id) LEFT JOIN sets USING (event_id)`,
    { ids },
  );
  await tx.query(sql, parameters);
}

/** How wide a set of organisations is: as many bits as there are numbers, in steps, so that statements stay the same. */
export async function organisationBits(db: DataSource): Promise<number> {
  const [row]: { n: number | null }[] = await db.query('SELECT max(n) AS n FROM report_organisations');
  return 2 ** Math.ceil(Math.log2(Math.max(1024, (row?.n ?? 0) + 1)));
}
