import type { EntityManager } from 'typeorm';
import type { FilledFromView } from '../agreements/agreements.view.js';
import { Filling } from './filling.entity.js';

/** What a draft's text was filled from, unless it was written by hand. */
export async function filledFromOf(manager: EntityManager, agreementId: string): Promise<FilledFromView | undefined> {
  const found = await manager.findOneBy(Filling, { agreementId, byHand: false });
  if (!found) return undefined;
  const { templateId, templateVersion, variables } = found;
  return { templateId, templateVersion, variables };
}
