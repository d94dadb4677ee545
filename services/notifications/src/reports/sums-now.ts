import { dayColumns, datedFigures, daySums } from './day-sums.js';
import { type Figure, figureNames, figures, now, organisationsOf, tookPart } from './figures.js';
import { counted, type CountedName } from './funnel-steps.js';

/** One figure from its items: what is kept nowhere else. */
export function sumOf(name: CountedName): string {
  const { items, sums }: Figure = counted[name];
  return `SELECT '${name}' AS figure, key::text, sum(value) AS value FROM (${sums ?? items}) AS i GROUP BY key`;
}

const namesOf = (is: (figure: Figure) => boolean) => figureNames.filter((name) => is(figures[name]));
const ofEvents = namesOf(({ byEvent }) => byEvent === true);
const asTheyAre = namesOf(({ byEvent, dated, took }) => !byEvent && !dated && !took);

/** Distinct organisations: the bits of all events together, of which those of a kind are counted. */
function tookSums(bits: number, past: boolean): string {
  const ofKinds = figureNames.flatMap((name) => {
    const { took }: Figure = figures[name];
    return took ? [{ name, organisations: organisationsOf(took) }] : [];
  });
  const masks = ofKinds.map(
    ({ name, organisations }) =>
      `SELECT '${name}' AS figure, rpad(string_agg(
         CASE WHEN r.organisation_id IN (SELECT id FROM ${organisations} AS o) THEN '1' ELSE '0' END, '' ORDER BY r.n),
         ${bits}, '0')::bit(${bits}) AS mask FROM report_organisations r`,
  );
  // What has no number yet was seen at no event as it is now.
  const unnumbered = ofKinds.map(
    ({ name, organisations }) =>
      `SELECT '${name}', key::text, count(DISTINCT id) FROM seen
       WHERE id IN (SELECT id FROM ${organisations} AS o) AND id NOT IN (SELECT organisation_id FROM report_organisations)
       GROUP BY key`,
  );
  const kept = `SELECT c.key, bit_or(t.organisations::bit(${bits})) AS bits FROM settled c JOIN report_totals t USING (event_id) GROUP BY 1`;
  const seen = `SELECT key, bit_or(set_bit(0::bit(${bits}), r.n, 1)) FROM seen JOIN report_organisations r ON r.organisation_id = id GROUP BY 1`;
  return [
    `SELECT m.figure, took.key::text, bit_count(took.bits & m.mask)
     FROM (SELECT key, bit_or(bits) AS bits FROM (${past ? `${kept} UNION ALL ${seen}` : kept}) AS each GROUP BY key) AS took
       JOIN (${masks.join(' UNION ALL ')}) AS m ON m.mask IS NOT NULL`,
    ...(past ? unnumbered : []),
  ].join('\nUNION ALL\n');
}

/** One row of sums for each key as one row for each figure that is not zero. */
const upright = (names: readonly string[], sums: string): string =>
  `SELECT f.figure, s.key::text, f.value FROM (${sums}) AS s
     CROSS JOIN LATERAL (VALUES ${names.map((name) => `('${name}', s."${name}"::numeric)`).join(', ')}) AS f (figure, value)
   WHERE f.value <> 0`;

const all = (past: boolean, bits: number): string[] => [
  ...asTheyAre.map(sumOf),
  upright(
    ofEvents,
    `SELECT c.key, ${ofEvents.map((name) => `sum((t.figures->>'${name}')::bigint) AS "${name}"`).join(', ')}
     FROM settled c JOIN report_totals t USING (event_id) GROUP BY 1`,
  ),
  tookSums(bits, past),
  upright(
    datedFigures.map(({ name }) => name),
    `SELECT key, ${datedFigures.map(({ name }) => `sum("${name}") AS "${name}"`).join(', ')}
     FROM ($dayRows) AS r GROUP BY 1`,
  ),
];

const within = 'd.on_date BETWEEN $from AND $to';

/** All figures as of now, from what is kept for each event and each day. */
export const sumsNow = (bits: number): string =>
  `, settled AS (SELECT * FROM chosen),
   days AS (SELECT d.on_date, d.event_ids, ${dayColumns} FROM report_days d WHERE ${within})
   SELECT figure, key, value::text FROM (${all(false, bits).join('\nUNION ALL\n')}) AS each`;

/**
 * All figures as of a past moment: what has not changed since is as it is kept; the rest is counted from what was
 * known of its records then.
 */
export function sumsThen(bits: number): string {
  const changed = (sql: string): string => sql.replaceAll('FROM chosen c', 'FROM changed c');
  return `, settled AS MATERIALIZED (
     SELECT c.* FROM chosen c JOIN report_totals t USING (event_id) WHERE t.changed_at <= $asOf),
   changed AS MATERIALIZED (SELECT c.* FROM chosen c WHERE c.event_id NOT IN (SELECT event_id FROM settled)),
   seen AS MATERIALIZED ${changed(tookPart)},
   days AS MATERIALIZED (
     SELECT d.on_date, d.event_ids, ${dayColumns} FROM report_days d WHERE ${within} AND d.changed_at <= $asOf
     UNION ALL SELECT r.on_date, r.event_ids, ${daySums('true')}
     FROM report_days d JOIN report_records r ON r.on_date = d.on_date AND r.event_ids = d.event_ids
     WHERE ${within} AND d.changed_at > $asOf AND d.first_at <= $asOf AND ${now('r')} GROUP BY 1, 2)
   SELECT figure, key, sum(value)::text AS value
   FROM (${[...all(true, bits), ...ofEvents.map((name) => changed(sumOf(name)))].join('\nUNION ALL\n')}) AS each
   GROUP BY 1, 2`;
}
