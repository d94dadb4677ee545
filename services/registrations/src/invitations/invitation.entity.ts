import type { InvitationDueV1, InvitationMessage, Locale } from '@zuomei/contracts';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  alreadyAccepted,
  alreadyDeclined,
  invitationExpired,
  invitationRevoked,
  remindedEnough,
  RemindedToday,
} from './invitations.errors.js';

export const invitationStatuses = ['sent', 'accepted', 'declined', 'expired', 'revoked'] as const;
export type InvitationStatus = (typeof invitationStatuses)[number];

const mostReminders = 5;
const dayMs = 86_400_000;

/** A right to sign up: of one person, or of an organisation that fills a number of seats itself. */
@Entity('invitations')
@Index('ix_invitations_offering', { synchronize: false })
@Index('ux_invitations_live_email', { synchronize: false })
@Check('ck_invitations_status', `status IN ('sent', 'accepted', 'declined', 'revoked')`)
@Check('ck_invitations_seats', 'seats > 0')
export class Invitation {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'offering_id' })
  offeringId!: string;

  /** Contiguous from 1; one fact for each mail. */
  @Column('int')
  version!: number;

  /** `expired` follows from the time and is never stored. */
  @Column('text')
  status!: Exclude<InvitationStatus, 'expired'>;

  /** Of the person, or of whoever fills the seats for its organisation. */
  @Column('text')
  email!: string;

  @Column('text', { nullable: true })
  name!: string | null;

  @Column('uuid', { name: 'organisation_id', nullable: true })
  organisationId!: string | null;

  @Column('text', { nullable: true })
  organisation!: string | null;

  @Column('text')
  locale!: Locale;

  @Column('int')
  seats!: number;

  @Column('boolean', { name: 'skip_approval' })
  skipApproval!: boolean;

  @Column('boolean', { name: 'exceed_capacity' })
  exceedCapacity!: boolean;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  @Column('text', { name: 'decline_reason', nullable: true })
  declineReason!: string | null;

  @Column('int', { name: 'link_generation', default: 1 })
  linkGeneration!: number;

  @Column('bytea', { name: 'link_hash' })
  linkHash!: Buffer;

  @Column('int', { default: 0 })
  reminders!: number;

  @Column('timestamptz', { name: 'reminded_at', nullable: true })
  remindedAt!: Date | null;

  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** One person's own: only its address may sign up by it. An organisation's seats are for whoever it sends. */
  get personal(): boolean {
    return this.seats === 1 && this.organisationId === null;
  }

  statusAt(now: Date): InvitationStatus {
    const open = this.status === 'sent' || (this.status === 'accepted' && !this.personal);
    return open && this.expiresAt !== null && this.expiresAt <= now ? 'expired' : this.status;
  }

  /** @throws Refusal in words unless somebody may sign up by it now */
  requireOpen(now: Date): void {
    const status = this.statusAt(now);
    if (status === 'revoked') throw invitationRevoked();
    if (status === 'expired') throw invitationExpired();
    if (status === 'declined') throw alreadyDeclined();
  }

  decline(reason: string | null, now: Date): void {
    if (this.status === 'declined') return;
    this.requireOpen(now);
    if (this.status === 'accepted') throw alreadyAccepted();
    this.status = 'declined';
    this.declineReason = reason;
    this.answeredAt = now;
  }

  /** Seats that were filled stay filled. */
  revoke(now: Date): void {
    if (this.status === 'revoked') return;
    if (this.status === 'declined') throw alreadyDeclined();
    if (this.status === 'accepted' && this.personal) throw alreadyAccepted();
    this.status = 'revoked';
    this.answeredAt ??= now;
  }

  /** At most once a day and five times in all. */
  remind(now: Date): void {
    this.requireOpen(now);
    if (this.status === 'accepted') throw alreadyAccepted();
    if (this.reminders >= mostReminders) throw remindedEnough();
    const since = this.remindedAt === null ? Infinity : now.getTime() - this.remindedAt.getTime();
    if (since < dayMs) throw new RemindedToday((dayMs - since) / 1000);
    this.reminders += 1;
    this.remindedAt = now;
    this.version += 1;
  }

  toFact(message: InvitationMessage): InvitationDueV1 {
    return { invitationId: this.id, eventId: this.offeringId, version: this.version, message, seats: this.seats };
  }
}
