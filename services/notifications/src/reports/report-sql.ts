import { sumsByDay, sumsByEvents } from './day-sums.js';
import type { FunnelGrouping } from './funnel.dto.js';
import type { Grouping, ReportFilter } from './report.dto.js';

type AnyGrouping = Grouping | FunnelGrouping;

/** Named parameters of a report's SQL, `$name`, as numbered ones. */
export function numbered(sql: string, values: Record<string, unknown>): { sql: string; parameters: unknown[] } {
  // Of now there is an index; what held at a past moment is looked for.
  const known =
    values['asOf'] === undefined ? `$1.known_to = 'infinity'` : '$1.known_from <= $asOf AND $1.known_to > $asOf';
  const parameters: unknown[] = [];
  const places = new Map<string, number>();
  const text = sql.replace(/\$known\((\w+)\)/g, known).replace(/\$([a-z]\w*)/gi, (all, name: string) => {
    if (!(name in values)) throw new Error(`no value for ${all}`);
    const known = places.get(name);
    if (known !== undefined) return `$${known}`;
    parameters.push(values[name]);
    places.set(name, parameters.length);
    return `$${parameters.length}`;
  });
  return { sql: text, parameters };
}

const tree = (parameter: string): string =>
  `(WITH RECURSIVE tree AS (SELECT id FROM series WHERE id = ${parameter}
      UNION SELECT child.id FROM series child JOIN tree ON child.parent_id = tree.id) SELECT id FROM tree)`;

/** The keys an event counts under. */
const keys: Record<AnyGrouping, string> = {
  kind: `SELECT e.kind`,
  series: `SELECT up.top::text FROM up WHERE up.id = e.series_id`,
  month: `SELECT to_char(e.on_date, 'YYYY-MM')`,
  host: `SELECT unnest(e.host_ids)::text`,
  industry: `SELECT e.industry WHERE e.industry IS NOT NULL`,
  year: `SELECT to_char(e.on_date, 'YYYY')`,
  event: `SELECT e.event_id::text`,
};

const narrows = (filter: ReportFilter): boolean =>
  [filter.series, filter.kind, filter.host, filter.industry, filter.event].some((one) => one !== undefined);

/** Events that match whatever the period, with their keys. */
function eventsSql(filter: ReportFilter, groupBy: AnyGrouping | undefined): string {
  const where = ['$known(e) AND e.counts'];
  if (filter.series) where.push(`e.series_id IN ${tree('$series')}`);
  if (filter.kind) where.push('e.kind = $kind');
  if (filter.host) where.push('$host = ANY(e.host_ids)');
  if (filter.industry) where.push('e.industry = $industry');
  if (filter.event) where.push('e.event_id = $event');
  const key = groupBy ? keys[groupBy] : `SELECT ''`;
  return `SELECT e.event_id, e.on_date, e.host_ids, e.guest_ids, k.key COLLATE "C" AS key
    FROM report_events e JOIN LATERAL (${key}) AS k (key) ON true WHERE ${where.join(' AND ')}`;
}

/**
 * SQL for the items of some figures. What has a day of its own counts by that day: under its own month, else under
 * the keys of its events; without an event only where nothing is asked of events.
 */
export function itemsSql(
  items: string,
  filter: ReportFilter,
  groupBy?: AnyGrouping,
  values: Record<string, unknown> = {},
): { sql: string; parameters: unknown[] } {
  const byEvents = narrows(filter) || (groupBy !== undefined && groupBy !== 'month' && groupBy !== 'year');
  const ownTime = { month: `to_char(r.on_date, 'YYYY-MM')`, year: `to_char(r.on_date, 'YYYY')` };
  const datedKey =
    groupBy === 'month' || groupBy === 'year' ? ownTime[groupBy] : groupBy === undefined ? `''::text` : 'm.key::text';
  // Joined by the single event, so that it can be hashed: `= ANY` would look through all events for each record.
  const datedFrom = byEvents
    ? 'CROSS JOIN LATERAL unnest(r.event_ids) AS of (event_id) JOIN matching m ON m.event_id = of.event_id'
    : '';
  const text = items
    .replaceAll(
      '$dayRows',
      byEvents ? sumsByEvents('matching') : `SELECT $datedKey AS key, r.* FROM (${sumsByDay}) AS r`,
    )
    .replaceAll('$datedKey', datedKey)
    .replaceAll('$datedFrom', datedFrom);
  const sql = `WITH RECURSIVE ${groupBy === 'series' ? `${above},` : ''}
    matching AS MATERIALIZED (${eventsSql(filter, groupBy)}),
    chosen AS (SELECT * FROM matching WHERE on_date BETWEEN $from AND $to)
    ${text}`;
  return numbered(sql, { ...filter, ...period(filter), ...values });
}

/** Each series with itself and all above it: what counts for one counts for its parents, too. */
const above = `up (id, top) AS (SELECT id, id FROM series
      UNION SELECT up.id, p.id FROM up JOIN series s ON s.id = up.top JOIN series p ON p.id = s.parent_id)`;

/** The days of a report; left out, they leave nothing out. */
const period = ({ from, to }: ReportFilter): { from: string; to: string } => ({
  from: from ?? '-infinity',
  to: to ?? 'infinity',
});
