import type { FollowUpsFilter } from './follow-ups.dto.js';
import { dayAfter } from './task-templates.js';

/** After so many days without a step a case is asleep. */
const asleepAfterDays = 30;

/** Conditions of one query and the values that stand for `$1`, `$2` … in them. */
export class Conditions {
  readonly values: unknown[] = [];
  private readonly parts: string[] = [];

  /** `condition` is given the placeholder of the value; nothing is asked where there is no value. */
  where(value: unknown, condition: (placeholder: string) => string): this {
    if (value !== undefined && value !== null) this.parts.push(condition(this.put(value)));
    return this;
  }

  always(condition: string): this {
    this.parts.push(condition);
    return this;
  }

  put(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  get sql(): string {
    return this.parts.length === 0 ? 'true' : this.parts.join(' AND ');
  }
}

/** Which cases a filter means. Days are local days; `today` is the bureau's. Tables: see `casesFrom`. */
export function casesWanted(filter: FollowUpsFilter, callerId: string, today: string): Conditions {
  const wanted = new Conditions()
    .where(filter.status, (v) => `follow_ups.status = ${v}`)
    .where(filter.event, (v) => `follow_ups.event_id = ${v}`)
    .where(filter.kind, (v) => `intents.kind = ${v}`)
    .where(filter.industry, (v) => `events.industry = ${v}`)
    .where(filter.organisation, (v) => `${v} IN (intents.from_organisation_id, intents.to_organisation_id)`)
    .where(filter.q?.trim().toLowerCase() || undefined, (v) => {
      const texts = ['giver.name', 'taker.name', 'events.title', 'intents.note'];
      return `(${texts.map((text) => `strpos(lower(coalesce(${text}, '')), ${v}) > 0`).join(' OR ')})`;
    });
  addOwner(wanted, filter.owner, callerId);
  addDue(wanted, filter.due, today);
  return wanted;
}

function addOwner(wanted: Conditions, owner: string | undefined, callerId: string): void {
  if (owner === 'none') wanted.always(`follow_ups.owner_id IS NULL AND ${openCase()}`);
  else if (owner !== undefined) {
    // Somebody's cases are also those in which something else was given to them.
    wanted.where(
      owner === 'me' ? callerId : owner,
      (v) => `(follow_ups.owner_id = ${v} OR EXISTS (SELECT 1 FROM follow_up_tasks t
        WHERE t.follow_up_id = follow_ups.id AND t.status = 'open' AND t.assignee_id = ${v}))`,
    );
  }
}

function addDue(wanted: Conditions, due: string | undefined, today: string): void {
  if (due === undefined) return;
  if (due === 'today') wanted.where(today, (v) => `follow_ups.due_on = ${v}::date`);
  else if (due === 'overdue') wanted.where(today, (v) => `follow_ups.due_on < ${v}::date`);
  else if (due === 'asleep') {
    wanted.where(awakeSince(today), (v) => asleepSince(v));
  } else wanted.where(due, (v) => `follow_ups.due_on <= ${v}::date`);
}

/** Cases of a table that still go on. */
export const openCase = (table = 'follow_ups'): string => `${table}.status NOT IN ('landed', 'lost')`;

/** Those without a step since a day, `awakeSince` as a parameter. */
export const asleepSince = (day: string, table = 'follow_ups'): string =>
  `${openCase(table)} AND ${table}.last_step_at < ${day}::date::timestamp AT TIME ZONE 'Asia/Shanghai'`;

export const awakeSince = (today: string): string => dayAfter(today, 1 - asleepAfterDays);

/** Cases with what is known of them. */
export const casesFrom = `
  FROM follow_ups
  JOIN intents ON intents.id = follow_ups.intent_id
  LEFT JOIN events ON events.id = follow_ups.event_id
  LEFT JOIN organisations giver ON giver.id = intents.from_organisation_id
  LEFT JOIN organisations taker ON taker.id = intents.to_organisation_id`;
