import { Injectable } from '@nestjs/common';
import type { AgreementStatus, AgreementV1, FactDefinition, FollowUpStatus } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import type { EntityManager } from 'typeorm';
import type { AuditActor, AuditData } from '../audit/audit-line.entity.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AdvanceFollowUp } from '../follow-ups/advance-follow-up.js';
import { factOf } from './agreement-fact.js';
import type { LockedAgreement } from './locked-agreement.js';

interface Announcement<T extends AgreementV1> {
  from: AgreementStatus;
  by: AuditActor;
  fact: FactDefinition<T>;
  /** What the fact says besides what every fact about an agreement says. */
  more: Omit<T, keyof AgreementV1>;
  /** Where its follow-up, if it has one, is at least from now on. */
  followUp?: FollowUpStatus;
  /** For the trail, besides the two states. */
  data?: AuditData;
}

/** Tells what follows from a new state of an agreement: the trail, its follow-up, the topic. */
@Injectable()
export class AnnounceAgreement {
  constructor(
    private readonly trail: AuditTrail,
    private readonly followUps: AdvanceFollowUp,
    private readonly outbox: Outbox,
  ) {}

  /** In the transaction that changed and saved the agreement, under its lock. */
  async execute<T extends AgreementV1>(
    tx: EntityManager,
    { agreement, parties }: LockedAgreement,
    { from, by, fact, more, followUp, data = {} }: Announcement<T>,
  ): Promise<void> {
    await this.trail.append(tx, agreement.id, 'STATE_CHANGED', by, { from, to: agreement.status, ...data });
    if (followUp && agreement.followUpId !== null)
      await this.followUps.reach(tx, { followUpId: agreement.followUpId, to: followUp, by: {} });
    await this.outbox.add(tx, fact, { ...factOf(agreement, parties), ...more } as T, agreement);
  }
}
