import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { asleepSince, awakeSince } from '../follow-ups/follow-ups.filter.js';

/** A task as a mail names it. */
export interface DueTask {
  followUpId: string;
  title: string;
  dueOn: string;
  /** 甲 → 乙 */
  parties: string;
  ownerName: string | null;
}

/** A case that nobody has touched for long. */
export interface AsleepCase {
  lastStepOn: string;
  parties: string;
}

const tasks = `
  SELECT t.follow_up_id AS "followUpId", t.title, t.due_on::text AS "dueOn", f.owner_name AS "ownerName",
    concat_ws(' → ', giver.name, taker.name) AS parties
  FROM follow_up_tasks t
  JOIN follow_ups f ON f.id = t.follow_up_id
  JOIN intents ON intents.id = f.intent_id
  LEFT JOIN organisations giver ON giver.id = intents.from_organisation_id
  LEFT JOIN organisations taker ON taker.id = intents.to_organisation_id
  WHERE t.status = 'open'`;

/** What mails about cases tell, as it is when they are sent. */
@Injectable()
export class DueWork {
  constructor(private readonly db: DataSource) {}

  /** Due on the day or before, longest first. */
  of(personId: string, day: string): Promise<DueTask[]> {
    return this.db.query(
      `${tasks} AND coalesce(t.assignee_id, f.owner_id) = $1 AND t.due_on <= $2 ORDER BY t.due_on, t.id`,
      [personId, day],
    );
  }

  escalated(day: string): Promise<DueTask[]> {
    return this.db.query(`${tasks} AND t.escalated_on = $1 ORDER BY t.due_on, t.id`, [day]);
  }

  /** Somebody's cases that had no step for long, longest first. */
  asleep(personId: string, day: string): Promise<AsleepCase[]> {
    return this.db.query(
      `SELECT (f.last_step_at AT TIME ZONE 'Asia/Shanghai')::date::text AS "lastStepOn",
         concat_ws(' → ', giver.name, taker.name) AS parties
       FROM follow_ups f JOIN intents ON intents.id = f.intent_id
       LEFT JOIN organisations giver ON giver.id = intents.from_organisation_id
       LEFT JOIN organisations taker ON taker.id = intents.to_organisation_id
       WHERE f.owner_id = $1 AND ${asleepSince('$2', 'f')} ORDER BY f.last_step_at, f.id`,
      [personId, awakeSince(day)],
    );
  }
}
