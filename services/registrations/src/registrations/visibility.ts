import { type Caller, Forbidden, Unauthenticated } from '@zuomei/platform';
import type { Offering } from '../offerings/offering.entity.js';
import { EventNotFound } from './registrations.errors.js';

/** Whether the event exists for this caller. A closed event answers like an unknown one to whoever has no invitation. */
export function maySee(offering: Offering, caller: Caller): boolean {
  if (caller.hostsAnyOf(offering.hostIds)) return true;
  // Also one that was called off before anybody could see it.
  if (offering.status === 'draft' || offering.publishedAt === null) return false;
  if (offering.visibility === 'public') return true;
  if (offering.visibility === 'internal') return caller.kind === 'user';
  return false;
}

/** @throws EventNotFound | Unauthenticated | Forbidden unless the caller organises this event */
export function requireHost(offering: Offering | null | undefined, caller: Caller): asserts offering is Offering {
  if (caller.kind !== 'user') throw new Unauthenticated();
  if (!offering) throw new EventNotFound();
  if (caller.hostsAnyOf(offering.hostIds)) return;
  if (!maySee(offering, caller)) throw new EventNotFound();
  throw new Forbidden();
}
