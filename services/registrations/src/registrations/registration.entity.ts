import type {
  AttendanceMode,
  AttendeeKind,
  CancelledBy,
  Locale,
  RegistrationStatus,
  RegistrationV1,
} from '@zuomei/contracts';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Answers } from './answers.js';

export const liveStatuses = ['pending', 'confirmed', 'waitlisted', 'offered'] as const;

/** One person's place, or place in line, at an event. The only table that knows who that is. */
@Entity('registrations')
@Index('ux_registrations_live_email', { synchronize: false })
@Index('ix_registrations_offering', { synchronize: false })
@Index('ix_registrations_line', { synchronize: false })
@Index('ix_registrations_invitation', { synchronize: false })
@Check(
  'ck_registrations_status',
  `status IN ('pending', 'confirmed', 'waitlisted', 'offered', 'rejected', 'cancelled')`,
)
@Index('ix_registrations_offers', { synchronize: false })
@Index('ix_registrations_group', { synchronize: false })
@Check(
  'ck_registrations_line',
  `(line IS NULL OR status = 'waitlisted')
   AND (status <> 'waitlisted' OR line IS NOT NULL OR offer_lapsed_at IS NOT NULL)`,
)
@Check('ck_registrations_offer', `(status = 'offered') = (offer_expires_at IS NOT NULL)`)
export class Registration {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'offering_id' })
  offeringId!: string;

  /** Contiguous from 1, one fact for each. */
  @Column('int')
  version!: number;

  @Column('text')
  status!: RegistrationStatus;

  @Column('text', { name: 'attendance_mode' })
  attendanceMode!: AttendanceMode;

  @Column('text')
  name!: string;

  @Column('text')
  email!: string;

  @Column('text', { nullable: true })
  phone!: string | null;

  @Column('text', { nullable: true })
  organisation!: string | null;

  @Column('uuid', { name: 'organisation_id', nullable: true })
  organisationId!: string | null;

  @Column('text', { name: 'attendee_kind', nullable: true })
  attendeeKind!: AttendeeKind | null;

  @Column('text', { nullable: true })
  title!: string | null;

  /** What a search looks through; the table keeps it itself. */
  @Column({ type: 'text', default: '', select: false, insert: false, update: false })
  search!: string;

  @Column('text')
  locale!: Locale;

  @Column('jsonb')
  answers!: Answers;

  /** Which wording of its question each answer was given to, by key. */
  @Column('jsonb', { default: {} })
  answered!: Record<string, string>;

  /** The invitation by which it came. */
  @Column('uuid', { name: 'invitation_id', nullable: true })
  invitationId!: string | null;

  @Column('boolean', { name: 'holds_seat' })
  holdsSeat!: boolean;

  @Column('boolean', { name: 'beyond_capacity', default: false })
  beyondCapacity!: boolean;

  /** Signed up together with colleagues. */
  @Column('uuid', { name: 'group_id', nullable: true })
  groupId!: string | null;

  /** Until when an offered seat is kept. */
  @Column('timestamptz', { name: 'offer_expires_at', nullable: true })
  offerExpiresAt!: Date | null;

  /** The last offer was not answered in time. */
  @Column('timestamptz', { name: 'offer_lapsed_at', nullable: true })
  offerLapsedAt!: Date | null;

  /**
   * Number in line while waitlisted; lower is earlier. All of a group that comes together or not at all share one.
   * None for whoever let an offer lapse: still waitlisted, but off the line.
   */
  @Column('int', { nullable: true })
  line!: number | null;

  /** Approved already: a place that frees is theirs without asking again. */
  @Column('timestamptz', { name: 'approved_at', nullable: true })
  approvedAt!: Date | null;

  @Column('text', { name: 'cancelled_by', nullable: true })
  cancelledBy!: CancelledBy | null;

  @Column('timestamptz', { name: 'cancelled_at', nullable: true })
  cancelledAt!: Date | null;

  @Column('text', { name: 'cancelled_from', nullable: true })
  cancelledFrom!: RegistrationStatus | null;

  /** Why it was cancelled or rejected, in words of whoever did it. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('int', { name: 'link_generation', default: 1 })
  linkGeneration!: number;

  @Column('bytea', { name: 'link_hash' })
  linkHash!: Buffer;

  @Column('int', { name: 'code_generation', default: 1 })
  codeGeneration!: number;

  @Column('bytea', { name: 'code_hash' })
  codeHash!: Buffer;

  @Column('timestamptz', { name: 'link_again_at', nullable: true })
  linkAgainAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** Since when nothing of the person is left but ids, states and counts. */
  @Column('timestamptz', { name: 'erased_at', nullable: true })
  erasedAt!: Date | null;

  get live(): boolean {
    return this.status !== 'cancelled' && this.status !== 'rejected';
  }

  take(status: 'confirmed' | 'pending', holdsSeat: boolean): void {
    this.become(status);
    this.holdsSeat = holdsSeat;
  }

  /** A seat is kept for it until then. */
  offer(until: Date): void {
    this.become('offered');
    this.holdsSeat = true;
    this.offerExpiresAt = until;
  }

  /** The offer was not answered in time: off the line, for the next. */
  lapse(now: Date): void {
    this.become('waitlisted');
    this.holdsSeat = false;
    this.offerLapsedAt = now;
  }

  /** What was approved is different now: the seat stays, the decision is made again. */
  askAgain(): void {
    this.become('pending');
    this.approvedAt = null;
  }

  wait(line: number): void {
    this.become('waitlisted');
    this.line = line;
    this.holdsSeat = false;
  }

  reject(reason: string): void {
    this.become('rejected');
    this.holdsSeat = false;
    this.reason = reason;
  }

  cancel(by: CancelledBy, now: Date, reason: string | null): void {
    this.cancelledFrom = this.status;
    this.become('cancelled');
    this.holdsSeat = false;
    this.cancelledBy = by;
    this.cancelledAt = now;
    this.reason = reason;
  }

  private become(status: RegistrationStatus): void {
    this.status = status;
    this.line = null;
    this.offerExpiresAt = null;
    this.version += 1;
  }

  /** What a fact says of it: ids, states and counts, nothing of the person. */
  toFact(sessionIds: string[], previousStatus?: RegistrationStatus): RegistrationV1 {
    return {
      registrationId: this.id,
      eventId: this.offeringId,
      version: this.version,
      status: this.status,
      ...(previousStatus ? { previousStatus } : {}),
      ...(this.attendeeKind ? { attendeeKind: this.attendeeKind } : {}),
      ...(this.organisationId ? { organisationId: this.organisationId } : {}),
      attendanceMode: this.attendanceMode,
      sessionIds,
    };
  }
}
