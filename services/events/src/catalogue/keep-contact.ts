import type { EntityManager } from 'typeorm';
import { CatalogueContact } from './catalogue-contact.entity.js';
import type { CatalogueContactDto } from './catalogue.dto.js';

/** Undefined leaves it as it is, null drops it. */
export async function keepContact(
  tx: EntityManager,
  recordId: string,
  contact: CatalogueContactDto | null | undefined,
): Promise<void> {
  if (contact === null) await tx.delete(CatalogueContact, { recordId });
  if (!contact) return;
  const { name, email, phone } = contact;
  await tx.save(Object.assign(new CatalogueContact(), { recordId, name, email: email || null, phone: phone || null }));
}
