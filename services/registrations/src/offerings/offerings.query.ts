import { Injectable } from '@nestjs/common';
import type { AttendanceMode } from '@zuomei/contracts';
import { DataSource } from 'typeorm';
import { OfferedSession } from './offered-session.entity.js';
import type { Offering } from './offering.entity.js';
import type {
  AvailabilityDto,
  ModePlacesDto,
  OccupancyDto,
  SessionOccupancyDto,
  SignUpTermsDto,
} from './offerings.dto.js';

const finite = (n: number): number | null => (Number.isFinite(n) ? n : null);

/** A place that somebody in line waits for is not left to anybody else. */
const left = (offering: Offering, mode: AttendanceMode): number =>
  offering.seatForNewcomer(mode) ? offering.seatsFree(mode) : 0;

/** What an event looks like to those who want to come, and to those who organise it. */
@Injectable()
export class OfferingsQuery {
  constructor(private readonly db: DataSource) {}

  async availability(offering: Offering, now: Date): Promise<AvailabilityDto> {
    const sessions = offering.hasSessions
      ? await this.db.manager.findBy(OfferedSession, { offeringId: offering.id, removed: false })
      : [];
    const placesLeft = placesOf(offering);
    const full = placesLeft === 0 && !offering.waitlist;
    const reason = offering.signUpClosed(now) ?? (full ? 'full' : undefined);
    return {
      open: reason === undefined,
      ...(reason === undefined ? {} : { reason }),
      ...(reason === 'not_yet_open' && offering.signUpOpensAt ? { opensAt: offering.signUpOpensAt.toISOString() } : {}),
      ...(offering.signUpClosesAt ? { closesAt: offering.signUpClosesAt.toISOString() } : {}),
      placesLeft,
      waitlist: offering.waitlist,
      waiting: offering.waitingOnsite + offering.waitingOnline,
      approval: offering.approval,
      ...(offering.countsByMode ? { byMode: [modePlaces(offering, 'onsite'), modePlaces(offering, 'online')] } : {}),
      sessions: sessions.map((session) => ({ sessionId: session.sessionId, placesLeft: finite(session.seatsFree) })),
      questions: offering.questions,
    };
  }

  async occupancy(o: Offering, now: Date): Promise<OccupancyDto> {
    const [row] = await this.db.query<{ attended: number; came: number }[]>(
      `SELECT count(DISTINCT a.registration_id)::int AS attended,
         count(DISTINCT a.registration_id) FILTER (WHERE r.status = 'confirmed')::int AS came
       FROM attendances a JOIN registrations r ON r.id = a.registration_id WHERE a.offering_id = $1`,
      [o.id],
    );
    return {
      capacity: o.capacity ?? totalByMode(o),
      confirmed: o.confirmed,
      pending: o.pending,
      offered: o.offered,
      waitlisted: o.waitlisted,
      beyondCapacity: o.beyondCapacity,
      attended: row?.attended ?? 0,
      sessions: o.hasSessions ? await this.sessions(o.id) : [],
      ...(o.over(now) ? { noShows: o.confirmed - (row?.came ?? 0) } : {}),
    };
  }

  private sessions(offeringId: string): Promise<SessionOccupancyDto[]> {
    return this.db.query(
      `SELECT s.session_id AS "sessionId", s.capacity, s.held,
         (SELECT count(*)::int FROM registration_sessions l
          WHERE l.session_id = s.session_id AND l.status = 'waitlisted') AS waitlisted
       FROM offered_sessions s WHERE s.offering_id = $1 AND NOT s.removed ORDER BY s.starts_at, s.session_id`,
      [offeringId],
    );
  }
}

const totalByMode = (o: Offering): number | null =>
  o.countsByMode && o.capacityOnsite !== null && o.capacityOnline !== null ? o.capacityOnsite + o.capacityOnline : null;

function placesOf(offering: Offering): number | null {
  if (!offering.countsByMode) return finite(left(offering, 'onsite'));
  const event = offering.capacity === null ? Infinity : Math.max(0, offering.capacity - offering.held);
  return finite(Math.min(event, left(offering, 'onsite') + left(offering, 'online')));
}

const modePlaces = (offering: Offering, mode: AttendanceMode): ModePlacesDto => ({
  attendanceMode: mode,
  placesLeft: finite(left(offering, mode)),
  waiting: offering.waitingFor(mode),
});

export const termsOf = (o: Offering): SignUpTermsDto => ({
  eventId: o.id,
  version: o.version,
  capacity: o.capacity,
  ...(o.capacityOnsite !== null && o.capacityOnline !== null
    ? { capacityByMode: { onsite: o.capacityOnsite, online: o.capacityOnline } }
    : {}),
  approval: o.approval,
  pendingHoldsSeat: o.pendingHoldsSeat,
  waitlist: o.waitlist,
  waitlistPolicy: o.waitlistPolicy,
  editsNeedApproval: o.editsNeedApproval,
  offerHours: o.offerHours,
  offerInOfficeHours: o.offerInOfficeHours,
  confirmEmail: o.confirmEmail,
  retentionDays: o.retentionDays,
  ...(o.signUpOpensAt ? { signUpOpensAt: o.signUpOpensAt.toISOString() } : {}),
  ...(o.signUpClosesAt ? { signUpClosesAt: o.signUpClosesAt.toISOString() } : {}),
  ...(o.checkInOpensAt ? { checkInOpensAt: o.checkInOpensAt.toISOString() } : {}),
  ...(o.checkInClosesAt ? { checkInClosesAt: o.checkInClosesAt.toISOString() } : {}),
  questions: o.questions,
});
