import { Injectable } from '@nestjs/common';
import { Clock } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { OfferedSession } from '../offerings/offered-session.entity.js';
import { Offering } from '../offerings/offering.entity.js';
import { answeredQuestions } from './answered-questions.query.js';
import { questionsToAnswer } from './answers.js';
import type { PlaceActionsDto, PlaceGroupDto, PlaceSessionDto, RegistrationDto } from './place.dto.js';
import { eventOf } from './place-event.js';
import { PlaceSecrets } from './place-secrets.js';
import { positionsInLine, sessionPositions } from './positions.query.js';
import { Registration } from './registration.entity.js';
import { PlaceNotFound } from './registrations.errors.js';
import { type Waiting, waitingReasonsOf } from './waiting-reason.js';
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
      ...(await this.together(registration)),
      ...(offering.editsNeedApproval ? { editsNeedApproval: true } : {}),
      ...(await this.why(registration, offering)),
      ...(registration.status === 'confirmed'
        ? { checkInCode: this.secrets.checkInCode(id, registration.codeGeneration) }
        : {}),
      ...(attended?.at ? { attendedAt: attended.at.toISOString() } : {}),
      event: eventOf(offering),
      questions: offering.questions,
      questionsToAnswer: questionsToAnswer(offering.questions, registration),
      answeredQuestions: await answeredQuestions(this.db.manager, offering, registration),
      can: this.actions(registration, offering, Boolean(attended?.at)),
    };
  }

  private async why(registration: Registration, offering: Offering): Promise<{ waiting?: Waiting }> {
    if (registration.status !== 'waitlisted') return {};
    const waiting = (await waitingReasonsOf(this.db.manager, offering, [registration])).get(registration.id);
    return waiting ? { waiting } : {};
  }

  private async together({ groupId }: Registration): Promise<{ group?: PlaceGroupDto }> {
    if (groupId === null) return {};
    const [group] = await this.db.query<PlaceGroupDto[]>(
      `SELECT g.id, g.organisation, g.all_or_none AS "allOrNone", count(r.id)::int AS people
       FROM groups g LEFT JOIN registrations r ON r.group_id = g.id AND r.status NOT IN ('cancelled', 'rejected')
       WHERE g.id = $1 GROUP BY g.id`,
      [groupId],
    );
    return group ? { group } : {};
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

  private actions(registration: Registration, offering: Offering, attended: boolean): PlaceActionsDto {
    const before = offering.live && this.clock.now() < offering.endsAt;
    const confirmed = registration.status === 'confirmed';
    return {
      change: registration.live && before,
      cancel: registration.live && before,
      substitute: registration.live && before && !attended,
      acceptOffer: registration.status === 'offered' && before,
      join: confirmed && offering.status === 'published' && offering.livestreamUrl !== null,
      stateIntent: confirmed && offering.status !== 'cancelled',
    };
  }
}

function ownDetails(
  r: Registration,
): Omit<
  RegistrationDto,
  | 'position'
  | 'sessions'
  | 'checkInCode'
  | 'attendedAt'
  | 'event'
  | 'questions'
  | 'questionsToAnswer'
  | 'answeredQuestions'
  | 'can'
> {
  return {
    id: r.id,
    eventId: r.offeringId,
    version: r.version,
    status: r.status,
    ...(r.offerExpiresAt ? { offerExpiresAt: r.offerExpiresAt.toISOString() } : {}),
    ...(r.status === 'waitlisted' && r.offerLapsedAt ? { offerLapsedAt: r.offerLapsedAt.toISOString() } : {}),
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
