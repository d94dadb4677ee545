import type { OrganisationKind } from '@zuomei/contracts';
import type { EntityManager } from 'typeorm';
import { datedFigures, daysKnown, sumsByEvents } from './day-sums.js';
import { eventFigures, overRead, readRecords } from './event-sums.js';
import { type Figure, type FigureName, figureNames, figures, organisationsOf, now, tookPart } from './figures.js';
import { counted, type CountedName, resultNames } from './funnel-steps.js';
import type { ReportFilter } from './report.dto.js';
import { itemsSql } from './report-sql.js';

/** One figure from its items, from nothing that is kept. */
export function sumOf(name: CountedName): string {
  const { items, sums }: Figure = counted[name];
  return `SELECT '${name}' AS figure, key::text, sum(value) AS value FROM (${sums ?? items}) AS i GROUP BY key`;
}

/** Distinct organisations: the bits of all events together, of which those of a kind are counted. */
function tookSums(bits: number, past: boolean): string {
  const ofKinds = figureNames.flatMap((name) => {
    const { took }: Figure = figures[name];
    return took ? [{ name, organisations: organisationsOf(took) }] : [];
  });
  const masks = ofKinds.map(
    ({ name, organisations }) =>
      `SELECT '${name}' AS figure, rpad(coalesce(string_agg(
         CASE WHEN r.organisation_id IN (SELECT id FROM ${organisations} AS o) THEN '1' ELSE '0' END, '' ORDER BY r.n), ''),
         ${bits}, '0')::bit(${bits}) AS mask FROM report_organisations r`,
  );
  // What has no number yet was seen at no event as it is now.
  const unnumbered = ofKinds.map(
    ({ name, organisations }) =>
      `SELECT '${name}', key::text, count(DISTINCT id) FROM seen
       WHERE id IN (SELECT id FROM ${organisations} AS o) AND id NOT IN (SELECT organisation_id FROM report_organisations)
       GROUP BY key`,
  );
  const kept = `SELECT key, organisations AS bits FROM totals`;
  const seen = `SELECT key, bit_or(set_bit(0::bit(${bits}), r.n, 1)) FROM seen JOIN report_organisations r ON r.organisation_id = id GROUP BY 1`;
  return [
    `SELECT m.figure, took.key::text, bit_count(took.bits & m.mask)
     FROM (SELECT key, bit_or(bits) AS bits FROM (${past ? `${kept} UNION ALL ${seen}` : kept}) AS each GROUP BY key) AS took
       CROSS JOIN (${masks.join(' UNION ALL ')}) AS m`,
    ...(past ? unnumbered : []),
  ].join('\nUNION ALL\n');
}

/** One row of sums for each key as one row for each figure that is not zero. */
const upright = (names: readonly string[], sums: string): string =>
  `SELECT f.figure, s.key::text, f.value FROM (${sums}) AS s
     CROSS JOIN LATERAL (VALUES ${names.map((name) => `('${name}', s."${name}"::numeric)`).join(', ')}) AS f (figure, value)
   WHERE f.value <> 0`;

/** What has changed since the past moment, from what has been read of it. */
const changed = (sql: string): string => overRead(sql).replaceAll('FROM chosen c', 'FROM changed c');

/** Distinct projects: those of each event are kept. */
const projects = (past: boolean): string => {
  const kept = `SELECT c.key, unnest(t.projects) AS id FROM settled c JOIN report_totals t USING (event_id)`;
  const then = past ? ` UNION ALL SELECT key, id FROM (${changed(figures.projects.sums)}) AS i` : '';
  return `SELECT 'projects', key::text, count(*) FROM (SELECT DISTINCT key, id FROM (${kept}${then}) AS all_shown) AS i GROUP BY key`;
};

const dated = upright(
  datedFigures.map(({ name }) => name),
  `SELECT key, ${datedFigures.map(({ name }) => `sum("${name}") AS "${name}"`).join(', ')}
   FROM ($dayRows) AS r GROUP BY 1`,
);

const eventSums = eventFigures.map((name) => `sum(t."${name}") AS "${name}"`).join(', ');
const together = (bits: number): string => `bit_or(t.organisations::bit(${bits})) AS organisations`;

