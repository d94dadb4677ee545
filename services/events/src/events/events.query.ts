import { Injectable } from '@nestjs/common';
import { type Caller, decodeCursor, pageOf } from '@zuomei/platform';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { isLocalDay } from '../fields.js';
import { anywhere } from '../likeness.js';
import { seriesAndChildren } from '../series/series.query.js';
import { maySee, visibleTo } from './event-access.js';
import type { CalendarFilter, EventFilter } from './event-filter.dto.js';
import { eventViews } from './event-views.js';
import type { EventPage, EventView } from './event-view.dto.js';
import { Event } from './event.entity.js';
import { EventNotFound } from './event.errors.js';

@Injectable()
export class EventsQuery {
  constructor(private readonly db: DataSource) {}

  /** What the caller may see of the events that match, by start. */
  async list(caller: Caller, filter: EventFilter): Promise<EventPage> {
    const query = this.matching(caller, filter).limit(filter.limit + 1);
    const [direction, beyond] = filter.order === 'desc' ? (['DESC', '<'] as const) : (['ASC', '>'] as const);
    query.orderBy('e.startsAt', direction).addOrderBy('e.id', direction);
    if (filter.cursor) {
      const [start, id] = decodeCursor<[string, string]>(filter.cursor, 2);
      query.andWhere(`(e.starts_at, e.id) ${beyond} (:start::timestamptz, :id::uuid)`, { start, id });
    }
    const rows = await query.getMany();
    const { items, nextCursor } = pageOf(rows, filter.limit, (event) => [event.startsAt.toISOString(), event.id]);
    return { items: await eventViews(this.db.manager, caller, items), nextCursor };
  }

  /** @throws EventNotFound also for what the caller may not see */
  async record(caller: Caller, id: string): Promise<Event> {
    const event = await this.db.manager.findOneBy(Event, { id });
    if (!event || !maySee(caller, event)) throw new EventNotFound();
    return event;
  }

  /** @throws EventNotFound also for what the caller may not see */
  async one(caller: Caller, id: string): Promise<EventView> {
    const event = await this.record(caller, id);
    const [view] = await eventViews(this.db.manager, caller, [event]);
    return view as EventView;
  }

  /** Events for a calendar: of those that match, the ones with a known day, at most `most`, the latest first. */
  async forCalendar(caller: Caller, filter: CalendarFilter, most: number): Promise<Event[]> {
    return this.matching(caller, filter)
      .andWhere(`e.date_precision <> 'month' AND e.status <> 'draft'`)
      .orderBy('e.startsAt', 'DESC')
      .addOrderBy('e.id', 'DESC')
      .limit(most)
      .getMany();
  }

  /** The events that match and the caller may see, as table `e`. */
  matching(caller: Caller, filter: CalendarFilter): SelectQueryBuilder<Event> {
    const visible = visibleTo(caller);
    const query = this.db.manager.createQueryBuilder(Event, 'e').where(visible.sql, visible.parameters);
    if (filter.status) query.andWhere('e.status IN (:...status)', { status: filter.status });
    if (filter.kind) query.andWhere('e.kind IN (:...kind)', { kind: filter.kind });
    if (filter.series) query.andWhere(`e.series_id IN (${seriesAndChildren(':series')})`, { series: filter.series });
    if (filter.host) query.andWhere(':host::uuid = ANY(e.host_ids)', { host: filter.host });
    if (filter.organisation) {
      query.andWhere(':organisation::uuid = ANY(e.host_ids || e.guest_ids)', { organisation: filter.organisation });
    }
    if (filter.industry) query.andWhere('e.industry = :industry', { industry: filter.industry });
    if (filter.from) since(query, filter.from);
    if (filter.to) until(query, filter.to);
    if (filter.q?.trim()) {
      query.andWhere(
        `(e.title ILIKE :q OR e.title_en ILIKE :q OR e.summary ILIKE :q OR e.venue ILIKE :q OR e.code ILIKE :q
          OR EXISTS (SELECT 1 FROM organisations o WHERE o.id = ANY(e.host_ids) AND (o.name ILIKE :q OR o.name_en ILIKE :q)))`,
        { q: anywhere(filter.q) },
      );
    }
    return query;
  }
}

const midnight = (day: string): string => `${day}T00:00:00Z`;

/**
 * Days are those of the event's own zone; an event counts on the local day of its start. The wider bound in UTC lets
 * the index skip what lies far outside: no zone is more than 14 hours off.
 */
const since = (query: SelectQueryBuilder<Event>, from: string): unknown =>
  isLocalDay(from)
    ? query.andWhere(`e.starts_on >= :from AND e.starts_at >= :near::timestamptz - interval '14 hours'`, {
        from,
        near: midnight(from),
      })
    : query.andWhere('e.starts_at >= :from::timestamptz', { from });

const until = (query: SelectQueryBuilder<Event>, to: string): unknown =>
  isLocalDay(to)
    ? query.andWhere(`e.starts_on <= :to AND e.starts_at < :far::timestamptz + interval '38 hours'`, {
        to,
        far: midnight(to),
      })
    : query.andWhere('e.starts_at <= :to::timestamptz', { to });
