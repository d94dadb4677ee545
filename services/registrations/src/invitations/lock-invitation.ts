import type { EntityManager } from 'typeorm';
import { type Locked, lockOffering } from '../registrations/lock-offering.js';
import { Invitation } from './invitation.entity.js';
import { InvitationNotFound } from './invitations.errors.js';

/** Under the event's lock, as every sign-up by it: a right is never taken back and used at the same time. */
export async function lockInvitation(
  tx: EntityManager,
  id: string,
): Promise<{ locked: Locked; invitation: Invitation }> {
  const [row] = await tx.query<{ offering_id: string }[]>('SELECT offering_id FROM invitations WHERE id = $1', [id]);
  const locked = row && (await lockOffering(tx, row.offering_id));
  const invitation = await tx.findOneBy(Invitation, { id });
  if (!locked || !invitation) throw new InvitationNotFound();
  return { locked, invitation };
}
