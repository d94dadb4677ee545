import { Injectable } from '@nestjs/common';
import { Clock } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { amountInPlay } from './agreement-figures.js';
import type { CaseGrouping, FollowUpTotalsQuery } from './follow-ups.dto.js';
import { asleepSince, awakeSince, casesFrom, casesWanted, openCase } from './follow-ups.filter.js';
import type { CaseGroup, FollowUpTotals } from './follow-ups.view.dto.js';
import { localDay } from './task-templates.js';

const groupings: Record<CaseGrouping, { key: string; label: string }> = {
  status: { key: 'follow_ups.status', label: 'follow_ups.status' },
  owner: { key: 'follow_ups.owner_id::text', label: 'max(follow_ups.owner_name)' },
  event: { key: 'follow_ups.event_id::text', label: 'max(events.title)' },
};

/** Figures over all cases that a filter means; they are what the list with the same filter holds. */
@Injectable()
export class FollowUpTotalsOf {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async totals({ groupBy, ...filter }: FollowUpTotalsQuery, callerId: string): Promise<FollowUpTotals> {
    const today = localDay(this.clock.now());
    const wanted = casesWanted(filter, callerId, today);
    const day = `${wanted.put(today)}::date`;
    const asleep = asleepSince(wanted.put(awakeSince(today)));
    const [totals]: FollowUpTotals[] = await this.db.query(
      `SELECT count(*)::int AS count,
         count(*) FILTER (WHERE follow_ups.due_on = ${day})::int AS "dueToday",
         count(*) FILTER (WHERE follow_ups.due_on < ${day})::int AS overdue,
         count(*) FILTER (WHERE ${asleep})::int AS asleep,
         count(*) FILTER (WHERE ${openCase()} AND follow_ups.owner_id IS NULL)::int AS unassigned,
         coalesce(sum(${amountInPlay}), 0)::numeric(19, 2)::text AS amount
       ${casesFrom} WHERE ${wanted.sql}`,
      wanted.values,
    );
    if (!totals) throw new Error('a total without a row');
    return groupBy === undefined ? totals : { ...totals, groups: await this.groups(groupBy, filter, callerId, today) };
  }

  private groups(
    groupBy: CaseGrouping,
    filter: Omit<FollowUpTotalsQuery, 'groupBy'>,
    callerId: string,
    today: string,
  ): Promise<CaseGroup[]> {
    const wanted = casesWanted(filter, callerId, today);
    const { key, label } = groupings[groupBy];
    const day = `${wanted.put(today)}::date`;
    return this.db.query(
      `SELECT coalesce(${key}, '') AS key, coalesce(${label}, '') AS label, count(*)::int AS count,
         count(*) FILTER (WHERE follow_ups.due_on < ${day})::int AS overdue,
         coalesce(sum(${amountInPlay}), 0)::numeric(19, 2)::text AS amount
       ${casesFrom} WHERE ${wanted.sql} GROUP BY ${key} ORDER BY count DESC, 1`,
      wanted.values,
    );
  }
}
