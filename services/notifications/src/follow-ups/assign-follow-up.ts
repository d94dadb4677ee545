import { Injectable } from '@nestjs/common';
import { FollowUpAdvanced } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, newId, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { StaffDirectory } from '../staff/staff-directory.js';
import { factOf } from './follow-up-fact.js';
import { type Actor, FollowUpLine } from './follow-up-line.entity.js';
import { lockFollowUp } from './lock-follow-up.js';

/** Says who looks after a case. */
@Injectable()
export class AssignFollowUp {
  constructor(
    private readonly db: DataSource,
    private readonly staff: StaffDirectory,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * @param ownerId a member of staff; null: nobody
   * @throws FollowUpUnknown, StaffUnknown; 412 STALE_VERSION
   */
  async execute(followUpId: string, ownerId: string | null, by: Actor, ifMatch?: number): Promise<void> {
    const owner = ownerId === null ? null : await this.staff.member(ownerId, '/ownerId');
    await transact(this.db, async (tx) => {
      const followUp = await lockFollowUp(tx, followUpId, ifMatch);
      followUp.assign(owner);
      await tx.save(followUp);
      const subject = owner ? { subject: owner.name } : {};
      await tx.insert(FollowUpLine, FollowUpLine.about('assigned', newId(), followUpId, subject, by, this.clock.now()));
      // Versions of a case are contiguous on the topic, so this one is told too; its status is the same.
      await this.outbox.add(tx, FollowUpAdvanced, factOf(followUp, followUp.status), {
        id: followUp.id,
        version: followUp.version,
      });
    });
  }
}
