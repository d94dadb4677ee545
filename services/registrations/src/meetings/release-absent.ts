import { Injectable } from '@nestjs/common';
import { Outbox } from '@zuomei/messaging';
import { Clock, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { Rounds } from '../rounds.js';
import { lockMeeting } from './lock-plan.js';
import { leaveSeats, serveWaiting, tell } from './serve-waiting.js';

/** Calls off the meetings of those who gave their place back, so that giving it back waits for no plan. */
@Injectable()
export class ReleaseAbsent extends Rounds {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {
    super('meetings of who left', 2000);
  }

  protected async work(): Promise<boolean> {
    const [left] = await this.db.query<{ id: string; offering_id: string }[]>(
      `SELECT m.id, m.offering_id FROM meetings m
       WHERE m.status IN ('proposed', 'waiting', 'scheduled') AND EXISTS (
         SELECT 1 FROM registrations r WHERE r.id IN (m.asking_id, m.giving_id) AND r.status IN ('cancelled', 'rejected'))
       ORDER BY m.id LIMIT 1`,
    );
    if (!left) return false;
    await transact(this.db, async (tx) => {
      const { plan, meeting } = await lockMeeting(tx, left.offering_id, left.id);
      if (!meeting.active) return;
      meeting.cancel();
      await tx.save(meeting);
      await leaveSeats(tx, meeting.id);
      const told = await tell(tx, meeting.people, 'meeting_cancelled');
      await this.outbox.addAll(tx, [...told, ...(await serveWaiting(tx, plan, this.clock.now()))]);
    });
    return true;
  }
}
