import { Injectable } from '@nestjs/common';
import { Outbox } from '@zuomei/messaging';
import { Clock, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import type { Registration } from '../registrations/registration.entity.js';
import { lockMeeting } from './lock-plan.js';
import { MeetingNotFound } from './meetings.errors.js';
import { leaveSeats, serveWaiting, tell } from './serve-waiting.js';

/** One of the two says yes or no. With the second yes a slot is theirs, or they wait for one. */
@Injectable()
export class AnswerProposal {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Again: changes nothing. @throws MeetingNotFound | MEETING_OVER */
  async execute(registration: Registration, meetingId: string, says: 'yes' | 'no'): Promise<void> {
    await transact(this.db, async (tx) => {
      const { plan, meeting } = await lockMeeting(tx, registration.offeringId, meetingId);
      const side = meeting.sideOf(registration.id);
      if (!side) throw new MeetingNotFound();
      const now = this.clock.now();
      const wasSet = meeting.status === 'scheduled' || meeting.status === 'waiting';
      if (!(says === 'yes' ? meeting.accept(side, now) : meeting.decline(side))) return;
      await tx.save(meeting);
      if (says === 'no') await leaveSeats(tx, meeting.id);
      const others = meeting.people.filter((person) => person !== registration.id);
      const told = says === 'no' && wasSet ? await tell(tx, others, 'meeting_cancelled') : [];
      await this.outbox.addAll(tx, [...told, ...(await serveWaiting(tx, plan, now))]);
    });
  }
}