/** What the settled events add up to. */
const kept = (...sums: string[]): string =>
  `totals AS MATERIALIZED (
     SELECT c.key, count(*) AS events, ${sums.join(', ')}
     FROM settled c JOIN report_totals t USING (event_id) GROUP BY 1)`;
const within = 'd.on_date BETWEEN $from AND $to';

const asIs = 'settled AS (SELECT * FROM chosen)';
/** What has not changed since a past moment is as it is kept; of the rest, `$changed`, what was known then is read. */
const asThen = `settled AS (SELECT * FROM chosen WHERE event_id <> ALL($changed::uuid[])),
   changed AS MATERIALIZED (SELECT * FROM chosen WHERE event_id = ANY($changed::uuid[])),
   ${readRecords(`event_id = ANY($changed::uuid[]) AND ${now('report_records')}`)},
   seen AS MATERIALIZED ${changed(tookPart)}`;

/** The organisations of a kind that took part, from what is kept. */
export function tookItems(kind: OrganisationKind, bits: number, past: boolean): string {
  const numbered = `SELECT r.organisation_id AS id FROM report_organisations r
    WHERE get_bit((SELECT coalesce(bit_or(organisations), 0::bit(${bits})) FROM totals), r.n) = 1`;
  return `WITH ${past ? asThen : asIs}, ${kept(together(bits))}
    SELECT o.id, NULL::uuid AS event_id, NULL::date AS on_date, 1 AS value FROM ${organisationsOf(kind)} o
    WHERE o.id IN (${numbered}${past ? ' UNION ALL SELECT id FROM seen' : ''})`;
}

/** What some statements add up to; what was settled and what has changed since are two rows for one figure. */
const addedUp = (past: boolean, known: string[], sums: string[]): string =>
  `, ${[past ? asThen : asIs, ...known].join(', ')}
   SELECT figure, key, sum(value)::text AS value FROM (${sums.join('\nUNION ALL\n')}) AS each (figure, key, value) GROUP BY 1, 2`;

const changedOf = (past: boolean, names: readonly FigureName[]): string[] =>
  past ? names.map((name) => changed(sumOf(name))) : [];

/** SQL in parts of about the same work, of which each figure is in one: they may be asked at the same time. */
export type Sums = (bits: number, past: boolean) => string[];

/** All figures, from what is kept for each event and each day; `bits` wide are the sets of organisations. */
export const sumsOf: Sums = (bits, past) => {
  const names = ['events', ...eventFigures] as const;
  return [
    addedUp(past, [kept(eventSums)], [upright(names, 'SELECT * FROM totals'), ...changedOf(past, names)]),
    addedUp(past, [daysKnown(past, within)], [dated]),
    addedUp(past, [kept(together(bits))], [projects(past), tookSums(bits, past)]),
  ];
};

/** The chosen events that have changed since a past moment: named, so that it is known how few they are. */
export async function eventsChangedSince(tx: EntityManager, filter: ReportFilter): Promise<string[]> {
  const { sql, parameters } = itemsSql(
    `SELECT event_id FROM report_totals WHERE changed_at > $asOf AND event_id IN (SELECT event_id FROM chosen)`,
    filter,
  );
  const rows: { event_id: string }[] = await tx.query(sql, parameters);
  return rows.map(({ event_id }) => event_id);
}

/** The steps of a funnel: who was invited and came, and what came of it on whatever day. */
export const funnelSums: Sums = (_, past) => {
  const people = ['events', 'invited', 'signUps', 'attendances', 'met'] as const;
  const results = upright(
    resultNames,
    `SELECT key, sum("cooperationIntents" + "settlementIntents") AS "intentsOfEvents",
       sum(agreements) AS "agreementsOfEvents", sum("milestonesReached") AS "milestonesOfEvents"
     FROM (${sumsByEvents('chosen')}) AS r GROUP BY 1`,
  );
  return [
    addedUp(past, [kept(eventSums)], [upright(people, 'SELECT * FROM totals'), ...changedOf(past, people)]),
    addedUp(past, [daysKnown(past, 'true')], [results]),
  ];
};
