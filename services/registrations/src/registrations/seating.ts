import type { AttendanceMode } from '@zuomei/contracts';
import type { OfferedSession } from '../offerings/offered-session.entity.js';
import type { Offering } from '../offerings/offering.entity.js';
import { EventFull, ModeNotOffered, SessionsOverlap, UnknownSession } from './registrations.errors.js';

/** One session of a registration. */
export interface SessionLine {
  sessionId: string;
  status: 'pending' | 'confirmed' | 'waitlisted' | 'cancelled';
  holdsSeat: boolean;
  line: number | null;
}

export interface Seat {
  status: 'pending' | 'confirmed' | 'waitlisted';
  holdsSeat: boolean;
  line: number | null;
  position?: number;
}

export type Sessions = ReadonlyMap<string, OfferedSession>;

/** The way somebody attends; only hybrid events leave a choice. @throws ModeNotOffered */
export function attendanceModeFor(offering: Offering, wanted: AttendanceMode | undefined): AttendanceMode {
  if (offering.mode === 'hybrid') return wanted ?? 'onsite';
  if (wanted !== undefined && wanted !== offering.mode) throw new ModeNotOffered();
  return offering.mode;
}

/** The sessions asked for. @throws UnknownSession | SessionsOverlap */
export function chosenSessions(sessions: Sessions, ids: readonly string[]): OfferedSession[] {
  const chosen = ids.map((id, index) => {
    const session = sessions.get(id);
    if (session === undefined || session.removed) throw new UnknownSession(index);
    return session;
  });
  chosen.forEach((b, index) => {
    const a = chosen.slice(0, index).find((other) => other.startsAt < b.endsAt && b.startsAt < other.endsAt);
    if (a) throw new SessionsOverlap(a.title, b.title, index);
  });
  return chosen;
}

/**
 * Where a newcomer goes: to a seat, to approval, or to the end of the line. Nothing is changed before every rule has
 * said yes, so a refused one leaves the counters as they were. @throws EventFull
 */
export function seatNewcomer(
  offering: Offering,
  mode: AttendanceMode,
  chosen: readonly OfferedSession[],
): { seat: Seat; lines: SessionLine[] } {
  const free = offering.seatForNewcomer(mode);
  if (!free && !offering.waitlist) throw new EventFull();
  const full = chosen.findIndex((session) => session.seatsFree === 0);
  if (full >= 0 && !offering.waitlist) throw new EventFull(full);
  const seat = seatOf(offering, mode, free);
  return { seat, lines: chosen.map((session) => sitIn(session, seat, offering)) };
}

function seatOf(offering: Offering, mode: AttendanceMode, free: boolean): Seat {
  // Whoever holds no seat while pending stands in no line either: it is joined, or a seat taken, on approval.
  if (offering.approval && !offering.pendingHoldsSeat) return counted(offering, mode, 'pending', false);
  if (!free) {
    const position = offering.waitingFor(mode) + 1;
    return { ...counted(offering, mode, 'waitlisted', false), line: offering.nextLine(), position };
  }
  return counted(offering, mode, offering.approval ? 'pending' : 'confirmed', true);
}

function counted(offering: Offering, attendanceMode: AttendanceMode, status: Seat['status'], holdsSeat: boolean): Seat {
  offering.count({ status, attendanceMode, holdsSeat, beyondCapacity: false }, 1);
  return { status, holdsSeat, line: null };
}

/** A line in a session for somebody with, or still without, a seat at the event itself. */
export function sitIn(
  session: OfferedSession,
  seat: Pick<Seat, 'status' | 'holdsSeat'>,
  offering: Offering,
): SessionLine {
  const { sessionId } = session;
  if (seat.status === 'waitlisted' || (seat.holdsSeat && session.seatsFree === 0)) {
    return { sessionId, status: 'waitlisted', holdsSeat: false, line: offering.nextLine() };
  }
  if (seat.holdsSeat) session.held += 1;
  return { sessionId, status: seat.status, holdsSeat: seat.holdsSeat, line: null };
}
