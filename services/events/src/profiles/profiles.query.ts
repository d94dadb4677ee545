import { Injectable } from '@nestjs/common';
import type { Caller } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { recordsVisibleTo } from '../catalogue/catalogue-access.js';
import { CatalogueRecord } from '../catalogue/catalogue-record.entity.js';
import type { CalendarFilter } from '../events/event-filter.dto.js';
import { EventsQuery } from '../events/events.query.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationNotFound } from '../organisations/organisations.errors.js';
import type { SeriesName } from '../series/series.dto.js';
import { Series } from '../series/series.entity.js';
import { SeriesNotFound } from '../series/series.errors.js';
import type { OrganisationProfile, ProfileCounts, SeriesProfile } from './profiles.dto.js';

interface Shown {
  achievements: number;
  needs: number;
}

/** What the pages of a series and of an organisation say; to strangers only those exist that something public is of. */
@Injectable()
export class ProfilesQuery {
  constructor(
    private readonly db: DataSource,
    private readonly events: EventsQuery,
  ) {}

  /** @throws SeriesNotFound also where the caller may see nothing of it */
  async series(caller: Caller, id: string): Promise<SeriesProfile> {
    const series = await this.db.manager.findOneBy(Series, { id });
    const counts: ProfileCounts = {
      events: await this.held(caller, { series: id }),
      ...(await this.shownAt(caller, { series: id })),
    };
    if (!series || (caller.kind !== 'user' && counts.events === 0)) throw new SeriesNotFound();
    const parent = series.parentId ? await this.db.manager.findOneBy(Series, { id: series.parentId }) : null;
    const children = await this.db.manager.find(Series, { where: { parentId: id }, order: { id: 'ASC' } });
    // Of the parts, too, a stranger sees those that something public is of.
    const seen = await Promise.all(
      children.map(async (child) => caller.kind === 'user' || (await this.held(caller, { series: child.id })) > 0),
    );
    return {
      ...nameOf(series),
      parent: parent && nameOf(parent),
      children: children.filter((_, at) => seen[at]).map(nameOf),
      counts,
    };
  }

  /** @throws OrganisationNotFound also where the caller may see nothing of it */
  async organisation(caller: Caller, id: string): Promise<OrganisationProfile> {
    const organisation = await this.db.manager.findOneBy(Organisation, { id });
    const owned = await this.owned(caller, id);
    const counts: ProfileCounts = { events: await this.held(caller, { organisation: id }), ...owned };
    const nothing = counts.events + counts.achievements + counts.needs === 0;
    if (!organisation || (caller.kind !== 'user' && nothing)) throw new OrganisationNotFound();
    const { name, nameEn, kind, city, district } = organisation;
    return { id, name, nameEn, kind, city, district, counts };
  }

  /** Drafts take place nowhere yet. */
  private held(caller: Caller, filter: CalendarFilter): Promise<number> {
    return this.events.matching(caller, filter).andWhere(`e.status <> 'draft'`).getCount();
  }

  private async shownAt(caller: Caller, filter: CalendarFilter): Promise<Shown> {
    const events = this.events.matching(caller, filter).select('e.id');
    const visible = recordsVisibleTo(caller);
    const rows = await this.db.manager
      .createQueryBuilder(CatalogueRecord, 'r')
      .select('r.type', 'type')
      .addSelect('count(*)::int', 'count')
      .where(visible.sql, visible.parameters)
      .andWhere(
        `r.id IN (SELECT coalesce(s.achievement_id, s.need_id) FROM showings s
          WHERE s.removed_at IS NULL AND s.event_id IN (${events.getQuery()}))`,
        events.getParameters(),
      )
      .groupBy('r.type')
      .getRawMany<{ type: string; count: number }>();
    return countsOf(rows);
  }

  private async owned(caller: Caller, ownerId: string): Promise<Shown> {
    const visible = recordsVisibleTo(caller);
    const rows = await this.db.manager
      .createQueryBuilder(CatalogueRecord, 'r')
      .select('r.type', 'type')
      .addSelect('count(*)::int', 'count')
      .where(visible.sql, visible.parameters)
      .andWhere(`r.owner_id = :ownerId AND r.status = 'published'`, { ownerId })
      .groupBy('r.type')
      .getRawMany<{ type: string; count: number }>();
    return countsOf(rows);
  }
}

const nameOf = ({ id, name, nameEn }: Series): SeriesName => ({ id, name, nameEn });

function countsOf(rows: { type: string; count: number }[]): Shown {
  const of = (type: string): number => rows.find((row) => row.type === type)?.count ?? 0;
  return { achievements: of('achievement'), needs: of('need') };
}
