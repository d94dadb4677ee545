import { Injectable } from '@nestjs/common';
import { Clock, decodeCursor, pageOf } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { ReferralsQuery } from '../referrals/referrals.query.js';
import { amountInPlay } from './agreement-figures.js';
import { FollowUpFile } from './follow-up-file.entity.js';
import { FollowUpLine } from './follow-up-line.entity.js';
import { FollowUpTask } from './follow-up-task.entity.js';
import type { FollowUpsFilter } from './follow-ups.dto.js';
import { casesFrom, casesWanted } from './follow-ups.filter.js';
import { type FollowUpRow, fileOf, intentOf, lineOf, taskOf, viewOf } from './follow-ups.view.js';
import type { FollowUpDetail, FollowUpPage, FollowUpView, TaskView } from './follow-ups.view.dto.js';
import { IntentContacts } from './intent-contacts.js';
import { LinkedAgreements } from './linked-agreements.js';
import { localDay } from './task-templates.js';

const select = `
  SELECT follow_ups.*, follow_ups.due_on::text AS due_day, events.title AS event_title, ${amountInPlay}::text AS amount,
    giver.name AS from_name, taker.name AS to_name, park.name AS park_name,
    intents.kind AS intent_kind, intents.from_organisation_id, intents.to_organisation_id, intents.note,
    intents.registration_id, intents.achievement_id, intents.need_id, intents.park_id, intents.area_square_metres,
    intents.wanted_from::text AS wanted_day, intents.recorded_at
  ${casesFrom}
  LEFT JOIN organisations park ON park.id = intents.park_id`;

/** What a list is in the order of; `text` keeps all digits, so that a page begins where the last one ended. */
function orderOf(due: string | undefined): { by: string; text: string; type: string } | undefined {
  if (due === undefined) return undefined;
  if (due === 'asleep') return { by: 'follow_ups.last_step_at', text: 'last_step_text', type: 'timestamptz' };
  return { by: 'follow_ups.due_on', text: 'due_day', type: 'date' };
}

@Injectable()
export class FollowUpsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly agreements: LinkedAgreements,
    private readonly referrals: ReferralsQuery,
    private readonly contacts: IntentContacts,
    private readonly clock: Clock,
  ) {}

  /** With `due` those waiting longest first, else newest first. */
  async list(filter: FollowUpsFilter, callerId: string): Promise<FollowUpPage> {
    const now = this.clock.now();
    const today = localDay(now);
    const order = orderOf(filter.due);
    const wanted = casesWanted(filter, callerId, today);
    if (filter.cursor !== undefined) {
      const [key, id] = decodeCursor<[string | null, string]>(filter.cursor, 2);
      const after = wanted.put(id);
      if (order) wanted.always(`(${order.by}, follow_ups.id) > (${wanted.put(key)}::${order.type}, ${after}::uuid)`);
      else wanted.always(`follow_ups.id < ${after}::uuid`);
    }
    const rows: (FollowUpRow & { last_step_text: string })[] = await this.db.query(
      `${select.replace('SELECT', 'SELECT follow_ups.last_step_at::text AS last_step_text,')} WHERE ${wanted.sql}
       ORDER BY ${order ? `${order.by}, follow_ups.id` : 'follow_ups.id DESC'} LIMIT ${wanted.put(filter.limit + 1)}`,
      wanted.values,
    );
    const { items, nextCursor } = pageOf(rows, filter.limit, (row) => [
      order?.text === 'due_day' ? row.due_day : order ? row.last_step_text : null,
      row.id,
    ]);
    return { items: items.map((row) => viewOf(row, today, now)), nextCursor };
  }

  /** Every case of the filter, page by page. */
  async *all(filter: FollowUpsFilter, callerId: string): AsyncGenerator<FollowUpView> {
    let cursor: string | null | undefined;
    do {
      const page = await this.list({ ...filter, limit: 200, ...(cursor && { cursor }) }, callerId);
      yield* page.items;
      cursor = page.nextCursor;
    } while (cursor);
  }

  async one(id: string): Promise<FollowUpDetail | undefined> {
    const [row]: FollowUpRow[] = await this.db.query(`${select} WHERE follow_ups.id = $1`, [id]);
    if (!row) return undefined;
    const now = this.clock.now();
    const today = localDay(now);
    const { manager } = this.db;
    const where = { followUpId: id };
    const lines = await manager.find(FollowUpLine, { where, order: { id: 'ASC' } });
    const tasks = await manager.find(FollowUpTask, { where, order: { dueOn: 'ASC', id: 'ASC' } });
    const files = await manager.find(FollowUpFile, { where, order: { id: 'ASC' } });
    const linked = await this.agreements.of([id]);
    return {
      ...viewOf(row, today, now),
      intent: intentOf(row, await this.contacts.of(row.intent_id, row.registration_id !== null)),
      lines: lines.map(lineOf),
      tasks: tasks.map((task) => taskOf(task, today)),
      files: files.map(fileOf),
      referrals: await this.referrals.ofCase(id),
      agreements: linked.get(id) ?? [],
    };
  }

  async task(id: string): Promise<TaskView> {
    const task = await this.db.manager.findOneByOrFail(FollowUpTask, { id });
    return taskOf(task, localDay(this.clock.now()));
  }
}
