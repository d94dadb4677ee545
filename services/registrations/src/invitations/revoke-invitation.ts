import { Injectable } from '@nestjs/common';
import { Clock, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { lockInvitation } from './lock-invitation.js';

/** Takes an invitation back; places that came by it stay. */
@Injectable()
export class RevokeInvitation {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Again: changes nothing. @throws Refusal INVITATION_ACCEPTED, INVITATION_DECLINED */
  async execute(id: string): Promise<void> {
    await transact(this.db, async (tx) => {
      const { invitation } = await lockInvitation(tx, id);
      invitation.revoke(this.clock.now());
      await tx.save(invitation);
    });
  }
}
