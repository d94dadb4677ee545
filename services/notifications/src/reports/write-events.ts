import type { EventSnapshotV1 } from '@zuomei/contracts';
import { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import { markForCounting } from './report-totals.js';

export interface ReportEvent {
  fact: EventSnapshotV1;
  at: Date;
}

/** What is known of an event from this fact on. It counts while it is published or ended. */
export async function writeEvents(tx: EntityManager, events: ReportEvent[]): Promise<void> {
  for (const { fact, at } of events) {
    await tx.query(
      `WITH earlier AS (
         UPDATE report_events SET known_to = $3
         WHERE event_id = $1 AND version < $2 AND known_to = 'infinity')
       INSERT INTO report_events (event_id, version, known_from, counts, on_date, kind, series_id, industry, host_ids,
         guest_ids)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
      [
        fact.eventId,
        fact.version,
        at,
        fact.status === 'published' || fact.status === 'ended',
        DateTime.fromISO(fact.startsAt, { zone: fact.timeZone }).toISODate(),
        fact.kind,
        fact.seriesId ?? null,
        fact.industry ?? null,
        fact.hostIds,
        fact.guestIds,
      ],
    );
  }
  await markForCounting(
    tx,
    events.map(({ fact }) => fact.eventId),
  );
}
