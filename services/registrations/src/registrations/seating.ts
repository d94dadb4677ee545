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
  beyondCapacity: boolean;
}

/** What an invitation allows. */
export interface SeatRight {
  readonly skipApproval: boolean;
  readonly exceedCapacity: boolean;
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

/** Somebody who wants a place. */
export interface Wish extends Partial<SeatRight> {
  attendanceMode: AttendanceMode;
  sessions: readonly OfferedSession[];
}

/** Whether there is a seat or a place in line now; nothing is held. @throws EventFull */
export function requireRoom(offering: Offering, mode: AttendanceMode, right?: SeatRight): void {
  if (!offering.seatForNewcomer(mode) && !offering.waitlist && !right?.exceedCapacity) throw new EventFull();
}

export interface Seated {
  seat: Seat;
  lines: SessionLine[];
}

/** Where a newcomer goes: to a seat, to approval, or to the end of the line. @throws EventFull */
export function seatNewcomer(offering: Offering, wish: Wish): Seated {
  const [seated] = seatTogether(offering, [wish]);
  if (!seated) throw new Error('nobody to seat');
  return seated;
}

/**
 * The same for people who come together or not at all: a seat for each, or one place in line for all. Nothing is
 * changed before every rule has said yes, so who is refused leaves the counters as they were. @throws EventFull
 */
export function seatTogether(offering: Offering, wishes: readonly Wish[]): Seated[] {
  const free = offering.fits(wishes) && wishes.every((wish) => offering.seatForNewcomer(wish.attendanceMode));
  const beyond = !free && wishes.every((wish) => wish.exceedCapacity);
  if (!free && !beyond && !offering.waitlist) throw new EventFull();
  if (!offering.waitlist) refuseFullSessions(wishes);
  // Who holds no seat while pending stands in no line either: it is joined, or a seat taken, on approval.
  const asks = (wish: Wish): boolean => offering.approval && !wish.skipApproval;
  const waits = !free && !beyond && !(wishes.every(asks) && !offering.pendingHoldsSeat);
  const position = waits ? offering.placesAhead(wishes[0]?.attendanceMode ?? 'onsite') + 1 : undefined;
  const line = waits ? offering.nextUnitLine(wishes) : null;
  return wishes.map((wish) => {
    const status = waits ? 'waitlisted' : asks(wish) ? 'pending' : 'confirmed';
    const holdsSeat = status === 'confirmed' || (status === 'pending' && offering.pendingHoldsSeat);
    // Without a seat yet, it says that one may be given beyond capacity on approval.
    const beyondCapacity = holdsSeat ? beyond : status === 'pending' && wish.exceedCapacity === true;
    const seat: Seat = { status, holdsSeat, line, beyondCapacity, ...(position === undefined ? {} : { position }) };
    offering.count({ ...seat, attendanceMode: wish.attendanceMode }, 1);
    return { seat, lines: wish.sessions.map((session) => sitIn(session, seat, offering)) };
  });
}

function refuseFullSessions(wishes: readonly Wish[]): void {
  for (const wish of wishes) {
    const full = wish.sessions.findIndex(
      (session) => session.seatsFree < wishes.filter((other) => other.sessions.includes(session)).length,
    );
    if (full >= 0) throw new EventFull(full);
  }
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
