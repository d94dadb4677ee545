import { Injectable } from '@nestjs/common';
import { currentLocale } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { figureNames, figures, type FigureName } from './figures.js';
import { groupLabels } from './group-labels.js';
import type { FigureView, Grouping, ReportFilter, SummaryQuery as Asked } from './report.dto.js';
import { itemsSql } from './report-sql.js';

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

  private async values(filter: ReportFilter, groupBy?: Grouping): Promise<Map<string, Record<string, string>>> {
    const sums = figureNames.map(
      (name) =>
        `SELECT '${name}' AS figure, key, sum(value)::text AS value FROM (${figures[name].items}) AS i GROUP BY key`,
    );
    const { sql, parameters } = itemsSql(sums.join('\nUNION ALL\n'), filter, groupBy);
    const rows: { figure: string; key: string; value: string }[] = await this.db.query(sql, parameters);
    const byKey = new Map<string, Record<string, string>>();
    for (const { figure, key, value } of rows) byKey.set(key, { ...byKey.get(key), [figure]: value });
    return byKey;
  }
}

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
