import { Injectable } from '@nestjs/common';
import { Clock, decodeCursor, pageOf } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { FollowUpLine } from './follow-up-line.entity.js';
import type { FollowUpDetail, FollowUpPage, FollowUpsQueryDto } from './follow-ups.dto.js';
import { type FollowUpRow, intentOf, lineOf, viewOf } from './follow-ups.view.js';
import { LinkedAgreements } from './linked-agreements.js';
import { localDay } from './planned-checks.js';

const select = `
  SELECT follow_ups.*, follow_ups.due_on::text AS due_day, events.title AS event_title,
    giver.name AS from_name, taker.name AS to_name,
    intents.kind AS intent_kind, intents.from_organisation_id, intents.to_organisation_id, intents.note,
    intents.registration_id, intents.achievement_id, intents.need_id, intents.contact, intents.recorded_at
  FROM follow_ups
  JOIN intents ON intents.id = follow_ups.intent_id
  LEFT JOIN events ON events.id = follow_ups.event_id
  LEFT JOIN organisations giver ON giver.id = intents.from_organisation_id
  LEFT JOIN organisations taker ON taker.id = intents.to_organisation_id`;

@Injectable()
export class FollowUpsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly agreements: LinkedAgreements,
    private readonly clock: Clock,
  ) {}

  /** By due day where `due` is asked for, else newest first. */
  async list(filter: FollowUpsQueryDto, callerId: string): Promise<FollowUpPage> {
    const today = localDay(this.clock.now());
    const byDue = filter.due !== undefined;
    const [afterDay, afterId] =
      filter.cursor === undefined ? [null, null] : decodeCursor<[string | null, string]>(filter.cursor, 2);
    const rows: FollowUpRow[] = await this.db.query(
      `${select}
       WHERE ($1::text IS NULL OR follow_ups.status = $1)
         AND ($2::uuid IS NULL OR follow_ups.owner_id = $2)
         AND ($3::boolean IS NOT TRUE OR follow_ups.owner_id IS NULL)
         AND ($4::date IS NULL OR follow_ups.due_on <= $4)
         AND ($5::uuid IS NULL OR follow_ups.event_id = $5)
         AND ($7::uuid IS NULL OR CASE WHEN $6::date IS NULL THEN follow_ups.id < $7
                                       ELSE (follow_ups.due_on, follow_ups.id) > ($6::date, $7) END)
       ORDER BY ${byDue ? 'follow_ups.due_on, follow_ups.id' : 'follow_ups.id DESC'} LIMIT $8`,
      [
        filter.status ?? null,
        ownerOf(filter.owner, callerId),
        filter.owner === 'none',
        lastDueDay(filter.due, today),
        filter.event ?? null,
        afterDay,
        afterId,
        filter.limit + 1,
      ],
    );
    const { items, nextCursor } = pageOf(rows, filter.limit, (row) => [byDue ? row.due_day : null, row.id]);
    return { items: items.map((row) => viewOf(row, today)), nextCursor };
  }

  async one(id: string): Promise<FollowUpDetail | undefined> {
    const [row]: FollowUpRow[] = await this.db.query(`${select} WHERE follow_ups.id = $1`, [id]);
    if (!row) return undefined;
    const lines = await this.db.manager.find(FollowUpLine, { where: { followUpId: id }, order: { id: 'ASC' } });
    const linked = await this.agreements.of([id]);
    return {
      ...viewOf(row, localDay(this.clock.now())),
      intent: intentOf(row),
      lines: lines.map(lineOf),
      agreements: linked.get(id) ?? [],
    };
  }
}

function ownerOf(owner: string | undefined, callerId: string): string | null {
  if (owner === undefined || owner === 'none') return null;
  return owner === 'me' ? callerId : owner;
}

/** Days are local days; the last one that is still asked for. */
function lastDueDay(due: string | undefined, today: string): string | null {
  if (due === undefined) return null;
  if (due === 'today') return today;
  if (due !== 'overdue') return due;
  const yesterday = new Date(`${today}T00:00:00Z`);
  yesterday.setUTCDate(yesterday.getUTCDate() - 1);
  return yesterday.toISOString().slice(0, 10);
}
