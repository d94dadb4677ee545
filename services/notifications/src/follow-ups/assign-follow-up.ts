import { Injectable } from '@nestjs/common';
import { FollowUpAdvanced } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, newId, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { factOf } from './follow-up-fact.js';
import { type Actor, FollowUpLine } from './follow-up-line.entity.js';
import { lockFollowUp } from './lock-follow-up.js';

export interface Assignment {
  /** A user; null: nobody. */
  ownerId?: string | null;
  /** `YYYY-MM-DD`; null: no day. */
  dueOn?: string | null;
}

/** Says who looks after a case, and by when. */
@Injectable()
export class AssignFollowUp {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws FollowUpUnknown; 412 STALE_VERSION */
  execute(followUpId: string, assignment: Assignment, by: Actor, ifMatch?: number): Promise<void> {
    return transact(this.db, async (tx) => {
      const followUp = await lockFollowUp(tx, followUpId, ifMatch);
      followUp.assign(assignment);
      await tx.save(followUp);
      await tx.insert(FollowUpLine, FollowUpLine.assigned(newId(), followUpId, by, this.clock.now()));
      // Versions of a case are contiguous on the topic, so this one is told too; its status is the same.
      await this.outbox.add(tx, FollowUpAdvanced, factOf(followUp, followUp.status), {
        id: followUp.id,
        version: followUp.version,
      });
    });
  }
}
