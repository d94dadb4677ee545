import { Injectable } from '@nestjs/common';
import { Clock, decodeCursor, pageOf } from '@zuomei/platform';
import { DataSource, In, type SelectQueryBuilder } from 'typeorm';
import { usedSeats } from './guests.js';
import { Invitation } from './invitation.entity.js';
import { viewOf } from './invitation-view.js';
import type {
  InvitationCountsDto,
  InvitationDto,
  InvitationFilter,
  InvitationListQuery,
  InvitationPageDto,
} from './invitations.dto.js';

/** The state as people see it: a right whose time is over says so, whatever is stored. */
const status = `CASE WHEN i.expires_at <= :now AND
  (i.status = 'sent' OR (i.status = 'accepted' AND (i.seats > 1 OR i.organisation_id IS NOT NULL)))
  THEN 'expired' ELSE i.status END`;

const exportPage = 500;

/** Who was invited, and what became of it. */
@Injectable()
export class InvitationsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async page(eventId: string, query: InvitationListQuery): Promise<InvitationPageDto> {
    const after = query.cursor ? decodeCursor<[string]>(query.cursor, 1)[0] : undefined;
    const rows = await this.matching(eventId, query, after)
      .limit(query.limit + 1)
      .getMany();
    const { items, nextCursor } = pageOf(rows, query.limit, (row) => [row.id]);
    return { items: await this.views(items), nextCursor, counts: await this.counts(eventId) };
  }

  async read(ids: readonly string[]): Promise<InvitationDto[]> {
    return this.views(await this.db.manager.find(Invitation, { where: { id: In(ids) }, order: { id: 'ASC' } }));
  }

  /** All that match, portion by portion. */
  async *all(eventId: string, filter: InvitationFilter): AsyncGenerator<InvitationDto> {
    let after: string | undefined;
    for (;;) {
      const rows = await this.matching(eventId, filter, after).limit(exportPage).getMany();
      yield* await this.views(rows);
      after = rows.at(-1)?.id;
      if (rows.length < exportPage) return;
    }
  }

  private async views(rows: Invitation[]): Promise<InvitationDto[]> {
    const used = await usedSeats(
      this.db.manager,
      rows.map((row) => row.id),
    );
    const now = this.clock.now();
    return rows.map((row) => viewOf(row, used.get(row.id) ?? 0, now));
  }

  private matching(eventId: string, filter: InvitationFilter, after?: string): SelectQueryBuilder<Invitation> {
    const query = this.db.manager
      .createQueryBuilder(Invitation, 'i')
      .where('i.offering_id = :eventId', { eventId, now: this.clock.now() })
      .orderBy('i.id', 'ASC');
    if (after !== undefined) query.andWhere('i.id::text > :after', { after });
    if (filter.status) query.andWhere(`${status} = :status`, { status: filter.status });
    if (filter.q?.trim()) {
      const q = `%${filter.q.trim().replace(/[\\%_]/g, '\\$&')}%`;
      query.andWhere('(i.email ILIKE :q OR i.name ILIKE :q OR i.organisation ILIKE :q)', { q });
    }
    return query;
  }

  private async counts(eventId: string): Promise<InvitationCountsDto> {
    const rows: { status: keyof InvitationCountsDto; count: number }[] = await this.db.manager
      .createQueryBuilder(Invitation, 'i')
      .select(status, 'status')
      .addSelect('count(*)::int', 'count')
      .where('i.offering_id = :eventId', { eventId, now: this.clock.now() })
      .groupBy('1')
      .getRawMany();
    const counts: InvitationCountsDto = { sent: 0, accepted: 0, declined: 0, expired: 0, revoked: 0 };
    for (const row of rows) counts[row.status] = row.count;
    return counts;
  }
}
