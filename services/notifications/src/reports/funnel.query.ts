import { Injectable } from '@nestjs/common';
import { currentLocale } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import type { FunnelAsked, FunnelGroupView, FunnelStepView, FunnelView } from './funnel.dto.js';
import { funnelSteps } from './funnel-steps.js';
import { groupLabels } from './group-labels.js';
import { readValues, type Values } from './read-values.js';
import type { ReportFilter } from './report.dto.js';
import { narrowed, recordsOf } from './summary.query.js';
import { funnelSums } from './sums-now.js';

/** How many of those invited signed up, came, and went on to an agreement and its milestones. */
@Injectable()
export class FunnelQuery {
  constructor(private readonly db: DataSource) {}

  async of({ groupBy, ...filter }: FunnelAsked): Promise<FunnelView> {
    const values = await readValues(this.db, funnelSums, filter, groupBy);
    if (groupBy === undefined) return { steps: stepsOf(filter, values.get('') ?? {}) };
    const labels = await groupLabels(this.db.manager, groupBy, [...values.keys()], currentLocale());
    const groups = [...values.keys()].toSorted().map((key): FunnelGroupView => {
      const of = { ...filter, ...narrowed(groupBy, key, filter) };
      return { key, label: labels.get(key) ?? key, steps: stepsOf(of, values.get(key) ?? {}) };
    });
    if (groupBy === 'event') return { groups: await this.byDay(groups) };
    return { groups: groupBy === 'year' ? groups.map(onTheYearBefore) : groups };
  }

  private async byDay(groups: FunnelGroupView[]): Promise<FunnelGroupView[]> {
    const rows: { id: string }[] = await this.db.query(
      'SELECT id FROM events WHERE id = ANY($1::uuid[]) ORDER BY starts_at, id',
      [groups.map(({ key }) => key)],
    );
    const place = new Map(rows.map(({ id }, at) => [id, at]));
    return groups.toSorted((a, b) => (place.get(a.key) ?? 0) - (place.get(b.key) ?? 0));
  }
}

function stepsOf(filter: ReportFilter, values: Values): FunnelStepView[] {
  const counts = funnelSteps.map((step) => Number(values[step] ?? 0));
  const list = recordsOf(filter);
  return funnelSteps.map((step, at) => {
    const value = counts[at] ?? 0;
    return { step, value, rate: ratio(value, counts[at - 1]), href: list(step) };
  });
}

function onTheYearBefore(group: FunnelGroupView, at: number, all: FunnelGroupView[]): FunnelGroupView {
  const before = all.slice(0, at).find(({ key }) => Number(key) === Number(group.key) - 1);
  const steps = group.steps.map((one, n) => {
    const times = ratio(one.value, before?.steps[n]?.value);
    return { ...one, change: times === null ? null : Math.round((times - 1) * 10_000) / 10_000 };
  });
  return { ...group, steps };
}

/** To four decimals; null where there is nothing to compare with. */
const ratio = (value: number, of: number | undefined): number | null =>
  of ? Math.round((value / of) * 10_000) / 10_000 : null;
