import { Injectable } from '@nestjs/common';
import { InvitationDue } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { hashOf, PlaceSecrets } from '../registrations/place-secrets.js';
import { eventOver } from '../registrations/registrations.errors.js';
import { emailKey } from '../registrations/sign-up.js';
import type { Invitation } from './invitation.entity.js';
import { alreadyInvited } from './invitations.errors.js';
import { lockInvitation } from './lock-invitation.js';

/** Mails a new link, to another address if the first was wrong; every link before it is worthless from now on. */
@Injectable()
export class ResendInvitation {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly secrets: PlaceSecrets,
  ) {}

  /** @throws RemindedToday unless the address is another | Refusal REMINDED_ENOUGH, INVITATION_…, EVENT_OVER */
  async execute(id: string, email: string | undefined): Promise<void> {
    await transact(this.db, async (tx) => {
      const { locked, invitation } = await lockInvitation(tx, id);
      if (!locked.offering.live) throw eventOver();
      if (email !== undefined && email !== invitation.email) {
        await requireFree(tx, invitation, email);
        invitation.email = email;
        invitation.remindedAt = null;
      }
      invitation.remind(this.clock.now());
      invitation.linkGeneration += 1;
      invitation.linkHash = hashOf(this.secrets.invitationToken(id, invitation.linkGeneration));
      await tx.save(invitation);
      await this.outbox.add(tx, InvitationDue, invitation.toFact('invited'), invitation);
    });
  }
}

async function requireFree(tx: EntityManager, { id, offeringId }: Invitation, email: string): Promise<void> {
  const others: unknown[] = await tx.query(
    `SELECT 1 FROM invitations WHERE offering_id = $1 AND id <> $2 AND lower(trim(email)) = $3
       AND status IN ('sent', 'accepted')`,
    [offeringId, id, emailKey(email)],
  );
  if (others.length > 0) throw alreadyInvited();
}
