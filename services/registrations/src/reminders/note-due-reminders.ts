import { Injectable } from '@nestjs/common';
import { Clock, newId, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { dueAt, eventDay, knownSince } from './due-at.js';
import type { RuleMessage } from './reminders.dto.js';

interface Due {
  id: string;
  offering_id: string;
  message: RuleMessage;
  statuses: string[];
  note: string | null;
  note_en: string | null;
  due_at: Date;
  event_day: string;
}

/**
 * Turns one rule that is due into a send. The unique key over rule and day of the event makes it happen once, however
 * many processes look.
 */
@Injectable()
export class NoteDueReminders {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @returns whether one was due */
  async execute(): Promise<boolean> {
    const now = this.clock.now();
    return transact(this.db, async (tx) => {
      // After the start a reminder is no use, and thanks that are a month late neither.
      const [rule] = await tx.query<Due[]>(
        `SELECT r.id, r.offering_id, r.message, r.statuses, r.note, r.note_en, ${dueAt} AS due_at,
           to_char(${eventDay}, 'YYYY-MM-DD') AS event_day
         FROM reminder_rules r JOIN offerings o ON o.id = r.offering_id
         WHERE r.enabled AND NOT o.imported AND o.people_erased_at IS NULL
           AND ((r.message = 'reminder' AND o.status = 'published' AND o.starts_at > $1 AND o.date_precision <> 'month')
             OR (r.message <> 'reminder' AND o.status = 'ended'))
           AND ${dueAt} <= $1 AND ${dueAt} >= ${knownSince} AND ${dueAt} > $1::timestamptz - interval '30 days'
           AND NOT EXISTS (SELECT 1 FROM sends s WHERE s.rule_id = r.id AND s.event_day = ${eventDay})
         ORDER BY r.id LIMIT 1 FOR UPDATE OF r SKIP LOCKED`,
        [now],
      );
      if (!rule) return false;
      const textId = rule.note === null ? null : newId();
      if (textId !== null) {
        await tx.query(
          'INSERT INTO messages (id, offering_id, body, body_en, created_at) VALUES ($1, $2, $3, $4, $5)',
          [textId, rule.offering_id, rule.note, rule.note_en, now],
        );
      }
      await tx.query(
        `INSERT INTO sends (id, offering_id, message, text_id, rule_id, event_day, filter, signed_up_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (rule_id, event_day) WHERE rule_id IS NOT NULL DO NOTHING`,
        [
          newId(),
          rule.offering_id,
          rule.message,
          textId,
          rule.id,
          rule.event_day,
          JSON.stringify(audienceOf(rule)),
          // Whoever signed up later has just been told when and where.
          rule.message === 'reminder' ? rule.due_at : now,
          now,
        ],
      );
      return true;
    });
  }
}

const audienceOf = ({ message, statuses }: Due): object => {
  if (message === 'reminder') return { statuses };
  return message === 'missed' ? { attendance: 'no_show' } : { attendance: 'attended' };
};
