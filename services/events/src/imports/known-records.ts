import { type EntityManager, In } from 'typeorm';
import { Event } from '../events/event.entity.js';
import { programmeOf } from '../sessions/programme.js';
import type { Session } from '../sessions/session.entity.js';
import type { EventRow } from './event-row.js';
import { SeriesPaths } from './series-paths.js';

/** What an import of events refers to or changes. */
export interface KnownRecords {
  /** By code; locked. */
  readonly events: Map<string | null, Event>;
  readonly programmes: Map<string, Session[]>;
  /** Ids by code. */
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
  const codes = [...new Set(rows.flatMap(({ hostCodes, guestCodes }) => [...hostCodes, ...(guestCodes ?? [])]))];
  const organisations: { code: string; id: string }[] = await tx.query(
    'SELECT code, id FROM organisations WHERE code = ANY($1::text[])',
    [codes],
  );
  return {
    events: new Map(events.map((event) => [event.code, event])),
    programmes: Map.groupBy(sessions, (session) => session.eventId),
    organisations: new Map(organisations.map(({ code, id }) => [code, id])),
    series: await SeriesPaths.of(tx),
  };
}
