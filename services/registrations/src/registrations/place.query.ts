import { Injectable } from '@nestjs/common';
import { Clock } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { OfferedSession } from '../offerings/offered-session.entity.js';
import { Offering } from '../offerings/offering.entity.js';
import type { PlaceActionsDto, PlaceEventDto, PlaceSessionDto, RegistrationDto } from './place.dto.js';
import { PlaceSecrets } from './place-secrets.js';
import { positionsInLine, sessionPositions } from './positions.query.js';
import { Registration } from './registration.entity.js';
import { PlaceNotFound } from './registrations.errors.js';
import { readSessionLines } from './write-registrations.js';

/** A registration with all that its page shows. */
@Injectable()
export class PlaceQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly secrets: PlaceSecrets,
  ) {}

  async read(id: string): Promise<RegistrationDto> {
    const registration = await this.db.manager.findOneBy(Registration, { id });
    if (!registration) throw new PlaceNotFound();
    const offering = await this.db.manager.findOneByOrFail(Offering, { id: registration.offeringId });
    const positions =
      registration.status === 'waitlisted' ? await positionsInLine(this.db.manager, offering, [id]) : undefined;
    const [attended] = await this.db.query<{ at: Date | null }[]>(
      'SELECT min(occurred_at) AS at FROM attendances WHERE registration_id = $1',
      [id],
    );
    const position = positions?.get(id);
    return {
      ...ownDetails(registration),
      ...(position === undefined ? {} : { position }),
      sessions: await this.sessions(registration, offering),
      ...(registration.status === 'confirmed'
        ? { checkInCode: this.secrets.checkInCode(id, registration.codeGeneration) }
        : {}),
      ...(attended?.at ? { attendedAt: attended.at.toISOString() } : {}),
      event: eventOf(offering),
      questions: offering.questions,
      can: this.actions(registration, offering),
    };
  }

  private async sessions(registration: Registration, offering: Offering): Promise<PlaceSessionDto[]> {
    if (!offering.hasSessions) return [];
    const lines = (await readSessionLines(this.db.manager, [registration.id])).get(registration.id) ?? [];
    const offered = await this.db.manager.findBy(OfferedSession, { offeringId: offering.id, removed: false });
    const positions = await sessionPositions(this.db.manager, lines);
    const byId = new Map(lines.map((line) => [line.sessionId, line]));
    return offered
      .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
      .flatMap((session) => {
        const line = byId.get(session.sessionId);
        if (!line) return [];
        const position = positions.get(`${registration.id} ${session.sessionId}`);
        return {
          sessionId: session.sessionId,
          title: session.title,
          startsAt: session.startsAt.toISOString(),
          endsAt: session.endsAt.toISOString(),
          ...(session.room ? { room: session.room } : {}),
          status: line.status,
          ...(position === undefined ? {} : { position }),
        };
      });
  }

  private actions(registration: Registration, offering: Offering): PlaceActionsDto {
    const before = offering.live && this.clock.now() < offering.endsAt;
    const confirmed = registration.status === 'confirmed';
    return {
      change: registration.live && before,
      cancel: registration.live && before,
      join: confirmed && offering.status === 'published' && offering.livestreamUrl !== null,
      stateIntent: confirmed && offering.status !== 'cancelled',
    };
  }
}

function ownDetails(
  r: Registration,
): Omit<RegistrationDto, 'position' | 'sessions' | 'checkInCode' | 'attendedAt' | 'event' | 'questions' | 'can'> {
  return {
    id: r.id,
    eventId: r.offeringId,
    version: r.version,
    status: r.status,
    name: r.name,
    email: r.email,
    ...(r.phone ? { phone: r.phone } : {}),
    ...(r.organisation ? { organisation: r.organisation } : {}),
    ...(r.organisationId ? { organisationId: r.organisationId } : {}),
    ...(r.attendeeKind ? { attendeeKind: r.attendeeKind } : {}),
    ...(r.title ? { title: r.title } : {}),
    attendanceMode: r.attendanceMode,
    locale: r.locale,
    answers: r.answers,
    ...(r.cancelledBy ? { cancelledBy: r.cancelledBy } : {}),
    ...(r.reason ? { reason: r.reason } : {}),
    createdAt: r.createdAt.toISOString(),
  };
}

const eventOf = (o: Offering): PlaceEventDto => ({
  id: o.id,
  title: o.title,
  ...(o.titleEn ? { titleEn: o.titleEn } : {}),
  kind: o.kind,
  mode: o.mode,
  status: o.status,
  ...(o.statusReason ? { statusReason: o.statusReason } : {}),
  startsAt: o.startsAt.toISOString(),
  endsAt: o.endsAt.toISOString(),
  datePrecision: o.datePrecision,
  timeZone: o.timeZone,
  ...(o.venue ? { venue: o.venue } : {}),
  livestream: o.livestreamUrl !== null,
  hostIds: o.hostIds,
  guestIds: o.guestIds,
});
