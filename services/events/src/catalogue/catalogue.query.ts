import { Injectable } from '@nestjs/common';
import { type Caller, Clock, decodeCursor, pageOf } from '@zuomei/platform';
import { Brackets, DataSource, type SelectQueryBuilder } from 'typeorm';
import { anywhere } from '../likeness.js';
import { maySeeRecord, recordsVisibleTo } from './catalogue-access.js';
import { CatalogueRecord, type CatalogueType } from './catalogue-record.entity.js';
import { catalogueDay, type CatalogueView, catalogueViews } from './catalogue-views.js';
import type { CatalogueFilter } from './catalogue.dto.js';
import { CatalogueRecordNotFound } from './catalogue.errors.js';

@Injectable()
export class CatalogueQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** What the caller may see, the newest first. */
  async list(caller: Caller, type: CatalogueType, filter: CatalogueFilter) {
    const query = this.matching(caller, type, filter)
      .orderBy('r.id', 'DESC')
      .limit(filter.limit + 1);
    if (filter.cursor) query.andWhere('r.id < :after', { after: decodeCursor<[string]>(filter.cursor, 1)[0] });
    const { items, nextCursor } = pageOf(await query.getMany(), filter.limit, (record) => [record.id]);
    return { items: await catalogueViews(this.db.manager, caller, items, this.clock.now()), nextCursor };
  }

  /** @throws CatalogueRecordNotFound also for what the caller may not see */
  async one(caller: Caller, type: CatalogueType, id: string): Promise<CatalogueView> {
    const record = await this.db.manager.findOneBy(CatalogueRecord, { id, type });
    if (!record || !maySeeRecord(caller, record)) throw new CatalogueRecordNotFound();
    const [view] = await catalogueViews(this.db.manager, caller, [record], this.clock.now());
    return view as CatalogueView;
  }

  private matching(caller: Caller, type: CatalogueType, filter: CatalogueFilter): SelectQueryBuilder<CatalogueRecord> {
    const visible = recordsVisibleTo(caller);
    const query = this.db.manager
      .createQueryBuilder(CatalogueRecord, 'r')
      .where('r.type = :type', { type })
      .andWhere(visible.sql, visible.parameters);
    if (filter.industry) query.andWhere('r.industry = :industry', { industry: filter.industry });
    if (filter.owner) query.andWhere('r.owner_id = :owner', { owner: filter.owner });
    if (filter.status) this.inStates(query, filter.status);
    if (filter.q?.trim()) {
      query.andWhere(
        `(r.title ILIKE :q OR r.title_en ILIKE :q OR r.summary ILIKE :q OR r.code ILIKE :q
          OR EXISTS (SELECT 1 FROM organisations o WHERE o.id = r.owner_id AND (o.name ILIKE :q OR o.name_en ILIKE :q)))`,
        { q: anywhere(filter.q) },
      );
    }
    return query;
  }

  private inStates(query: SelectQueryBuilder<CatalogueRecord>, states: string[]): void {
    const over = `(r.status = 'published' AND least(r.valid_until, r.answer_by) < :today)`;
    query.setParameter('today', catalogueDay(this.clock.now())).andWhere(
      new Brackets((any) => {
        any.where('(r.status IN (:...states) AND NOT coalesce(' + over + ', false))', { states });
        if (states.includes('expired')) any.orWhere(over);
      }),
    );
  }
}
