import { Injectable } from '@nestjs/common';
import { Clock, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { lockInvitation } from './lock-invitation.js';

/** Whoever was invited says no. */
@Injectable()
export class DeclineInvitation {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Again: changes nothing. @throws Refusal INVITATION_ACCEPTED, INVITATION_REVOKED, INVITATION_EXPIRED */
  async execute(id: string, reason: string | undefined): Promise<void> {
    await transact(this.db, async (tx) => {
      const { invitation } = await lockInvitation(tx, id);
      invitation.decline(reason?.trim() || null, this.clock.now());
      await tx.save(invitation);
    });
  }
}
