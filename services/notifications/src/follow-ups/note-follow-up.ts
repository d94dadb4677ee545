import { Injectable } from '@nestjs/common';
import { Clock, newId, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { type Actor, FollowUpLine } from './follow-up-line.entity.js';
import { lockFollowUp } from './lock-follow-up.js';

/** Adds a line to a case's log; the case itself does not change. */
@Injectable()
export class NoteFollowUp {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws FollowUpUnknown */
  execute(followUpId: string, note: string, by: Actor): Promise<void> {
    return transact(this.db, async (tx) => {
      await lockFollowUp(tx, followUpId);
      await tx.insert(FollowUpLine, FollowUpLine.noted(newId(), followUpId, note, by, this.clock.now()));
    });
  }
}
