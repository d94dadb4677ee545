import { Injectable } from '@nestjs/common';
import { ReferralRecorded } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, newId, type OnceKey, transactOnce } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { decimal } from '../agreements/agreement-rules.js';
import { type Actor, FollowUpLine } from '../follow-ups/follow-up-line.entity.js';
import { lockFollowUp } from '../follow-ups/lock-follow-up.js';
import { localDay } from '../follow-ups/task-templates.js';
import { referralFact } from './referral-fact.js';
import { Referral } from './referral.entity.js';
import type { ReferralBody } from './referrals.dto.js';

/** Hands a case over to a service. */
@Injectable()
export class MakeReferral {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @returns its id @throws FollowUpUnknown, ProductMismatch, AmountOnlyFinancing */
  async execute(followUpId: string, body: ReferralBody, by: Actor, once: OnceKey | undefined): Promise<string> {
    const { result } = await transactOnce(this.db, once, async (tx) => {
      const followUp = await lockFollowUp(tx, followUpId);
      const at = this.clock.now();
      const referral = Referral.ask(newId(), followUpId, {
        service: body.service,
        referredTo: body.referredTo.trim(),
        askedOn: body.askedOn ?? localDay(at),
        note: body.note ?? null,
        product: body.product ?? null,
        amountAsked: body.amountAsked === undefined ? null : decimal(body.amountAsked),
      });
      await tx.insert(Referral, referral);
      followUp.lastStepAt = at;
      await tx.save(followUp);
      const about = { subject: referral.service, note: referral.referredTo };
      await tx.insert(FollowUpLine, FollowUpLine.about('referred', newId(), followUpId, about, by, at));
      await this.outbox.add(tx, ReferralRecorded, referralFact(referral, followUp.eventId), referral);
      return referral.id;
    });
    return result;
  }
}
