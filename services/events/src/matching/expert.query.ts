import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { namesOf } from '../names.js';
import type { OrganisationName } from '../organisations/organisation.dto.js';
import { expertId } from '../sessions/expert-id.js';
import { Session } from '../sessions/session.entity.js';
import type { Asking } from './matches.query.js';
import type { ExpertView } from './matching.dto.js';
import { ExpertNotFound } from './matching.errors.js';

/** Sessions `x` of events `e` that are public and were published: what is said of a speaker there is published, too. */
export const spokeInPublic = `x.removed_at IS NULL AND e.visibility = 'public' AND e.status IN ('published', 'ended')`;

const mostSessions = 20;

@Injectable()
export class ExpertQuery {
  constructor(private readonly db: DataSource) {}

  /** @throws ExpertNotFound also of whoever has spoken at events only that are not public */
  async one(id: string): Promise<{ view: ExpertView; asking: Asking }> {
    if (!/^[0-9a-f]{32}$/.test(id)) throw new ExpertNotFound();
    const sessions = await this.db.manager
      .createQueryBuilder(Session, 'x')
      .innerJoin('events', 'e', 'e.id = x.event_id')
      .where(`x.expert_ids @> ARRAY[:id]::text[] AND ${spokeInPublic}`, { id })
      .orderBy('x.startsAt', 'DESC')
      .addOrderBy('x.id', 'DESC')
      .limit(mostSessions)
      .getMany();
    const [speaker] = sessions.flatMap(({ speakers }) => speakers.filter((one) => expertId(one) === id));
    if (!speaker) throw new ExpertNotFound();
    const { name, title, organisationId } = speaker;
    const organisations = await namesOf<OrganisationName>(this.db.manager, 'organisations', [organisationId]);
    const titles = sessions.map((session) => session.title);
    return {
      view: {
        ...{ id, name, title },
        organisation: organisations.get(organisationId ?? '') ?? null,
        spokeAt: sessions.map((session) => ({ eventId: session.eventId, title: session.title })),
      },
      asking: {
        key: `expert ${id} ${sessions.map((session) => `${session.id} ${session.version}`).join(' ')}`,
        texts: [title, ...titles],
        industry: null,
        ownerId: organisationId,
      },
    };
  }
}
