import type { EntityManager } from 'typeorm';
import { type Locked, lockOffering } from './lock-offering.js';
import { Registration } from './registration.entity.js';
import { PlaceNotFound } from './registrations.errors.js';

/**
 * Locks the event of a registration, then reads the registration. Which event that is never changes, so it may be
 * read before the lock; everything else only after it. @throws PlaceNotFound
 */
export async function lockPlace(
  tx: EntityManager,
  id: string,
): Promise<{ locked: Locked; registration: Registration }> {
  const [row] = await tx.query<{ offering_id: string }[]>('SELECT offering_id FROM registrations WHERE id = $1', [id]);
  const locked = row && (await lockOffering(tx, row.offering_id));
  // A check-in changes a registration without the event's lock: this row lock waits for it.
  const registration = await tx.findOne(Registration, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!locked || !registration) throw new PlaceNotFound();
  return { locked, registration };
}
