import { Injectable } from '@nestjs/common';
import { InvitationDue } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, Refusal, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { lockOffering } from '../registrations/lock-offering.js';
import { EventNotFound, eventOver } from '../registrations/registrations.errors.js';
import { Invitation } from './invitation.entity.js';
import type { RemindedDto } from './invitations.dto.js';
import { lockInvitation } from './lock-invitation.js';

/** Reminds whoever has not answered: the same link once more. */
@Injectable()
export class RemindInvited {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws RemindedToday | Refusal REMINDED_ENOUGH, INVITATION_…, EVENT_OVER */
  async one(id: string): Promise<void> {
    await transact(this.db, async (tx) => {
      const { locked, invitation } = await lockInvitation(tx, id);
      if (!locked.offering.live) throw eventOver();
      invitation.remind(this.clock.now());
      await tx.save(invitation);
      await this.outbox.add(tx, InvitationDue, invitation.toFact('invitation_reminder'), invitation);
    });
  }

  /** All of an event; who was reminded lately or often enough is spared. */
  async all(eventId: string): Promise<RemindedDto> {
    return transact(this.db, async (tx) => {
      const locked = await lockOffering(tx, eventId);
      if (!locked) throw new EventNotFound();
      if (!locked.offering.live) throw eventOver();
      const now = this.clock.now();
      const sent = await tx.find(Invitation, {
        where: { offeringId: eventId, status: 'sent' },
        order: { id: 'ASC' },
      });
      const open = sent.filter((invitation) => invitation.statusAt(now) === 'sent');
      const reminded = open.filter((invitation) => reminds(invitation, now));
      await tx.query(
        `UPDATE invitations i SET version = n.version, reminders = n.reminders, reminded_at = $4
         FROM unnest($1::uuid[], $2::int[], $3::int[]) AS n (id, version, reminders) WHERE i.id = n.id`,
        [
          reminded.map(({ id }) => id),
          reminded.map(({ version }) => version),
          reminded.map(({ reminders }) => reminders),
          now,
        ],
      );
      await this.outbox.addAll(
        tx,
        reminded.map((one) => ({ fact: InvitationDue, payload: one.toFact('invitation_reminder'), about: one })),
      );
      return { reminded: reminded.length, spared: open.length - reminded.length };
    });
  }
}

function reminds(invitation: Invitation, now: Date): boolean {
  try {
    invitation.remind(now);
    return true;
  } catch (refusal) {
    if (refusal instanceof Refusal) return false;
    throw refusal;
  }
}
