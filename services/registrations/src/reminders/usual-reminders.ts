import type { EventSnapshotV1 } from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import type { RuleMessage, RuleUnit } from './reminders.dto.js';

type Usual = [message: RuleMessage, amount: number, unit: RuleUnit];

/** What most events want, put in when an event is published: its organisers see, change and remove it. */
export async function addUsualReminders(tx: EntityManager, event: EventSnapshotV1, now: Date): Promise<void> {
  const before: Usual = event.mode === 'online' ? ['reminder', 1, 'hours'] : ['reminder', 1, 'days'];
  const rules: Usual[] = [before, ['thanks', 1, 'hours'], ['outcome_survey', 90, 'days']];
  await tx.query(
    `INSERT INTO reminder_rules (id, offering_id, version, message, amount, unit, statuses, enabled, active_since, created_at)
     SELECT id, $1, 1, message, amount, unit, '{confirmed}', true, $2, $2
     FROM unnest($3::uuid[], $4::text[], $5::int[], $6::text[]) AS rule (id, message, amount, unit)`,
    [
      event.eventId,
      now,
      rules.map(() => newId()),
      rules.map(([message]) => message),
      rules.map(([, amount]) => amount),
      rules.map(([, , unit]) => unit),
    ],
  );
}
