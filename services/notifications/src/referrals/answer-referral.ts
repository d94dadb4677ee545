import { Injectable } from '@nestjs/common';
import { ReferralRecorded } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, newId, requireVersion, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { decimal } from '../agreements/agreement-rules.js';
import { type Actor, FollowUpLine } from '../follow-ups/follow-up-line.entity.js';
import { lockFollowUp } from '../follow-ups/lock-follow-up.js';
import { localDay } from '../follow-ups/task-templates.js';
import { referralFact } from './referral-fact.js';
import { Referral } from './referral.entity.js';
import type { ReferralAnswerBody } from './referrals.dto.js';
import { ReferralUnknown } from './referrals.errors.js';

/** Keeps what a service answered. */
@Injectable()
export class AnswerReferral {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws ReferralUnknown, AnsweredTooEarly, GrantWithoutConsent, AmountOnlyFinancing; 412 STALE_VERSION */
  execute(id: string, body: ReferralAnswerBody, by: Actor, ifMatch: number | undefined): Promise<void> {
    return transact(this.db, async (tx) => {
      const found = await tx.findOneBy(Referral, { id });
      if (!found) throw new ReferralUnknown();
      // The case first, as everywhere; the referral is then what nobody else is changing.
      const followUp = await lockFollowUp(tx, found.followUpId);
      const referral = await tx.findOneByOrFail(Referral, { id });
      requireVersion(ifMatch, referral.version);
      const at = this.clock.now();
      referral.take(
        {
          answer: body.answer,
          answeredOn: body.answeredOn ?? null,
          amountGranted: body.amountGranted === undefined ? null : decimal(body.amountGranted),
          ...(body.note === undefined ? {} : { note: body.note }),
        },
        localDay(at),
      );
      await tx.save(referral);
      followUp.lastStepAt = at;
      await tx.save(followUp);
      const about = { subject: referral.service, note: referral.answer };
      await tx.insert(FollowUpLine, FollowUpLine.about('referral_answered', newId(), followUp.id, about, by, at));
      await this.outbox.add(tx, ReferralRecorded, referralFact(referral, followUp.eventId), referral);
    });
  }
}
