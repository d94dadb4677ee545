import { Injectable } from '@nestjs/common';
import { type Caller, decodeCursor, pageOf, type PageQuery } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { EventsQuery } from '../events/events.query.js';
import { namesOf } from '../names.js';
import type { OrganisationName } from '../organisations/organisation.dto.js';
import { sessionView } from './session-view.js';
import type { SessionPage, SessionView } from './session.dto.js';
import { Session } from './session.entity.js';

const organisationsOf = (tx: EntityManager, sessions: Session[]): Promise<Map<string, OrganisationName>> =>
  namesOf<OrganisationName>(
    tx,
    'organisations',
    sessions.flatMap((session) => session.speakers.map((speaker) => speaker.organisationId)),
  );

export const oneSessionView = async (tx: EntityManager, session: Session): Promise<SessionView> =>
  sessionView(session, await organisationsOf(tx, [session]));

@Injectable()
export class SessionsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly events: EventsQuery,
  ) {}

  /** The programme of an event the caller may see, by time. @throws EventNotFound */
  async list(caller: Caller, eventId: string, { limit, cursor }: PageQuery): Promise<SessionPage> {
    await this.events.record(caller, eventId);
    const query = this.db.manager
      .createQueryBuilder(Session, 's')
      .where('s.event_id = :eventId AND s.removed_at IS NULL', { eventId })
      .orderBy('s.startsAt')
      .addOrderBy('s.id')
      .limit(limit + 1);
    if (cursor) {
      const [start, id] = decodeCursor<[string, string]>(cursor, 2);
      query.andWhere('(s.starts_at, s.id) > (:start::timestamptz, :id::uuid)', { start, id });
    }
    const position = (session: Session): unknown[] => [session.startsAt.toISOString(), session.id];
    const { items, nextCursor } = pageOf(await query.getMany(), limit, position);
    const organisations = await organisationsOf(this.db.manager, items);
    return { items: items.map((session) => sessionView(session, organisations)), nextCursor };
  }
}
