import { type Dated, type Figure, type FigureName, figureNames, figures, now } from './figures.js';

/** The figures whose records have a day of their own; report_days has a column for each. */
export const datedFigures = figureNames.flatMap((name): ({ name: FigureName } & Dated)[] => {
  const { dated }: Figure = figures[name];
  return dated ? [{ name, ...dated }] : [];
});

export const dayColumns = datedFigures.map(({ name }) => `"${name}"`).join(', ');

/** What records `r` add up to, column by column. */
export const daySums = (only: string): string =>
  datedFigures
    .map(({ name, kind, form, column }) => {
      const those = `r.kind = '${kind}'${form ? ` AND r.form = '${form}'` : ''} AND ${only}`;
      const sum = column ? `coalesce(sum(r.${column}) FILTER (WHERE ${those}), 0)` : `count(*) FILTER (WHERE ${those})`;
      return `${sum} AS "${name}"`;
    })
    .join(', ');

const columnSums = datedFigures.map(({ name }) => `sum(d."${name}") AS "${name}"`).join(', ');

/** What is kept for days, as of now or of then; what has changed since then is counted from its records. */
export function daysKnown(past: boolean, where: string): string {
  const kept = `SELECT d.on_date, d.event_ids, ${dayColumns} FROM report_days d WHERE ${where}`;
  if (!past) return `days AS NOT MATERIALIZED (${kept})`;
  return `days AS NOT MATERIALIZED (${kept} AND d.changed_at <= $asOf
     UNION ALL SELECT d.on_date, d.event_ids, known.*
     FROM (SELECT * FROM report_days d WHERE ${where} AND d.changed_at > $asOf AND d.first_at <= $asOf) AS d
       CROSS JOIN LATERAL (SELECT ${daySums('true')} FROM report_records r
         WHERE r.on_date = d.on_date AND r.event_ids = d.event_ids AND ${now('r')}) AS known)`;
}

/** Sums of `days` by day. */
export const sumsByDay = `SELECT d.on_date, ${columnSums} FROM days d GROUP BY 1`;

/**
 * Sums of `days` by the key of their events, each once for each key: only what came from several events could come
 * twice. What came from the same events is added up first.
 */
export const sumsByEvents = (events: 'matching' | 'chosen'): string =>
  `WITH sets AS MATERIALIZED (SELECT d.event_ids, ${columnSums} FROM days d WHERE d.event_ids <> '{}' GROUP BY 1)
   SELECT m.key, ${dayColumns} FROM sets d JOIN ${events} m ON m.event_id = d.event_ids[1]
   WHERE cardinality(d.event_ids) = 1
   UNION ALL SELECT key, ${dayColumns}
   FROM (SELECT DISTINCT m.key, d.* FROM sets d CROSS JOIN LATERAL unnest(d.event_ids) AS of (event_id)
     JOIN ${events} m ON m.event_id = of.event_id WHERE cardinality(d.event_ids) > 1) AS d`;
