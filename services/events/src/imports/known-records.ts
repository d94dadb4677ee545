import { type EntityManager, In } from 'typeorm';
import { Event } from '../events/event.entity.js';
import { programmeOf } from '../sessions/programme.js';
import type { Session } from '../sessions/session.entity.js';
import type { EventRow } from './event-row.js';
import { organisationsCalled } from './organisations-called.js';
import { SeriesPaths } from './series-paths.js';

/** What an import of events refers to or changes. */
export interface KnownRecords {
  /** By code; locked. */
  readonly events: Map<string | null, Event>;
  readonly programmes: Map<string, Session[]>;
  /** Ids by code or name. */
  readonly organisations: Map<string, string>;
  readonly series: SeriesPaths;
}

export async function knownRecords(tx: EntityManager, rows: EventRow[]): Promise<KnownRecords> {
  // In the order of their ids, so that two who lock several cannot wait for each other.
  const events = await tx.find(Event, {
    where: { code: In(rows.flatMap(({ details }) => details?.code ?? [])) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  const sessions = await programmeOf(
    tx,
    events.map((event) => event.id),
  );
  return {
    events: new Map(events.map((event) => [event.code, event])),
    programmes: Map.groupBy(sessions, (session) => session.eventId),
    organisations: await organisationsCalled(
      tx,
      rows.flatMap(({ hostCodes, guestCodes }) => [...hostCodes, ...(guestCodes ?? [])]),
    ),
    series: await SeriesPaths.of(tx),
  };
}
