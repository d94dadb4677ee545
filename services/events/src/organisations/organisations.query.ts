import { Injectable } from '@nestjs/common';
import { decodeCursor, pageOf } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { anywhere } from '../likeness.js';
import type { OrganisationFilter, OrganisationPage, OrganisationView } from './organisation.dto.js';
import { Organisation } from './organisation.entity.js';
import { OrganisationNotFound } from './organisations.errors.js';

export const organisationView = (organisation: Organisation): OrganisationView => ({
  id: organisation.id,
  version: organisation.version,
  code: organisation.code,
  name: organisation.name,
  nameEn: organisation.nameEn,
  kind: organisation.kind,
  city: organisation.city,
  district: organisation.district,
  creditCode: organisation.creditCode,
});

@Injectable()
export class OrganisationsQuery {
  constructor(private readonly db: DataSource) {}

  /** In the order in which they were recorded. */
  async list(filter: OrganisationFilter): Promise<OrganisationPage> {
    const query = this.db.manager
      .createQueryBuilder(Organisation, 'o')
      .orderBy('o.id')
      .limit(filter.limit + 1);
    if (filter.kind) query.andWhere('o.kind = :kind', { kind: filter.kind });
    if (filter.q?.trim()) {
      query.andWhere('(o.name ILIKE :q OR o.name_en ILIKE :q OR o.code ILIKE :q)', { q: anywhere(filter.q) });
    }
    if (filter.cursor) query.andWhere('o.id > :after', { after: decodeCursor<[string]>(filter.cursor, 1)[0] });
    const { items, nextCursor } = pageOf(await query.getMany(), filter.limit, (row) => [row.id]);
    return { items: items.map(organisationView), nextCursor };
  }

  /** @throws OrganisationNotFound */
  async one(id: string): Promise<OrganisationView> {
    const organisation = await this.db.manager.findOneBy(Organisation, { id });
    if (!organisation) throw new OrganisationNotFound();
    return organisationView(organisation);
  }
}
