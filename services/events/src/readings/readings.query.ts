import { Injectable } from '@nestjs/common';
import { type Caller, decodeCursor, pageOf } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { EventsQuery } from '../events/events.query.js';
import type { ReadingFilter, ReadingPage, ReadingView } from './reading.dto.js';
import { Reading, type ReadingKind } from './reading.entity.js';

export const readingView = ({ id, eventId, count, at, source }: Reading): ReadingView => ({
  id,
  eventId,
  count,
  at: at.toISOString(),
  source,
});

@Injectable()
export class ReadingsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly events: EventsQuery,
  ) {}

  /** Readings of the events that match and the caller may see, as they were entered. */
  async list(caller: Caller, kind: ReadingKind, filter: ReadingFilter): Promise<ReadingPage> {
    const events = this.events.matching(caller, filter).select('e.id');
    const query = this.db.manager
      .createQueryBuilder(Reading, 'v')
      .where(`v.kind = :reading AND v.event_id IN (${events.getQuery()})`)
      .setParameters({ ...events.getParameters(), reading: kind })
      .orderBy('v.id')
      .limit(filter.limit + 1);
    if (filter.event) query.andWhere('v.event_id = :event', { event: filter.event });
    if (filter.counting === 'true') {
      query.andWhere(
        `NOT EXISTS (SELECT 1 FROM readings later WHERE later.kind = v.kind AND later.event_id = v.event_id
          AND later.source = v.source AND (later.at, later.id) > (v.at, v.id))`,
      );
    }
    if (filter.cursor) query.andWhere('v.id > :after', { after: decodeCursor<[string]>(filter.cursor, 1)[0] });
    const { items, nextCursor } = pageOf(await query.getMany(), filter.limit, (reading) => [reading.id]);
    return { items: items.map(readingView), nextCursor };
  }
}
