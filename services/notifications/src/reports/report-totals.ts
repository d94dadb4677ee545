import { transact } from '@zuomei/platform';
import type { DataSource, EntityManager } from 'typeorm';
import { figureNames, figures, tookPart } from './figures.js';
import { bounds, numbered } from './report-sql.js';

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
       WHERE e.event_id = ANY($ids) AND e.known_to = 'infinity'),
     counted AS (SELECT key, figure, sum(value) AS value FROM (${each.join(' UNION ALL ')}) AS each GROUP BY 1, 2)
     INSERT INTO report_totals (event_id, figures, organisation_ids)
     SELECT c.event_id, (SELECT coalesce(jsonb_object_agg(figure, value), '{}') FROM counted WHERE key = c.event_id),
       ARRAY(SELECT took.id FROM ${tookPart} AS took)
     FROM chosen c`,
    { ids, ...bounds({}) },
  );
  await tx.query(sql, parameters);
}
