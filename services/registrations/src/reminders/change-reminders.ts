import { Injectable } from '@nestjs/common';
import { Clock, newId, type OnceKey, Refusal, requireVersion, transact, transactOnce } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import type { ChangeReminderDto, ReminderRuleDto, ReminderRuleInput } from './reminders.dto.js';
import { readRule } from './reminders.query.js';

const mostRules = 20;

/** Rules of one event, by its organisers. A rule that was changed is due by what it now says, never for the past. */
@Injectable()
export class ChangeReminders {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws TOO_MANY_RULES */
  async add(offeringId: string, rule: Readonly<ReminderRuleInput>, once?: OnceKey): Promise<ReminderRuleDto> {
    const { result } = await transactOnce(this.db, once, async (tx) => {
      const [row] = await tx.query<{ n: number }[]>(
        'SELECT count(*)::int AS n FROM reminder_rules WHERE offering_id = $1',
        [offeringId],
      );
      if ((row?.n ?? 0) >= mostRules) throw tooManyRules();
      const id = newId();
      await tx.query(
        `INSERT INTO reminder_rules (id, offering_id, version, message, amount, unit, statuses, note, note_en, enabled,
           active_since, created_at)
         VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
        [
          id,
          offeringId,
          rule.message,
          rule.amount,
          rule.unit,
          rule.message === 'reminder' ? (rule.statuses ?? ['confirmed']) : ['confirmed'],
          rule.note || null,
          rule.noteEn || null,
          rule.enabled ?? true,
          this.clock.now(),
        ],
      );
      return readRule(tx, offeringId, id);
    });
    return result;
  }

  /** @throws RuleNotFound | STALE_VERSION */
  async change(offeringId: string, id: string, change: Readonly<ChangeReminderDto>, ifMatch?: number) {
    return transact(this.db, async (tx): Promise<ReminderRuleDto> => {
      await tx.query('SELECT 1 FROM reminder_rules WHERE id = $1 FOR UPDATE', [id]);
      const rule = await readRule(tx, offeringId, id);
      requireVersion(ifMatch, rule.version);
      const next = {
        amount: change.amount ?? rule.amount,
        unit: change.unit ?? rule.unit,
        statuses: rule.message === 'reminder' ? (change.statuses ?? rule.statuses) : rule.statuses,
        note: (change.note ?? rule.note) || null,
        noteEn: (change.noteEn ?? rule.noteEn) || null,
        enabled: change.enabled ?? rule.enabled,
      };
      await tx.query(
        `UPDATE reminder_rules SET version = version + 1, amount = $2, unit = $3, statuses = $4, note = $5, note_en = $6,
           enabled = $7, active_since = $8 WHERE id = $1`,
        [id, next.amount, next.unit, next.statuses, next.note, next.noteEn, next.enabled, this.clock.now()],
      );
      return readRule(tx, offeringId, id);
    });
  }

  /** What it has sent stays in the list of what was sent. @throws RuleNotFound */
  async remove(offeringId: string, id: string): Promise<void> {
    await transact(this.db, async (tx) => {
      await readRule(tx, offeringId, id);
      await tx.query('DELETE FROM reminder_rules WHERE id = $1', [id]);
    });
  }
}

const tooManyRules = (): Refusal =>
  new Refusal('conflict', 'TOO_MANY_RULES', {
    zh: `每个活动最多 ${mostRules} 条规则。`,
    en: `At most ${mostRules} rules for an event.`,
  });
