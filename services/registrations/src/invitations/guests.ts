import { type EntityManager, In } from 'typeorm';
import { emailKey, type SignUp } from '../registrations/sign-up.js';
import { Invitation } from './invitation.entity.js';
import { InvitationNotFound, invitationUsedUp, InvitedOther } from './invitations.errors.js';

/** Somebody who comes by an invitation, and how many seats of it are filled so far. */
export class Guest {
  constructor(
    readonly invitation: Invitation,
    private used: number,
  ) {}

  /** @throws InvitedOther | Refusal in words for one that is revoked, expired or declined */
  requireFor(email: string, now: Date): void {
    this.invitation.requireOpen(now);
    if (this.invitation.personal && emailKey(email) !== emailKey(this.invitation.email)) throw new InvitedOther();
  }

  /** @throws INVITATION_USED_UP */
  requireSeat(wanted = 1): void {
    if (this.used + wanted > this.invitation.seats) throw invitationUsedUp();
  }

  takeSeat(): void {
    this.used += 1;
  }
}

/** The invitations that some sign-ups came by, as they stand under their events' locks. */
export class Guests {
  private constructor(private readonly byId: ReadonlyMap<string, Guest>) {}

  /** After the locks: seats given back or filled while this waited count. Asks nothing without invitations. */
  static async read(tx: EntityManager, list: readonly SignUp[]): Promise<Guests> {
    const ids = new Set(list.flatMap(({ invitation }) => (invitation ? [invitation.id] : [])));
    if (ids.size === 0) return new Guests(new Map());
    const invitations = await tx.findBy(Invitation, { id: In([...ids]) });
    const used = await usedSeats(tx, [...ids]);
    return new Guests(new Map(invitations.map((one) => [one.id, new Guest(one, used.get(one.id) ?? 0)])));
  }

  /** @throws InvitationNotFound for an invitation to something else */
  of({ invitation, offeringId }: SignUp): Guest | undefined {
    if (!invitation) return undefined;
    const guest = this.byId.get(invitation.id);
    if (guest?.invitation.offeringId !== offeringId) throw new InvitationNotFound();
    return guest;
  }
}

/** Seats filled, by invitation: live registrations that came by it. */
export async function usedSeats(tx: EntityManager, ids: readonly string[]): Promise<Map<string, number>> {
  const rows: { id: string; used: number }[] = await tx.query(
    `SELECT invitation_id AS id, count(*)::int AS used FROM registrations
     WHERE invitation_id = ANY($1) AND status NOT IN ('cancelled', 'rejected') GROUP BY invitation_id`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.used]));
}

/** Notes that invitations were taken up. */
export async function acceptInvitations(tx: EntityManager, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(
    `UPDATE invitations SET status = 'accepted', answered_at = $2 WHERE id = ANY($1) AND status = 'sent'`,
    [ids, now],
  );
}
