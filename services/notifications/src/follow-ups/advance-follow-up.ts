import { Injectable } from '@nestjs/common';
import { FollowUpAdvanced, type FollowUpStatus } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, newId, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { FollowUpLine } from './follow-up-line.entity.js';
import { FollowUp } from './follow-up.entity.js';
import { FollowUpUnknown } from './follow-ups.errors.js';

/** Who did it; nobody where it followed from something else that happened. */
export interface Actor {
  id?: string;
  name?: string;
}

export interface Advance {
  followUpId: string;
  to: FollowUpStatus;
  note?: string;
  reasonCode?: string;
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
    return transact(this.db, async (tx) => this.move(tx, await this.locked(tx, advance.followUpId), advance));
  }

  /**
   * Brings a case to a step inside the caller's transaction, because something else happened: an agreement went
   * out (`drafting`), was completed (`signed`), its promise was kept (`landed`). A case that is there already,
   * further on, or lost stays as it is.
   * @throws FollowUpUnknown
   */
  async reach(tx: EntityManager, advance: Advance): Promise<FollowUp> {
    const followUp = await this.locked(tx, advance.followUpId);
    return followUp.isPast(advance.to) ? followUp : this.move(tx, followUp, advance);
  }

  private async locked(tx: EntityManager, id: string): Promise<FollowUp> {
    const followUp = await tx.findOne(FollowUp, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!followUp) throw new FollowUpUnknown();
    return followUp;
  }

  private async move(tx: EntityManager, followUp: FollowUp, { to, note, reasonCode, by }: Advance): Promise<FollowUp> {
    const now = this.clock.now();
    const from = followUp.status;
    followUp.advance(to, reasonCode, now);
    await tx.save(followUp);
    await tx.insert(FollowUpLine, {
      id: newId(),
      followUpId: followUp.id,
      kind: 'advanced',
      fromStatus: from,
      toStatus: to,
      reasonCode: followUp.reasonCode,
      note: note ?? null,
      actorId: by.id ?? null,
      actorName: by.name ?? null,
      at: now,
    });
    await this.outbox.add(tx, FollowUpAdvanced, factOf(followUp, from), { id: followUp.id, version: followUp.version });
    return followUp;
  }
}

/** A case as its fact tells it: ids and states, no notes. */
export const factOf = (followUp: FollowUp, previousStatus?: FollowUpStatus): InstanceType<typeof FollowUpAdvanced.payload> => ({
  followUpId: followUp.id,
  version: followUp.version,
  intentId: followUp.intentId,
  ...(followUp.eventId === null ? {} : { eventId: followUp.eventId }),
  status: followUp.status,
  ...(previousStatus === undefined ? {} : { previousStatus }),
});
