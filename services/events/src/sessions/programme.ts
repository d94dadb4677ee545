import { type EntityManager, In, IsNull } from 'typeorm';
import { Session } from './session.entity.js';

/** The sessions of these events that stand on the programme, by time. */
export const programmeOf = (tx: EntityManager, eventIds: string[]): Promise<Session[]> =>
  tx.find(Session, {
    where: { eventId: In(eventIds), removedAt: IsNull() },
    order: { startsAt: 'ASC', id: 'ASC' },
  });

/** The programme after a session was added or moved. */
export const inOrder = (sessions: Session[]): Session[] =>
  sessions.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1));
