import type { AttendanceMode } from '@zuomei/contracts';
import type { OutboxLine } from '@zuomei/messaging';
import { In, type EntityManager } from 'typeorm';
import { changeFact, stateFact } from './facts-of.js';
import type { Locked } from './lock-offering.js';
import { Registration } from './registration.entity.js';
import { readSessionLines, type StoredLine, updateRegistrations, writeSessionLines } from './write-registrations.js';

const mostAtOnce = 1000;

/**
 * Gives every free seat to the line, in its order, inside the transaction that freed it and under the same lock, so
 * that no newcomer ever sees a free seat that somebody waits for. The caller saves the seats.
 *
 * Today each place in line is one person, so `fill` and `strict` serve alike: whoever is at the head fits.
 * @returns the facts to add to the outbox
 */
export async function promoteWaiting(tx: EntityManager, locked: Locked): Promise<OutboxLine[]> {
  const facts: OutboxLine[] = [];
  for (;;) {
    const moved = moveUp(locked, await headOfLine(tx, locked));
    if (moved.length === 0) break;
    const lines = await sitDown(tx, locked, moved);
    await updateRegistrations(tx, moved);
    for (const registration of moved) {
      facts.push(stateFact(registration, sessionIds(lines.get(registration.id)), { previousStatus: 'waitlisted' }));
    }
  }
  facts.push(...(await promoteInSessions(tx, locked)));
  return facts;
}

const sessionIds = (lines: StoredLine[] = []): string[] => lines.map((line) => line.sessionId);

async function headOfLine(tx: EntityManager, { offering }: Locked): Promise<Registration[]> {
  if (offering.waitlisted === 0) return [];
  const modes: AttendanceMode[] = offering.mode === 'hybrid' ? ['onsite', 'online'] : [offering.mode];
  const heads: Registration[] = [];
  for (const attendanceMode of modes) {
    const take = Math.min(offering.seatsFree(attendanceMode), mostAtOnce);
    if (take === 0) continue;
    heads.push(
      ...(await tx.find(Registration, {
        where: { offeringId: offering.id, status: 'waitlisted', attendanceMode },
        order: { line: 'ASC' },
        take,
      })),
    );
  }
  return heads.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

function moveUp({ offering }: Locked, heads: Registration[]): Registration[] {
  return heads.filter((registration) => {
    if (offering.seatsFree(registration.attendanceMode) === 0) return false;
    const asks = offering.approval && registration.approvedAt === null;
    offering.count(registration, -1);
    registration.take(asks ? 'pending' : 'confirmed', asks ? offering.pendingHoldsSeat : true);
    offering.count(registration, 1);
    return true;
  });
}

/** Whoever got a seat at the event now also gets those in the chosen sessions that are free. */
async function sitDown(tx: EntityManager, locked: Locked, moved: Registration[]): Promise<Map<string, StoredLine[]>> {
  if (!locked.offering.hasSessions) return new Map();
  const all = await readSessionLines(
    tx,
    moved.map((registration) => registration.id),
  );
  const changed = moved.flatMap((registration) =>
    (all.get(registration.id) ?? []).filter((line) => seatInSession(locked, line, registration)),
  );
  await writeSessionLines(tx, changed);
  return all;
}

/** Turns a session line into a seat if there is one. The line keeps its number otherwise. */
export function seatInSession({ sessions }: Locked, line: StoredLine, registration: Registration): boolean {
  const session = sessions.get(line.sessionId);
  if (!session || line.holdsSeat || !registration.holdsSeat || session.seatsFree === 0) return false;
  session.held += 1;
  line.status = registration.status === 'pending' ? 'pending' : 'confirmed';
  line.holdsSeat = true;
  line.line = null;
  return true;
}

/** Seats freed in a session go to who stands in its line and has a place at the event. */
async function promoteInSessions(tx: EntityManager, locked: Locked): Promise<OutboxLine[]> {
  const facts: OutboxLine[] = [];
  for (const session of locked.sessions.values()) {
    if (session.seatsFree === 0 || session.removed) continue;
    const waiting: StoredLine[] = await tx.query(
      `SELECT s.registration_id AS "registrationId", s.session_id AS "sessionId", s.status,
         s.holds_seat AS "holdsSeat", s.line
       FROM registration_sessions s JOIN registrations r ON r.id = s.registration_id
       WHERE s.session_id = $1 AND s.status = 'waitlisted' AND r.holds_seat ORDER BY s.line LIMIT $2`,
      [session.sessionId, Math.min(session.seatsFree, mostAtOnce)],
    );
    if (waiting.length === 0) continue;
    // Locked, since a check-in changes them without the event's lock.
    const people = await tx.find(Registration, {
      where: { id: In(waiting.map((line) => line.registrationId)) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const byId = new Map(people.map((person) => [person.id, person]));
    const seated = waiting.filter((line) => {
      const person = byId.get(line.registrationId);
      return person !== undefined && seatInSession(locked, line, person);
    });
    await writeSessionLines(tx, seated);
    const lines = await readSessionLines(tx, [...byId.keys()]);
    for (const person of people) {
      person.version += 1;
      facts.push(changeFact(person, sessionIds(lines.get(person.id))));
    }
    await updateRegistrations(tx, people);
  }
  return facts;
}
