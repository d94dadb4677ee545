import type { OutboxLine } from '@zuomei/messaging';
import { type EntityManager, In } from 'typeorm';
import { changeFact } from './facts-of.js';
import type { Locked } from './lock-offering.js';
import { Registration } from './registration.entity.js';
import { writeLog } from './registration-log.js';
import { readSessionLines, type StoredLine, updateRegistrations, writeSessionLines } from './write-registrations.js';

const mostAtOnce = 1000;

export const sessionIds = (lines: StoredLine[] = []): string[] => lines.map((line) => line.sessionId);

/** Turns a session line into a seat if there is one. The line keeps its number otherwise. */
export function seatInSession({ sessions }: Locked, line: StoredLine, registration: Registration): boolean {
  const session = sessions.get(line.sessionId);
  if (!session || line.holdsSeat || !registration.holdsSeat || session.seatsFree === 0) return false;
  session.held += 1;
  line.status = registration.status === 'confirmed' ? 'confirmed' : 'pending';
  line.holdsSeat = true;
  line.line = null;
  return true;
}

/** Seats freed in a session go to who stands in its line and has a place at the event. */
export async function promoteInSessions(tx: EntityManager, locked: Locked, now: Date): Promise<OutboxLine[]> {
  const seated: StoredLine[] = [];
  for (const session of locked.sessions.values()) {
    if (session.seatsFree > 0 && !session.removed) seated.push(...(await headOfSession(tx, locked, session)));
  }
  if (seated.length === 0) return [];
  const people = await lockPeople(tx, seated);
  const byId = new Map(people.map((person) => [person.id, person]));
  const served = seated.filter((line) => {
    const person = byId.get(line.registrationId);
    return person !== undefined && seatInSession(locked, line, person);
  });
  await writeSessionLines(tx, served);
  // One change, and so one fact, for somebody who moves up in several sessions at once.
  const changed = people.filter((person) => served.some((line) => line.registrationId === person.id));
  for (const person of changed) person.version += 1;
  await updateRegistrations(tx, changed);
  await writeLog(
    tx,
    now,
    served.map(({ registrationId, sessionId }) => ({
      registrationId,
      what: 'moved_up',
      by: 'system',
      detail: { sessionId },
    })),
  );
  const lines = await readSessionLines(
    tx,
    changed.map((person) => person.id),
  );
  return changed.map((person) => changeFact(person, sessionIds(lines.get(person.id))));
}

const headOfSession = (
  tx: EntityManager,
  { offering }: Locked,
  { sessionId, seatsFree }: { sessionId: string; seatsFree: number },
): Promise<StoredLine[]> =>
  tx.query(
    `SELECT s.registration_id AS "registrationId", s.session_id AS "sessionId", s.status,
       s.holds_seat AS "holdsSeat", s.line
     FROM registration_sessions s JOIN registrations r ON r.id = s.registration_id
     WHERE s.session_id = $1 AND s.status = 'waitlisted' AND r.holds_seat AND r.offering_id = $3
     ORDER BY s.line LIMIT $2`,
    [sessionId, Math.min(seatsFree, mostAtOnce), offering.id],
  );

/** Locked, since a check-in changes them without the event's lock. */
const lockPeople = (tx: EntityManager, lines: readonly StoredLine[]): Promise<Registration[]> =>
  tx.find(Registration, {
    where: { id: In([...new Set(lines.map((line) => line.registrationId))]) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
