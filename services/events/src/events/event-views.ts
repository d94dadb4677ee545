import type { Caller } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import { namesOf } from '../names.js';
import type { OrganisationName } from '../organisations/organisation.dto.js';
import type { SeriesName } from '../series/series.dto.js';
import { programmeOf } from '../sessions/programme.js';
import { sessionView } from '../sessions/session-view.js';
import type { Session } from '../sessions/session.entity.js';
import { organises } from './event-access.js';
import { actionsIn } from './event-states.js';
import type { EventView } from './event-view.dto.js';
import type { Event } from './event.entity.js';

const instant = (date: Date | null): string | null => date?.toISOString() ?? null;

/** Events as the caller may see them, with the names that a page needs. The caller was found to see them. */
export async function eventViews(tx: EntityManager, caller: Caller, events: Event[]): Promise<EventView[]> {
  if (events.length === 0) return [];
  const sessions = await programmeOf(
    tx,
    events.map((event) => event.id),
  );
  const speakers = sessions.flatMap((session) => session.speakers.map((speaker) => speaker.organisationId));
  const parties = events.flatMap((event) => [...event.hostIds, ...event.guestIds]);
  const organisations = await namesOf<OrganisationName>(tx, 'organisations', [...parties, ...speakers]);
  const series = await namesOf<SeriesName>(
    tx,
    'series',
    events.map((event) => event.seriesId),
  );
  const programmes = Map.groupBy(sessions, (session) => session.eventId);
  return events.map((event) => view(event, programmes.get(event.id) ?? [], organisations, series, caller));
}

const named = (ids: string[], names: Map<string, OrganisationName>): OrganisationName[] =>
  ids.flatMap((id) => names.get(id) ?? []);

const view = (
  event: Event,
  sessions: Session[],
  organisations: Map<string, OrganisationName>,
  series: Map<string, SeriesName>,
  caller: Caller,
): EventView => ({
  id: event.id,
  version: event.version,
  status: event.status,
  reason: event.reason,
  code: event.code,
  title: event.title,
  titleEn: event.titleEn,
  summary: event.summary,
  kind: event.kind,
  mode: event.mode,
  visibility: event.visibility,
  seriesId: event.seriesId,
  series: event.seriesId === null ? null : (series.get(event.seriesId) ?? null),
  hostIds: event.hostIds,
  hosts: named(event.hostIds, organisations),
  guestIds: event.guestIds,
  guests: named(event.guestIds, organisations),
  startsAt: event.startsAt.toISOString(),
  endsAt: event.endsAt.toISOString(),
  datePrecision: event.datePrecision,
  timeZone: event.timeZone,
  venue: event.venue,
  livestreamUrl: event.livestreamUrl,
  industry: event.industry,
  digestCategory: event.digestCategory,
  outcome: event.outcome,
  imported: event.imported,
  ...event.terms,
  sessions: sessions.map((session) => sessionView(session, organisations)),
  publishedAt: instant(event.publishedAt),
  endedAt: instant(event.endedAt),
  createdAt: event.createdAt.toISOString(),
  updatedAt: event.updatedAt.toISOString(),
  allowedActions: organises(caller, event) ? actionsIn(event.status) : [],
});
