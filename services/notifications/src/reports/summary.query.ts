import { Injectable } from '@nestjs/common';
import { currentLocale } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { figureNames, figures, type FigureName } from './figures.js';
import type { FunnelGrouping } from './funnel.dto.js';
import type { CountedName } from './funnel-steps.js';
import { groupLabels } from './group-labels.js';
import type { FigureView, Grouping, ReportFilter, SummaryQuery as Asked } from './report.dto.js';
import { readValues, type Values } from './read-values.js';
import { sumsOf } from './sums-now.js';

type Figures = Record<FigureName, FigureView>;
export type GroupView = Figures & { key: string; label: string };

/** The figures of a report, each with the path of the list it is the sum of. */
@Injectable()
export class SummaryQuery {
  constructor(private readonly db: DataSource) {}

  async figures(filter: ReportFilter): Promise<Figures> {
    const values = await readValues(this.db, sumsOf, filter);
    return viewOf(filter, values.get('') ?? {});
  }

  /** By key, in its order; an event of two groups counts in both. */
  async groups({ groupBy, ...filter }: Asked & { groupBy: Grouping }): Promise<GroupView[]> {
    const values = await readValues(this.db, sumsOf, filter, groupBy);
    const labels = await groupLabels(this.db.manager, groupBy, [...values.keys()], currentLocale());
    return [...values.keys()].toSorted().map((key) => ({
      key,
      label: labels.get(key) ?? key,
      ...viewOf({ ...filter, ...narrowed(groupBy, key, filter) }, values.get(key) ?? {}),
    }));
  }
}

/** What a group is, as a filter. */
export function narrowed(
  groupBy: Grouping | FunnelGrouping,
  key: string,
  { from, to }: ReportFilter,
): Partial<ReportFilter> {
  if (groupBy !== 'month' && groupBy !== 'year') return { [groupBy]: key };
  const [year, month] = [Number(key.slice(0, 4)), groupBy === 'month' ? Number(key.slice(5)) : undefined];
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const first = day(Date.UTC(year, (month ?? 1) - 1, 1));
  const last = day(Date.UTC(year, month ?? 12, 0));
  // The first and the last month or year of a period may be parts of one.
  return { from: from && from > first ? from : first, to: to && to < last ? to : last };
}

/** Where the list is that each figure is the sum of. */
export function recordsOf(filter: ReportFilter): (name: CountedName) => string {
  const asked = Object.entries(filter).flatMap(([key, value]): [string, string][] =>
    value === undefined ? [] : [[key, String(value)]],
  );
  // Said once for all figures: a report by host has thousands.
  const rest = ['', ...(asked.length > 0 ? [new URLSearchParams(asked).toString()] : [])].join('&');
  return (name) => `/api/reports/records?figure=${name}${rest}`;
}

function viewOf(filter: ReportFilter, values: Values): Figures {
  const list = recordsOf(filter);
  const view = (name: FigureName): FigureView => {
    const value = values[name] ?? '0';
    const sum = 'money' in figures[name] ? (value === '0' ? '0.00' : value) : Number(value);
    return { value: sum, href: list(name) };
  };
  return Object.fromEntries(figureNames.map((name) => [name, view(name)])) as Figures;
}
