/** Conditions on agreements and their current envelopes that a list and a number must mean alike; placeholders are given. */

/** Out for signature for more than so many local days. */
export const waitingLongerThan = (days: string, today: string): string =>
  `(envelopes.status = 'sent' AND (envelopes.sent_at AT TIME ZONE 'Asia/Shanghai')::date < ${today}::date - ${days}::int)`;

/** In force, ending within so many days, and not renewed. */
export const endingWithin = (days: string, today: string): string =>
  `(agreements.status = 'signed' AND agreements.term_ends_on BETWEEN ${today}::date AND ${today}::date + ${days}::int
    AND NOT EXISTS (SELECT 1 FROM agreements later WHERE later.renews_id = agreements.id AND later.status = 'signed'))`;
