import type { Caller } from '@zuomei/platform';
import { type EntityManager, IsNull } from 'typeorm';
import { lockEventFor } from '../events/event-access.js';
import type { Event } from '../events/event.entity.js';
import { EventNotFound } from '../events/event.errors.js';
import { programmeOf } from './programme.js';
import { Session } from './session.entity.js';
import { SessionNotFound } from './sessions.errors.js';

/**
 * Locks the event of a session, then reads its programme: the event's row guards its sessions.
 * @throws SessionNotFound | NotYourEvent
 */
export async function lockProgrammeFor(
  tx: EntityManager,
  caller: Caller,
  sessionId: string,
): Promise<{ event: Event; session: Session; sessions: Session[] }> {
  const before = await tx.findOneBy(Session, { id: sessionId, removedAt: IsNull() });
  if (!before) throw new SessionNotFound();
  const event = await lockEventFor(tx, caller, before.eventId).catch((error: unknown) => {
    throw error instanceof EventNotFound ? new SessionNotFound() : error;
  });
  // Read again: before the lock another may have changed or removed it.
  const sessions = await programmeOf(tx, [event.id]);
  const session = sessions.find((other) => other.id === sessionId);
  if (!session) throw new SessionNotFound();
  return { event, session, sessions };
}
