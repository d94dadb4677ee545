import { Injectable } from '@nestjs/common';
import { MilestoneChanged } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { Agreement } from '../agreements/agreement.entity.js';
import { localDayOf } from '../agreements/agreement-rules.js';
import type { AuditType } from '../audit/audit-line.entity.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AdvanceFollowUp } from '../follow-ups/advance-follow-up.js';
import { lockMilestone } from './lock-milestone.js';
import { factOf } from './milestone-fact.js';
import type { Milestone, MilestoneActor } from './milestone.entity.js';
import { AgreementNotSigned, ReachedLater } from './milestones.errors.js';

/** What becomes of a promise: one person says it was kept, another confirms; or it was missed, or dropped. */
@Injectable()
export class SettleMilestone {
  constructor(
    private readonly db: DataSource,
    private readonly trail: AuditTrail,
    private readonly followUps: AdvanceFollowUp,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws MilestoneUnknown, MilestoneStepRefused, AgreementNotSigned, ReachedLater */
  claim(id: string, given: { reachedOn?: string; note?: string }, by: MilestoneActor): Promise<void> {
    return this.change(id, by, 'MILESTONE_CLAIMED', (milestone, agreement, at) => {
      if (agreement.status !== 'signed') throw new AgreementNotSigned();
      const today = localDayOf(at);
      const reachedOn = given.reachedOn ?? today;
      if (reachedOn > today) throw new ReachedLater();
      milestone.claim(by, reachedOn, given.note?.trim() || null, at);
    });
  }

  /** A `settled` one moves the follow-up to `landed`. @throws MilestoneUnknown, MilestoneStepRefused, SecondPersonWanted */
  confirm(id: string, by: MilestoneActor): Promise<void> {
    return this.change(id, by, 'MILESTONE_REACHED', async (milestone, agreement, at, tx) => {
      milestone.confirm(by, at);
      if (milestone.kind === 'settled' && agreement.followUpId !== null)
        await this.followUps.reach(tx, { followUpId: agreement.followUpId, to: 'landed', by: {} });
    });
  }

  /** @throws MilestoneUnknown, MilestoneStepRefused */
  end(id: string, as: 'missed' | 'dropped', reason: string | undefined, by: MilestoneActor): Promise<void> {
    const type = as === 'missed' ? 'MILESTONE_MISSED' : 'MILESTONE_DROPPED';
    return this.change(id, by, type, (milestone, _, at) => milestone.end(as, by, reason?.trim() || null, at));
  }

  private change(
    id: string,
    by: MilestoneActor,
    type: AuditType,
    decide: (milestone: Milestone, agreement: Agreement, at: Date, tx: EntityManager) => void | Promise<void>,
  ): Promise<void> {
    return transact(this.db, async (tx) => {
      const { milestone, agreement } = await lockMilestone(tx, id);
      const from = milestone.status;
      await decide(milestone, agreement, this.clock.now(), tx);
      await tx.save(milestone);
      await this.trail.append(
        tx,
        agreement.id,
        type,
        { kind: 'staff', id: by.id },
        {
          milestoneId: id,
          from,
          to: milestone.status,
          ...(milestone.reachedOn === null ? {} : { reachedOn: milestone.reachedOn }),
          ...(milestone.reason === null ? {} : { reasonHash: this.trail.keyed(milestone.reason) }),
        },
      );
      await this.outbox.add(tx, MilestoneChanged, factOf(milestone, agreement), milestone);
    });
  }
}
