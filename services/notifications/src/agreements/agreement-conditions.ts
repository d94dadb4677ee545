import { renewalNoticeDays } from './agreement-rules.js';

/** Conditions on agreements and their current envelopes that a list and a number must mean alike; placeholders are given. */

/** Out for signature for more than so many local days. */
export const waitingLongerThan = (days: string, today: string): string =>
  `(envelopes.status = 'sent' AND (envelopes.sent_at AT TIME ZONE 'Asia/Shanghai')::date < ${today}::date - ${days}::int)`;

/** In force, ending within so many days, and not renewed. */
export const endingWithin = (days: string, today: string): string =>
  `(agreements.status = 'signed' AND agreements.term_ends_on BETWEEN ${today}::date AND ${today}::date + ${days}::int
    AND NOT EXISTS (SELECT 1 FROM agreements later WHERE later.renews_id = agreements.id AND later.status = 'signed'))`;

/** Nothing before it is signed; then from its dates, `ended` at once when it was terminated. */
export const phaseOn = (today: string): string => `(CASE
  WHEN agreements.status = 'terminated' THEN 'ended'
  WHEN agreements.status <> 'signed' THEN NULL
  WHEN term_starts_on > ${today}::date THEN 'not_started'
  WHEN term_ends_on < ${today}::date THEN 'ended'
  WHEN term_ends_on <= ${today}::date + ${renewalNoticeDays} AND NOT EXISTS (
    SELECT 1 FROM agreements later WHERE later.renews_id = agreements.id AND later.status = 'signed') THEN 'to_renew'
  ELSE 'in_force' END)`;
