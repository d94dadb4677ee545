import { requireVersion } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import { FollowUp } from './follow-up.entity.js';
import { FollowUpUnknown } from './follow-ups.errors.js';

/**
 * The case, held until the transaction ends: its steps and log lines stand in one order.
 * @throws FollowUpUnknown; 412 STALE_VERSION if `ifMatch` is given and somebody changed it meanwhile
 */
export async function lockFollowUp(tx: EntityManager, id: string, ifMatch?: number): Promise<FollowUp> {
  const followUp = await tx.findOne(FollowUp, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!followUp) throw new FollowUpUnknown();
  requireVersion(ifMatch, followUp.version);
  return followUp;
}
