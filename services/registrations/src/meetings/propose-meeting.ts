import { Injectable } from '@nestjs/common';
import { Outbox } from '@zuomei/messaging';
import { type Caller, Clock, type OnceKey, transactOnce } from '@zuomei/platform';
import { DataSource, In, QueryFailedError } from 'typeorm';
import { Registration } from '../registrations/registration.entity.js';
import { UnknownReference } from '../registrations/registrations.errors.js';
import { lockPlan } from './lock-plan.js';
import { Meeting, type Proposal } from './meeting.entity.js';
import { NotTakingPart, pairMeetsAlready } from './meetings.errors.js';
import { tell } from './serve-waiting.js';

const patienceMs = 5000;

/** A matcher proposes that two meet; both are asked by mail. */
@Injectable()
export class ProposeMeeting {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @returns its id @throws NO_MEETING_PLAN | NotTakingPart | PAIR_MEETS | UnknownReference */
  async execute(caller: Caller, offeringId: string, proposal: Proposal, once?: OnceKey): Promise<string> {
    await this.awaitRecord('need', proposal.needId);
    await this.awaitRecord('achievement', proposal.achievementId);
    try {
      const { result } = await transactOnce(this.db, once, async (tx) => {
        await lockPlan(tx, offeringId);
        const people = await tx.findBy(Registration, {
          id: In([proposal.askingId, proposal.givingId]),
          offeringId,
          status: 'confirmed',
        });
        const missing = (['askingId', 'givingId'] as const).filter(
          (side) => !people.some(({ id }) => id === proposal[side]),
        );
        if (missing.length > 0) throw new NotTakingPart(missing.map((side) => `/${side}`));
        if (people.length < 2) throw new NotTakingPart(['/givingId']);
        const meeting = Meeting.propose(offeringId, proposal, caller.userId, this.clock.now());
        await tx.insert(Meeting, meeting);
        await this.outbox.addAll(tx, await tell(tx, meeting.people, 'meeting_proposed'));
        return { id: meeting.id };
      });
      return result.id;
    } catch (error) {
      if (error instanceof QueryFailedError) {
        const { constraint } = error.driverError as { constraint?: string };
        if (constraint === 'ux_meetings_pair') throw pairMeetsAlready();
      }
      throw error;
    }
  }

  /** The fact of what was recorded a moment ago may still be on its way. */
  private async awaitRecord(type: 'need' | 'achievement', id: string | undefined): Promise<void> {
    const deadline = performance.now() + patienceMs;
    while (id !== undefined) {
      const known: unknown[] = await this.db.query('SELECT 1 FROM catalogue_copies WHERE id = $1 AND type = $2', [
        id,
        type,
      ]);
      if (known.length > 0) return;
      if (performance.now() > deadline) throw new UnknownReference(`/${type}Id`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
