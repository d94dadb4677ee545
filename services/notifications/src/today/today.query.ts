import { Injectable } from '@nestjs/common';
import { type Caller, Clock } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { endingWithin, waitingLongerThan } from '../agreements/agreement-conditions.js';
import { FollowUpTotalsOf } from '../follow-ups/follow-up-totals.query.js';
import { localDay } from '../follow-ups/task-templates.js';
import type { Today } from './today.dto.js';

const waitingDays = 7;
const endingDays = 30;

/** The numbers of the page 今日, each counted as the list counts that it opens. */
@Injectable()
export class TodayQuery {
  constructor(
    private readonly db: DataSource,
    private readonly totalsOf: FollowUpTotalsOf,
    private readonly clock: Clock,
  ) {}

  async of(caller: Caller, whose: 'me' | 'all'): Promise<Today> {
    const owner = whose === 'me' ? { owner: 'me' } : {};
    const mine = await this.totalsOf.totals({ limit: 1, ...owner }, caller.userId);
    const { unassigned } = await this.totalsOf.totals({ limit: 1 }, caller.userId);
    const [agreements]: { waiting: number; failing: number; ending: number }[] = await this.db.query(
      `SELECT count(*) FILTER (WHERE ${waitingLongerThan('$2', '$1')})::int AS waiting,
         count(*) FILTER (WHERE envelopes.status = 'seal_failed')::int AS failing,
         count(*) FILTER (WHERE ${endingWithin('$3', '$1')})::int AS ending
       FROM agreements JOIN envelopes ON envelopes.id = agreements.envelope_id`,
      [localDay(this.clock.now()), waitingDays, endingDays],
    );
    const [milestones]: { overdue: number; claimed: number }[] = await this.db.query(
      `SELECT count(*) FILTER (WHERE due_on < $1::date)::int AS overdue,
         count(*) FILTER (WHERE status = 'claimed')::int AS claimed
       FROM milestones WHERE status IN ('planned', 'claimed')`,
      [localDay(this.clock.now())],
    );
    const cases = (due: string): string => `/api/follow-ups?due=${due}${whose === 'me' ? '&owner=me' : ''}`;
    return {
      dueToday: { value: mine.dueToday, href: cases('today') },
      overdue: { value: mine.overdue, href: cases('overdue') },
      asleep: { value: mine.asleep, href: cases('asleep') },
      unassigned: { value: unassigned, href: '/api/follow-ups?owner=none' },
      waitingForSignature: { value: agreements?.waiting ?? 0, href: `/api/agreements?waitingDays=${waitingDays}` },
      failingSeals: { value: agreements?.failing ?? 0, href: '/api/agreements?envelope=seal_failed' },
      overdueMilestones: { value: milestones?.overdue ?? 0, href: '/api/milestones?due=overdue' },
      milestonesToConfirm: { value: milestones?.claimed ?? 0, href: '/api/milestones?status=claimed' },
      endingTerms: { value: agreements?.ending ?? 0, href: `/api/agreements?endsWithinDays=${endingDays}` },
    };
  }
}
