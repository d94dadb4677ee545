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

interface Announced<T extends AgreementV1> {
  held: LockedAgreement;
  announcement: Announcement<T>;
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
  execute<T extends AgreementV1>(
    tx: EntityManager,
    held: LockedAgreement,
    announcement: Announcement<T>,
  ): Promise<void> {
    return this.executeAll(tx, [{ held, announcement }]);
  }

  /** The same of several. */
  async executeAll<T extends AgreementV1>(tx: EntityManager, all: readonly Announced<T>[]): Promise<void> {
    await this.trail.appendAll(
      tx,
      all.map(({ held: { agreement }, announcement: { from, by, data = {} } }) => {
        return {
          agreementId: agreement.id,
          type: 'STATE_CHANGED',
          actor: by,
          data: { from, to: agreement.status, ...data },
        };
      }),
    );
    for (const { held, announcement } of all)
      if (announcement.followUp && held.agreement.followUpId !== null)
        await this.followUps.reach(tx, { followUpId: held.agreement.followUpId, to: announcement.followUp, by: {} });
    await this.outbox.addAll(
      tx,
      all.map(({ held: { agreement, parties }, announcement: { fact, more } }) => {
        return { fact, payload: { ...factOf(agreement, parties), ...more }, about: agreement };
      }),
    );
  }
}
