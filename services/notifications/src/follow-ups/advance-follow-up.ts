import { Injectable } from '@nestjs/common';
import { FollowUpAdvanced, type FollowUpStatus, type LostReason } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, newId, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { dueWithTasks, settleByStep } from './case-tasks.js';
import { factOf } from './follow-up-fact.js';
import { type Actor, FollowUpLine } from './follow-up-line.entity.js';
import type { FollowUp } from './follow-up.entity.js';
import { lockFollowUp } from './lock-follow-up.js';

export interface Advance {
  followUpId: string;
  to: FollowUpStatus;
  note?: string;
  reasonCode?: LostReason;
  /** Nobody (`{}`) where it followed from something else that happened. */
  by: Actor;
}

@Injectable()
export class AdvanceFollowUp {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws FollowUpUnknown, FollowUpStepRefused, FollowUpReasonMissing */
  execute(advance: Advance): Promise<FollowUp> {
    return transact(this.db, async (tx) => this.move(tx, await lockFollowUp(tx, advance.followUpId), advance));
  }

  /**
   * Brings a case to a step inside the caller's transaction, because something else happened: an agreement went
   * out (`drafting`), was completed (`signed`), its promise was kept (`landed`). A case that is there already,
   * further on, or lost stays as it is.
   * @throws FollowUpUnknown
   */
  async reach(tx: EntityManager, advance: Advance): Promise<FollowUp> {
    const followUp = await lockFollowUp(tx, advance.followUpId);
    return followUp.isPast(advance.to) ? followUp : this.move(tx, followUp, advance);
  }

  private async move(tx: EntityManager, followUp: FollowUp, advance: Advance): Promise<FollowUp> {
    const now = this.clock.now();
    const from = followUp.status;
    followUp.advance(advance.to, advance.reasonCode, now);
    await settleByStep(tx, followUp, advance.by, now);
    await dueWithTasks(tx, followUp);
    await tx.save(followUp);
    await tx.insert(FollowUpLine, FollowUpLine.advanced(newId(), followUp, from, advance.note, advance.by, now));
    await this.outbox.add(tx, FollowUpAdvanced, factOf(followUp, from), { id: followUp.id, version: followUp.version });
    return followUp;
  }
}
