import type { ReferralRecordedV1 } from '@zuomei/contracts';
import type { Referral } from './referral.entity.js';

/** A referral as its fact tells it: codes, days and sums; not to whom, and no notes. */
export const referralFact = (referral: Referral, eventId: string | null): ReferralRecordedV1 => ({
  referralId: referral.id,
  version: referral.version,
  followUpId: referral.followUpId,
  ...(eventId === null ? {} : { eventId }),
  service: referral.service,
  askedOn: referral.askedOn,
  answer: referral.answer,
  ...(referral.answeredOn === null ? {} : { answeredOn: referral.answeredOn }),
  ...(referral.product === null ? {} : { product: referral.product }),
  ...(referral.amountAsked === null ? {} : { amountAsked: referral.amountAsked }),
  ...(referral.amountGranted === null ? {} : { amountGranted: referral.amountGranted }),
});
