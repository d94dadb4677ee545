/** What of the agreements' tables the follow-ups read, in one place; nothing here writes. */

/** Decimal yuan in play for a case: of all its agreements that are not given up or ended. `follow_ups` is in scope. */
export const amountInPlay = `
  (SELECT sum(agreements.amount) FROM agreements
   WHERE agreements.follow_up_id = follow_ups.id AND agreements.currency = 'CNY'
     AND agreements.status IN ('draft', 'signing', 'signed'))`;
