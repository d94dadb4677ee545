import type { Invitation } from './invitation.entity.js';
import type { InvitationDto } from './invitations.dto.js';

/** An invitation as its organisers, and whoever holds its link, see it. */
export const viewOf = (i: Invitation, used: number, now: Date): InvitationDto => ({
  id: i.id,
  eventId: i.offeringId,
  version: i.version,
  status: i.statusAt(now),
  email: i.email,
  ...(i.name ? { name: i.name } : {}),
  ...(i.organisationId ? { organisationId: i.organisationId } : {}),
  ...(i.organisation ? { organisation: i.organisation } : {}),
  seats: i.seats,
  seatsLeft: Math.max(0, i.seats - used),
  skipApproval: i.skipApproval,
  exceedCapacity: i.exceedCapacity,
  ...(i.expiresAt ? { expiresAt: i.expiresAt.toISOString() } : {}),
  ...(i.declineReason ? { reason: i.declineReason } : {}),
  locale: i.locale,
  reminders: i.reminders,
  ...(i.remindedAt ? { remindedAt: i.remindedAt.toISOString() } : {}),
  ...(i.answeredAt ? { answeredAt: i.answeredAt.toISOString() } : {}),
  createdAt: i.createdAt.toISOString(),
});
