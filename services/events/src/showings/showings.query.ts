import { Injectable } from '@nestjs/common';
import { type Caller, decodeCursor, pageOf } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { recordsVisibleTo } from '../catalogue/catalogue-access.js';
import { EventsQuery } from '../events/events.query.js';
import type { ShowingFilter, ShowingPage, ShowingView } from './showing.dto.js';
import { Showing } from './showing.entity.js';

const shown = {
  achievement: 's.achievement_id IS NOT NULL',
  need: 's.need_id IS NOT NULL',
  other: 's.title IS NOT NULL',
};

@Injectable()
export class ShowingsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly events: EventsQuery,
  ) {}

  /** What is shown at the events that match and the caller may see; what is not published only to who may see it. */
  async list(caller: Caller, filter: ShowingFilter): Promise<ShowingPage> {
    const events = this.events.matching(caller, filter).select('e.id');
    const record = recordsVisibleTo(caller);
    const query = this.db.manager
      .createQueryBuilder(Showing, 's')
      .where(`s.removed_at IS NULL AND s.event_id IN (${events.getQuery()})`)
      .andWhere(
        `(s.title IS NOT NULL OR EXISTS (SELECT 1 FROM catalogue_records r
          WHERE r.id = coalesce(s.achievement_id, s.need_id) AND ${record.sql}))`,
      )
      .setParameters({ ...events.getParameters(), ...record.parameters })
      .orderBy('s.id')
      .limit(filter.limit + 1);
    if (filter.event) query.andWhere('s.event_id = :event', { event: filter.event });
    if (filter.form) query.andWhere('s.form IN (:...form)', { form: filter.form });
    if (filter.of) query.andWhere(shown[filter.of]);
    if (filter.achievement) query.andWhere('s.achievement_id = :achievement', { achievement: filter.achievement });
    if (filter.need) query.andWhere('s.need_id = :need', { need: filter.need });
    if (filter.cursor) query.andWhere('s.id > :after', { after: decodeCursor<[string]>(filter.cursor, 1)[0] });
    const { items, nextCursor } = pageOf(await query.getMany(), filter.limit, (showing) => [showing.id]);
    return { items: await showingViews(this.db.manager, items), nextCursor };
  }
}

export async function showingViews(tx: EntityManager, showings: Showing[]): Promise<ShowingView[]> {
  const ids = showings.flatMap(({ achievementId, needId }) => achievementId ?? needId ?? []);
  const rows: { id: string; title: string }[] = ids.length
    ? await tx.query('SELECT id, title FROM catalogue_records WHERE id = ANY($1::uuid[])', [ids])
    : [];
  const titles = new Map(rows.map((row) => [row.id, row.title]));
  return showings.map(({ id, version, eventId, form, achievementId, needId, title }) => ({
    id,
    version,
    eventId,
    form,
    achievementId,
    needId,
    title: title ?? titles.get(achievementId ?? needId ?? '') ?? '',
  }));
}
