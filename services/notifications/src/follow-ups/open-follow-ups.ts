import { Injectable } from '@nestjs/common';
import { FollowUpAdvanced } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, newId } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import { planChecks } from './case-tasks.js';
import { factOf } from './follow-up-fact.js';
import { FollowUpLine } from './follow-up-line.entity.js';
import { FollowUp } from './follow-up.entity.js';
import { dayAfter, localDay, plannedChecks } from './task-templates.js';

const firstCheckDays = plannedChecks[0]?.days ?? 0;

interface IntentToFollow {
  id: string;
  eventId: string | null;
}

/** Opens a case for an intent: when its event ends, or at once where there is no event or it is over. */
@Injectable()
export class OpenFollowUps {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** For every intent of an event that has just ended and has no case yet. */
  async ofEndedEvent(tx: EntityManager, eventId: string): Promise<void> {
    // Against an intent that is being recorded right now: either it sees the ended event, or it is seen here.
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('event-end ' || $1, 0))`, [eventId]);
    const waiting: { id: string }[] = await tx.query(
      `SELECT id FROM intents WHERE event_id = $1
         AND NOT EXISTS (SELECT 1 FROM follow_ups WHERE intent_id = intents.id)
       ORDER BY id`,
      [eventId],
    );
    await this.open(
      tx,
      waiting.map(({ id }) => ({ id, eventId })),
    );
  }

  /** For an intent recorded in this transaction. Its case stays closed while its event is still to come. */
  async ofNewIntent(tx: EntityManager, intent: IntentToFollow): Promise<void> {
    if (intent.eventId !== null) {
      await tx.query(`SELECT pg_advisory_xact_lock_shared(hashtextextended('event-end ' || $1, 0))`, [intent.eventId]);
      const ended: unknown[] = await tx.query(`SELECT 1 FROM events WHERE id = $1 AND status = 'ended'`, [
        intent.eventId,
      ]);
      if (ended.length === 0) return;
    }
    await this.open(tx, [intent]);
  }

  private async open(tx: EntityManager, intents: IntentToFollow[]): Promise<void> {
    if (intents.length === 0) return;
    const now = this.clock.now();
    const opened = intents.map((intent) => FollowUp.open(newId(), intent, now));
    for (const followUp of opened) followUp.dueOn = dayAfter(localDay(now), firstCheckDays);
    await tx.insert(FollowUp, opened);
    await planChecks(tx, opened, now);
    await tx.insert(
      FollowUpLine,
      opened.map((followUp) => FollowUpLine.opened(newId(), followUp.id, now)),
    );
    await this.outbox.addAll(
      tx,
      opened.map((followUp) => ({
        fact: FollowUpAdvanced,
        payload: factOf(followUp),
        about: { id: followUp.id, version: followUp.version },
      })),
    );
  }
}
