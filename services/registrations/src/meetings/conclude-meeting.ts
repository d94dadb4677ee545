import { Injectable } from '@nestjs/common';
import { type IntentKind, MeetingHeld } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { lockMeeting } from './lock-plan.js';
import type { Absence } from './meeting.entity.js';
import { leaveSeats, serveWaiting, tell } from './serve-waiting.js';
import { stateIntentOf } from './state-intent-of.js';

/** How a meeting ends: called off, missed by one or both, or held. */
@Injectable()
export class ConcludeMeeting {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Both are told; whoever waits gets the table. @throws MeetingNotFound | MEETING_OVER */
  async cancel(offeringId: string, id: string): Promise<void> {
    await transact(this.db, async (tx) => {
      const { plan, meeting } = await lockMeeting(tx, offeringId, id);
      meeting.cancel();
      await tx.save(meeting);
      await leaveSeats(tx, id);
      const told = await tell(tx, meeting.people, 'meeting_cancelled');
      await this.outbox.addAll(tx, [...told, ...(await serveWaiting(tx, plan, this.clock.now()))]);
    });
  }

  /** The table, and whoever came in vain, are free for others at once. @throws MeetingNotFound | MEETING_NOT_SET */
  async missed(offeringId: string, id: string, absent: Absence): Promise<void> {
    await transact(this.db, async (tx) => {
      const { plan, meeting } = await lockMeeting(tx, offeringId, id);
      meeting.miss(absent);
      await tx.save(meeting);
      // Who is not there is not seated elsewhere in the same slot.
      await leaveSeats(tx, id, absent === 'both' ? meeting.people : [meeting[`${absent}Id`]]);
      await this.outbox.addAll(tx, await serveWaiting(tx, plan, this.clock.now()));
    });
  }

  /** With the intent that came of it, if one did. @throws MeetingNotFound | MEETING_NOT_SET | ORGANISATION_UNKNOWN */
  async held(offeringId: string, id: string, intent?: { kind: IntentKind }): Promise<void> {
    await transact(this.db, async (tx) => {
      const { meeting } = await lockMeeting(tx, offeringId, id);
      const first = meeting.status !== 'held';
      meeting.hold(null);
      if (first) await this.outbox.add(tx, MeetingHeld, meeting.heldFact(), meeting);
      if (intent) {
        const { intentId, line } = await stateIntentOf(tx, meeting, intent.kind, this.clock.now());
        meeting.intentId = intentId;
        await this.outbox.addAll(tx, [line]);
      }
      await tx.save(meeting);
    });
  }
}
