import type { EntityManager } from 'typeorm';
import { CeremonyUnknown } from './ceremonies.errors.js';
import { CeremonyItem } from './ceremony-item.entity.js';
import { Ceremony } from './ceremony.entity.js';

/** The run and its items, held until the transaction ends: two clerks act one after the other. @throws CeremonyUnknown */
export async function lockCeremony(
  tx: EntityManager,
  id: string,
): Promise<{ ceremony: Ceremony; items: CeremonyItem[] }> {
  const ceremony = await tx.findOne(Ceremony, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!ceremony) throw new CeremonyUnknown();
  return { ceremony, items: await tx.find(CeremonyItem, { where: { ceremonyId: id }, order: { position: 'ASC' } }) };
}
