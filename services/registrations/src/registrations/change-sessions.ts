import { leaveSession } from './end-registrations.js';
import type { Locked } from './lock-offering.js';
import type { Registration } from './registration.entity.js';
import { EventFull } from './registrations.errors.js';
import { chosenSessions, sitIn } from './seating.js';
import type { StoredLine } from './write-registrations.js';

/**
 * To the sessions wanted from now on: those left out are given up, those added are sat in or waited for. Notes
 * `sessionIds` in `fields` if that is different. Changes `lines` in place.
 * @returns the lines of all sessions chosen now
 * @throws UnknownSession | SessionsOverlap | EventFull
 */
export function changeSessions(
  locked: Locked,
  registration: Registration,
  lines: StoredLine[],
  wanted: readonly string[] | undefined,
  fields: string[],
): StoredLine[] {
  if (wanted === undefined) return lines;
  const chosen = chosenSessions(locked.sessions, wanted);
  const left = lines.filter((line) => !wanted.includes(line.sessionId));
  for (const line of left) leaveSession(locked, line);
  const kept = lines.filter((line) => !left.includes(line));
  const added = chosen.filter((session) => !kept.some((line) => line.sessionId === session.sessionId));
  if (left.length + added.length > 0) fields.push('sessionIds');
  const { holdsSeat, status } = registration;
  const seat = { holdsSeat, status: status === 'confirmed' || status === 'waitlisted' ? status : ('pending' as const) };
  return [
    ...kept,
    ...added.map((session): StoredLine => {
      if (session.seatsFree === 0 && !locked.offering.waitlist) {
        throw new EventFull(wanted.indexOf(session.sessionId));
      }
      return { ...sitIn(session, seat, locked.offering), registrationId: registration.id };
    }),
  ];
}
