import { type Dated, type Figure, figureNames, figures, organisationsOf } from './figures.js';
import { counted, type CountedName } from './funnel-steps.js';

/** One figure from its items: what any moment is asked for, and what is kept nowhere else. */
export const sumOf = (name: CountedName): string =>
  `SELECT '${name}' AS figure, key::text, sum(value)::text AS value FROM (${counted[name].items}) AS i GROUP BY key`;

/** What the records with a day of their own add up to: each kind of record is read once for all its figures. */
function datedSums(kind: Dated['kind']): string {
  const of = figureNames.flatMap((name) => {
    const figure: Figure = figures[name];
    return figure.dated?.kind === kind ? [{ name, ...figure.dated }] : [];
  });
  const sums = of.map(({ form, column }, n) => {
    const only = form ? `FILTER (WHERE form = '${form}')` : '';
    return `${column ? `sum(${column}) ${only}` : `nullif(count(*) ${only}, 0)`} AS v${n}`;
  });
  const named = of.map(({ name }, n) => `('${name}', s.v${n}::text)`).join(', ');
  return `SELECT f.figure, key::text, f.value::text
    FROM (SELECT key, ${sums.join(', ')} FROM ($datedRows(${kind})) AS one GROUP BY key) AS s
      CROSS JOIN LATERAL (VALUES ${named}) AS f (figure, value)
    WHERE f.value IS NOT NULL`;
}

const ofOwnDay = (['intent', 'agreement', 'milestone'] as const).map(datedSums);

/** Distinct organisations: the bits of all events together, of which those of a kind are counted. */
function tookSums(bits: number): string {
  const masks = figureNames.flatMap((name) => {
    const { took }: Figure = figures[name];
    if (!took) return [];
    return [
      `SELECT '${name}' AS figure, bit_or(set_bit(0::bit(${bits}), r.n, 1)) AS mask
       FROM report_organisations r JOIN ${organisationsOf(took)} o ON o.id = r.organisation_id`,
    ];
  });
  return `SELECT m.figure, took.key::text, bit_count(took.bits & m.mask)::text
    FROM (SELECT c.key, bit_or(t.organisations::bit(${bits})) AS bits
          FROM chosen c JOIN report_totals t USING (event_id) GROUP BY c.key) AS took
    JOIN (${masks.join(' UNION ALL ')}) AS m ON m.mask IS NOT NULL`;
}

/** All figures as of now, from what is kept for each event and from the records with a day of their own. */
export function sumsNow(bits: number): string {
  const asTheyAre = figureNames.filter((name) => {
    const { byEvent, dated, took }: Figure = figures[name];
    return !byEvent && !dated && !took;
  });
  return [
    ...asTheyAre.map(sumOf),
    `SELECT f.key AS figure, c.key::text, sum(f.value::bigint)::text AS value
     FROM chosen c JOIN report_totals t USING (event_id) CROSS JOIN LATERAL jsonb_each_text(t.figures) AS f GROUP BY 1, 2`,
    tookSums(bits),
    ...ofOwnDay,
  ].join('\nUNION ALL\n');
}
