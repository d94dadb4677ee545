import { Injectable } from '@nestjs/common';
import { Outbox } from '@zuomei/messaging';
import { Clock, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { MeetingPlan, type PlannedSlots } from './meeting-plan.entity.js';
import { planInUse } from './meetings.errors.js';
import { serveWaiting } from './serve-waiting.js';

@Injectable()
export class PlanMeetings {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** More slots or tables go to those who wait. @throws PLAN_IN_USE */
  async execute(offeringId: string, planned: PlannedSlots): Promise<void> {
    await transact(this.db, async (tx) => {
      // Two who make the first plan at once: one makes it, the other changes it.
      await tx.query(
        `INSERT INTO meeting_plans (offering_id, version, starts_at, slots, slot_minutes, tables)
         VALUES ($1, 0, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
        [offeringId, planned.startsAt, planned.slots, planned.slotMinutes, planned.tables],
      );
      const plan = await tx.findOneOrFail(MeetingPlan, {
        where: { offeringId },
        lock: { mode: 'pessimistic_write' },
      });
      const [used] = await tx.query<{ slot: number | null; table: number | null }[]>(
        `SELECT max(slot) AS slot, max(table_no) AS "table" FROM meetings WHERE offering_id = $1 AND slot IS NOT NULL`,
        [offeringId],
      );
      const slots = used?.slot ?? 0;
      if (slots > planned.slots || (used?.table ?? 0) > planned.tables) throw planInUse();
      if (slots > 0 && plan.movesTo(planned)) throw planInUse();
      plan.change(planned);
      await tx.save(plan);
      await this.outbox.addAll(tx, await serveWaiting(tx, plan, this.clock.now()));
    });
  }
}
