import { Injectable } from '@nestjs/common';
import { type Caller, Clock, decodeCursor, type Page, pageOf } from '@zuomei/platform';
import { Brackets, DataSource, type SelectQueryBuilder } from 'typeorm';
import { searchQuery } from '../search/search-query.js';
import { CatalogueFile } from '../catalogue-files/catalogue-file.entity.js';
import { fileView } from '../catalogue-files/catalogue-files.query.js';
import { isMemberOf, maySeeRecord, recordsVisibleTo, reviews } from './catalogue-access.js';
import { CatalogueContact } from './catalogue-contact.entity.js';
import { CatalogueRecord, type CatalogueType } from './catalogue-record.entity.js';
import { narrowTo, ownersCalled, type Strictness } from './catalogue-search.js';
import { catalogueDay, type CatalogueView, catalogueViews } from './catalogue-views.js';
import type { NeedFilter } from './catalogue.dto.js';
import { CatalogueRecordNotFound } from './catalogue.errors.js';

/** How a list was searched, and the last one shown. */
type FoundAt = [Strictness, number, string];

@Injectable()
export class CatalogueQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** What the caller may see: the newest first, or, where something is searched for, what fits best. */
  async list(caller: Caller, type: CatalogueType, filter: NeedFilter) {
    const { items, nextCursor } = filter.q?.trim()
      ? await this.found(caller, type, filter, filter.q)
      : await this.newest(caller, type, filter);
    return { items: await catalogueViews(this.db.manager, caller, items, this.clock.now()), nextCursor };
  }

  /** @throws CatalogueRecordNotFound also for what the caller may not see */
  async one(caller: Caller, type: CatalogueType, id: string): Promise<CatalogueView> {
    const record = await this.db.manager.findOneBy(CatalogueRecord, { id, type });
    if (!record || !maySeeRecord(caller, record)) throw new CatalogueRecordNotFound();
    const [view] = await catalogueViews(this.db.manager, caller, [record], this.clock.now());
    return { ...(view as CatalogueView), ...(await this.beside(caller, record)) };
  }

  /** What is answered of one record only. */
  private async beside(caller: Caller, record: CatalogueRecord): Promise<Pick<CatalogueView, 'contact' | 'files'>> {
    const { id: recordId } = record;
    const files = await this.db.manager.find(CatalogueFile, { where: { recordId }, order: { id: 'ASC' } });
    const shown = { files: files.map(fileView) };
    if (!reviews(caller) && !isMemberOf(caller, record.ownerId)) return shown;
    const contact = await this.db.manager.findOneBy(CatalogueContact, { recordId });
    return { ...shown, contact: contact && { name: contact.name, email: contact.email, phone: contact.phone } };
  }

  private async newest(caller: Caller, type: CatalogueType, filter: NeedFilter): Promise<Page<CatalogueRecord>> {
    const query = this.matching(caller, type, filter)
      .orderBy('r.id', 'DESC')
      .limit(filter.limit + 1);
    if (filter.cursor) query.andWhere('r.id < :after', { after: decodeCursor<[string]>(filter.cursor, 1)[0] });
    return pageOf(await query.getMany(), filter.limit, (record) => [record.id]);
  }

  private async found(
    caller: Caller,
    type: CatalogueType,
    filter: NeedFilter,
    typed: string,
  ): Promise<Page<CatalogueRecord>> {
    const search = searchQuery(typed);
    if (!search) return { items: [], nextCursor: null };
    const after = filter.cursor === undefined ? undefined : decodeCursor<FoundAt>(filter.cursor, 3);
    const owners = await ownersCalled(this.db.manager, search);
    const look = async (strictness: Strictness) => {
      const query = this.matching(caller, type, filter);
      const rank = narrowTo(query, search, owners, strictness);
      if (after) query.andWhere(`(${rank}, r.id) < (:rank::int, :id::uuid)`, { rank: after[1], id: after[2] });
      const { entities, raw } = await query
        .addSelect(rank, 'rank')
        .orderBy('rank', 'DESC')
        .addOrderBy('r.id', 'DESC')
        .limit(filter.limit + 1)
        .getRawAndEntities<{ rank: number }>();
      return pageOf(
        entities.map((record, at) => ({ record, rank: raw[at]?.rank ?? 0 })),
        filter.limit,
        ({ record, rank: of }): FoundAt => [strictness, of, record.id],
      );
    };
    let page = await look(after?.[0] === 'some' ? 'some' : 'all');
    // Nothing has every word: then whatever has some of them, the most first.
    if (!after && page.items.length === 0 && search.words.length > 1) page = await look('some');
    return { items: page.items.map(({ record }) => record), nextCursor: page.nextCursor };
  }

  private matching(caller: Caller, type: CatalogueType, filter: NeedFilter): SelectQueryBuilder<CatalogueRecord> {
    const visible = recordsVisibleTo(caller);
    const query = this.db.manager
      .createQueryBuilder(CatalogueRecord, 'r')
      .where('r.type = :type', { type })
      .andWhere(visible.sql, visible.parameters);
    if (filter.industry) query.andWhere('r.industry = :industry', { industry: filter.industry });
    if (filter.owner) query.andWhere('r.owner_id = :owner', { owner: filter.owner });
    if (filter.openCall) query.andWhere('r.open_call = :openCall', { openCall: filter.openCall === 'true' });
    if (filter.status) this.inStates(query, filter.status);
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
