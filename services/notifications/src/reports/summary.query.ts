import { Injectable } from '@nestjs/common';
import { currentLocale } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { type Figure, figureNames, figures, type FigureName } from './figures.js';
import { groupLabels } from './group-labels.js';
import type { FigureView, Grouping, ReportFilter, SummaryQuery as Asked } from './report.dto.js';
import { itemsSql } from './report-sql.js';
import { countMarked } from './report-totals.js';

type Figures = Record<FigureName, FigureView>;
export type GroupView = Figures & { key: string; label: string };

/** The figures of a report, each with the path of the list it is the sum of. */
@Injectable()
export class SummaryQuery {
  constructor(private readonly db: DataSource) {}

  async figures(filter: ReportFilter): Promise<Figures> {
    const values = await this.values(filter);
    return viewOf(filter, values.get('') ?? {});
  }

  /** By key, in its order; an event of two groups counts in both. */
  async groups({ groupBy, ...filter }: Asked & { groupBy: Grouping }): Promise<GroupView[]> {
    const values = await this.values(filter, groupBy);
    const labels = await groupLabels(this.db.manager, groupBy, [...values.keys()], currentLocale());
    return [...values.keys()].toSorted().map((key) => ({
      key,
      label: labels.get(key) ?? key,
      ...viewOf({ ...filter, ...narrowed(groupBy, key, filter) }, values.get(key) ?? {}),
    }));
  }

  /** As of now from what is kept for each event; as of a past moment from the records themselves. */
  private async values(filter: ReportFilter, groupBy?: Grouping): Promise<Map<string, Record<string, string>>> {
    if (filter.asOf === undefined) await countMarked(this.db);
    const { sql, parameters } = itemsSql(filter.asOf === undefined ? sumsNow : sumsThen, filter, groupBy);
    const rows: { figure: string; key: string; value: string }[] = await this.db.query(sql, parameters);
    const byKey = new Map<string, Record<string, string>>();
    for (const { figure, key, value } of rows) byKey.set(key, { ...byKey.get(key), [figure]: value });
    return byKey;
  }
}

const sumOf = (name: FigureName): string =>
  `SELECT '${name}' AS figure, key::text, sum(value)::text AS value FROM (${figures[name].items}) AS i GROUP BY key`;

const sumsThen = figureNames.map(sumOf).join('\nUNION ALL\n');

/** What the records with a day of their own add up to: each kind of record is read once for all its figures. */
const datedSums = (['intent', 'agreement', 'milestone'] as const).map((kind) => {
  const of = figureNames.flatMap((name) => {
    const figure: Figure = figures[name];
    return figure.dated?.kind === kind ? [{ name, ...figure.dated }] : [];
  });
  const sums = of.map(({ form, column }, n) => {
    const only = form ? `FILTER (WHERE form = '${form}')` : '';
    return `${column ? `sum(${column}) ${only}` : `nullif(count(*) ${only}, 0)`} AS v${n}`;
  });
  return `SELECT f.figure, key::text, f.value::text FROM (
      SELECT key, ${sums.join(', ')} FROM (
        SELECT DISTINCT $datedKey AS key, r.subject_id, r.form, r.amount, r.technology_amount
        FROM report_records r $datedFrom
        WHERE r.kind = '${kind}' AND r.known_to = 'infinity' AND r.on_date BETWEEN $from AND $to) AS one GROUP BY key
    ) AS s CROSS JOIN LATERAL (VALUES ${of.map(({ name }, n) => `('${name}', s.v${n}::text)`).join(', ')}) AS f (figure, value)
    WHERE f.value IS NOT NULL`;
});

const sumsNow = [
  ...figureNames.flatMap((name) => {
    const { byEvent, dated }: Figure = figures[name];
    return byEvent || dated || name === 'enterprises' ? [] : [sumOf(name)];
  }),
  `SELECT f.key AS figure, c.key::text, sum(f.value::bigint)::text AS value
   FROM chosen c JOIN report_totals t USING (event_id) CROSS JOIN LATERAL jsonb_each_text(t.figures) AS f GROUP BY 1, 2`,
  `SELECT 'enterprises', took.key::text, count(*)::text FROM (
     SELECT DISTINCT c.key, o.id FROM chosen c JOIN report_totals t USING (event_id)
       CROSS JOIN LATERAL unnest(t.organisation_ids) AS o (id)) AS took
   JOIN organisations o ON o.id = took.id AND o.kind = 'enterprise' GROUP BY took.key`,
  ...datedSums,
].join('\nUNION ALL\n');

function narrowed(groupBy: Grouping, key: string, { from, to }: ReportFilter): ReportFilter {
  if (groupBy !== 'month') return { [groupBy]: key };
  const last = new Date(Date.UTC(Number(key.slice(0, 4)), Number(key.slice(5)), 0)).toISOString().slice(0, 10);
  // The first and the last month of a period may be parts of one.
  return { from: from && from > `${key}-01` ? from : `${key}-01`, to: to && to < last ? to : last };
}

function viewOf(filter: ReportFilter, values: Record<string, string>): Figures {
  const asked = Object.entries(filter).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const view = (name: FigureName): FigureView => {
    const value = values[name] ?? '0';
    const query = new URLSearchParams([['figure', name], ...asked]).toString();
    const sum = 'money' in figures[name] ? (value === '0' ? '0.00' : value) : Number(value);
    return { value: sum, href: `/api/reports/records?${query}` };
  };
  return Object.fromEntries(figureNames.map((name) => [name, view(name)])) as Figures;
}
