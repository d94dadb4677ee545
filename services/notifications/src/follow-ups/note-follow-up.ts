import { Injectable } from '@nestjs/common';
import { Clock, newId, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { type Actor, FollowUpLine } from './follow-up-line.entity.js';
import { lockFollowUp } from './lock-follow-up.js';

/** Adds a line to a case's log; it wakes a case that nobody has touched for long, and changes nothing else. */
@Injectable()
export class NoteFollowUp {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws FollowUpUnknown */
  execute(followUpId: string, note: string, by: Actor): Promise<void> {
    return transact(this.db, async (tx) => {
      const followUp = await lockFollowUp(tx, followUpId);
      const now = this.clock.now();
      followUp.lastStepAt = now;
      await tx.save(followUp);
      await tx.insert(FollowUpLine, FollowUpLine.noted(newId(), followUpId, note, by, now));
    });
  }
}
