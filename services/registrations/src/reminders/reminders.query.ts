import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { RuleNotFound } from '../messages/messages.errors.js';
import { dueAt, knownSince } from './due-at.js';
import type { RemindedStatus, ReminderRuleDto, RuleMessage, RuleUnit } from './reminders.dto.js';

interface Row {
  id: string;
  version: number;
  message: RuleMessage;
  amount: number;
  unit: RuleUnit;
  statuses: RemindedStatus[];
  note: string | null;
  note_en: string | null;
  enabled: boolean;
  due_at: Date | null;
  too_late: boolean;
  sent_at: Date | null;
}

@Injectable()
export class RemindersQuery {
  constructor(private readonly db: DataSource) {}

  async of(offeringId: string): Promise<ReminderRuleDto[]> {
    return readRules(this.db.manager, offeringId);
  }
}

export async function readRule(manager: EntityManager, offeringId: string, id: string): Promise<ReminderRuleDto> {
  const [rule] = await readRules(manager, offeringId, id);
  if (!rule) throw new RuleNotFound();
  return rule;
}

async function readRules(manager: EntityManager, offeringId: string, id?: string): Promise<ReminderRuleDto[]> {
  const rows: Row[] = await manager.query(
    `SELECT r.id, r.version, r.message, r.amount, r.unit, r.statuses, r.note, r.note_en, r.enabled,
       CASE WHEN o.status NOT IN ('postponed', 'cancelled') THEN ${dueAt} END AS due_at,
       coalesce(${dueAt} < ${knownSince}, false) AS too_late,
       (SELECT max(s.created_at) FROM sends s WHERE s.rule_id = r.id) AS sent_at
     FROM reminder_rules r JOIN offerings o ON o.id = r.offering_id
     WHERE r.offering_id = $1 AND ($2::uuid IS NULL OR r.id = $2::uuid)
     ORDER BY array_position(ARRAY['reminder', 'thanks', 'missed', 'outcome_survey'], r.message), r.id`,
    [offeringId, id ?? null],
  );
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    message: row.message,
    amount: row.amount,
    unit: row.unit,
    statuses: row.statuses,
    ...(row.note === null ? {} : { note: row.note }),
    ...(row.note_en === null ? {} : { noteEn: row.note_en }),
    enabled: row.enabled,
    ...(row.due_at === null ? {} : { dueAt: row.due_at.toISOString() }),
    ...(row.sent_at === null ? {} : { sentAt: row.sent_at.toISOString() }),
    tooLate: row.sent_at === null && row.too_late,
  }));
}
