import type { OrganisationName } from '../organisations/organisation.dto.js';
import { expertId } from './expert-id.js';
import type { SessionView } from './session.dto.js';
import type { Session } from './session.entity.js';

export const sessionView = (session: Session, organisations: Map<string, OrganisationName>): SessionView => ({
  id: session.id,
  eventId: session.eventId,
  version: session.version,
  title: session.title,
  startsAt: session.startsAt.toISOString(),
  endsAt: session.endsAt.toISOString(),
  room: session.room,
  speakers: session.speakers.map((speaker) => ({
    ...speaker,
    organisation: speaker.organisationId === null ? null : (organisations.get(speaker.organisationId) ?? null),
    expertId: expertId(speaker),
  })),
  capacity: session.capacity,
});
