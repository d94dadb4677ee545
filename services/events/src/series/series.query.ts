import { Injectable } from '@nestjs/common';
import { decodeCursor, pageOf } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { anywhere } from '../likeness.js';
import type { SeriesFilter, SeriesPage, SeriesView } from './series.dto.js';
import { Series } from './series.entity.js';
import { SeriesNotFound } from './series.errors.js';

export const seriesView = ({ id, version, name, nameEn, parentId }: Series): SeriesView => ({
  id,
  version,
  name,
  nameEn,
  parentId,
});

/** SQL that selects the ids of a series and of everything below it. */
export const seriesAndChildren = (parameter: string): string =>
  `WITH RECURSIVE tree AS (
     SELECT id FROM series WHERE id = ${parameter}::uuid
     UNION SELECT child.id FROM series child JOIN tree ON child.parent_id = tree.id
   ) SELECT id FROM tree`;

@Injectable()
export class SeriesQuery {
  constructor(private readonly db: DataSource) {}

  /** In the order in which they were recorded. */
  async list(filter: SeriesFilter): Promise<SeriesPage> {
    const query = this.db.manager
      .createQueryBuilder(Series, 's')
      .orderBy('s.id')
      .limit(filter.limit + 1);
    if (filter.parent) query.andWhere('s.parent_id = :parent', { parent: filter.parent });
    if (filter.q?.trim()) query.andWhere('(s.name ILIKE :q OR s.name_en ILIKE :q)', { q: anywhere(filter.q) });
    if (filter.cursor) query.andWhere('s.id > :after', { after: decodeCursor<[string]>(filter.cursor, 1)[0] });
    const { items, nextCursor } = pageOf(await query.getMany(), filter.limit, (row) => [row.id]);
    return { items: items.map(seriesView), nextCursor };
  }

  /** @throws SeriesNotFound */
  async one(id: string): Promise<SeriesView> {
    const series = await this.db.manager.findOneBy(Series, { id });
    if (!series) throw new SeriesNotFound();
    return seriesView(series);
  }
}
