import { type Caller, Forbidden } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import { KnownEvent } from '../references/known-event.entity.js';
import { EventUnknown } from './pictures.errors.js';

/**
 * The row of the event stands for its pictures: two at once do not both become the last that is allowed, nor take the
 * same place. @throws EventUnknown | Forbidden
 */
export async function lockPicturesOf(tx: EntityManager, caller: Caller, eventId: string): Promise<void> {
  const event = await tx.findOne(KnownEvent, { where: { id: eventId }, lock: { mode: 'pessimistic_write' } });
  if (!event) throw new EventUnknown();
  if (!caller.has('staff') && !caller.hostsAnyOf(event.hostIds)) throw new Forbidden();
}
