import { Injectable } from '@nestjs/common';
import { type Caller, Clock, decodeCursor, pageOf } from '@zuomei/platform';
import { DateTime } from 'luxon';
import { DataSource, In } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import { localDayOf } from '../agreements/agreement-rules.js';
import { present } from '../agreements/agreements.view.js';
import { MilestoneFile } from './milestone-file.entity.js';
import { Milestone } from './milestone.entity.js';
import type { MilestonePage, MilestonesFilter, MilestoneView } from './milestones.dto.js';
import { MilestoneUnknown } from './milestones.errors.js';

const daysOf = { overdue: -1, today: 0, '7_days': 7, '30_days': 30, '90_days': 90 } as const;

@Injectable()
export class MilestonesQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Those due first first. A member sees those of its own organisations' agreements. */
  async list(filter: MilestonesFilter, caller: Caller): Promise<MilestonePage> {
    const [dueAfter, idAfter] =
      filter.cursor === undefined ? [null, null] : decodeCursor<[string, string]>(filter.cursor, 2);
    const today = localDayOf(this.clock.now());
    const days = filter.due && daysOf[filter.due];
    const dueBy = days === undefined ? null : DateTime.fromISO(today).plus({ days }).toISODate();
    const dueFrom = filter.due === undefined || filter.due === 'overdue' ? null : today;
    const rows: { id: string; due_on: string }[] = await this.db.query(
      `SELECT milestones.id, due_on::text FROM milestones JOIN agreements ON agreements.id = milestones.agreement_id
       WHERE ($1::text IS NULL OR milestones.status = $1)
         AND ($2::text IS NULL OR milestones.kind = $2)
         AND ($3::date IS NULL OR (due_on <= $3 AND milestones.status IN ('planned', 'claimed')))
         AND ($4::date IS NULL OR due_on >= $4)
         AND ($5::uuid IS NULL OR milestones.agreement_id = $5)
         AND ($6::uuid IS NULL OR agreements.event_ids @> ARRAY[$6::uuid])
         AND ($7::uuid IS NULL OR EXISTS (
           SELECT 1 FROM events JOIN series ON series.id = events.series_id
           WHERE events.id = ANY(agreements.event_ids) AND (series.id = $7 OR series.parent_id = $7)))
         AND ($8::date IS NULL OR reached_on >= $8)
         AND ($9::date IS NULL OR reached_on <= $9)
         AND ($10::uuid[] IS NULL OR EXISTS (SELECT 1 FROM agreement_parties p
           WHERE p.agreement_id = agreements.id AND p.organisation_id = ANY($10)))
         AND ($11::date IS NULL OR (due_on, milestones.id) > ($11, $12::uuid))
       ORDER BY due_on, milestones.id LIMIT $13`,
      [
        filter.status ?? null,
        filter.kind ?? null,
        dueBy,
        dueFrom,
        filter.agreement ?? null,
        filter.event ?? null,
        filter.series ?? null,
        filter.from ?? null,
        filter.to ?? null,
        caller.has('staff') ? null : [...caller.memberOf],
        dueAfter,
        idAfter,
        filter.limit + 1,
      ],
    );
    const { items, nextCursor } = pageOf(rows, filter.limit, (row) => [row.due_on, row.id]);
    return { items: await this.views(items.map((row) => row.id)), nextCursor };
  }

  /** @throws MilestoneUnknown */
  async one(id: string): Promise<MilestoneView> {
    const [view] = await this.views([id]);
    if (!view) throw new MilestoneUnknown();
    return view;
  }

  /** Of one agreement, in the order of their days. */
  async of(agreementId: string): Promise<MilestoneView[]> {
    const found = await this.db.manager.find(Milestone, { select: { id: true }, where: { agreementId } });
    return this.views(found.map((milestone) => milestone.id));
  }

  private async views(ids: string[]): Promise<MilestoneView[]> {
    if (ids.length === 0) return [];
    const { manager } = this.db;
    const milestones = await manager.find(Milestone, { where: { id: In(ids) }, order: { dueOn: 'ASC', id: 'ASC' } });
    const agreements = await manager.find(Agreement, {
      select: { id: true, number: true, title: true },
      where: { id: In(milestones.map((one) => one.agreementId)) },
    });
    const files = await manager.find(MilestoneFile, { where: { milestoneId: In(ids) }, order: { id: 'ASC' } });
    const today = localDayOf(this.clock.now());
    return milestones.map((milestone) => {
      const agreement = agreements.find((one) => one.id === milestone.agreementId);
      return present({
        id: milestone.id,
        version: milestone.version,
        agreementId: milestone.agreementId,
        agreementNumber: agreement?.number ?? '',
        agreementTitle: agreement?.title ?? '',
        title: milestone.title,
        kind: milestone.kind,
        dueOn: milestone.dueOn,
        status: milestone.status,
        overdue: milestone.settledAt === null && milestone.dueOn < today,
        claimedBy: milestone.claimedBy ?? undefined,
        claimedByName: milestone.claimedByName ?? undefined,
        claimedAt: milestone.claimedAt?.toISOString(),
        note: milestone.note ?? undefined,
        reachedOn: milestone.reachedOn ?? undefined,
        settledBy: milestone.settledBy ?? undefined,
        settledByName: milestone.settledByName ?? undefined,
        settledAt: milestone.settledAt?.toISOString(),
        reason: milestone.reason ?? undefined,
        files: files
          .filter((file) => file.milestoneId === milestone.id)
          .map(({ id, name, type, size, sha256, uploadedAt }) => ({
            id,
            name,
            type,
            size,
            sha256,
            uploadedAt: uploadedAt.toISOString(),
          })),
      });
    });
  }
}
