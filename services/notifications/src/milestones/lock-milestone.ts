import type { EntityManager } from 'typeorm';
import type { Agreement } from '../agreements/agreement.entity.js';
import { lockAgreement } from '../agreements/locked-agreement.js';
import { Milestone } from './milestone.entity.js';
import { MilestoneUnknown } from './milestones.errors.js';

/** A milestone, read under the lock of its agreement, whose trail tells what becomes of it. @throws MilestoneUnknown */
export async function lockMilestone(
  tx: EntityManager,
  id: string,
): Promise<{ milestone: Milestone; agreement: Agreement }> {
  const known = await tx.findOneBy(Milestone, { id });
  if (!known) throw new MilestoneUnknown();
  const { agreement } = await lockAgreement(tx, known.agreementId);
  return { milestone: await tx.findOneByOrFail(Milestone, { id }), agreement };
}
