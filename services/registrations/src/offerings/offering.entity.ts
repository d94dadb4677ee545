import type { AttendanceMode, QuestionV1, RegistrationStatus, WaitlistPolicy } from '@zuomei/contracts';
import { Check, Column, Entity } from 'typeorm';
import { EventCopy } from './event-copy.js';

/** Why nobody can sign up right now. */
export const closedReasons = [
  'not_published',
  'not_yet_open',
  'closed',
  'postponed',
  'cancelled',
  'ended',
  'full',
] as const;
export type ClosedReason = (typeof closedReasons)[number];

/** What of a registration the counters of its event depend on. */
export interface Counted {
  status: RegistrationStatus;
  attendanceMode: AttendanceMode;
  holdsSeat: boolean;
  beyondCapacity: boolean;
  /** Waitlisted without a number: off the line. */
  line: number | null;
}

const seats = (capacity: number | null, held: number): number =>
  capacity === null ? Infinity : Math.max(0, capacity - held);

/**
 * This service's copy of an event, its sign-up terms and its seats. Whoever writes a registration of an event holds
 * the lock on this row, so that what is decided from the counters is true until the commit.
 */
@Entity('offerings')
@Check('ck_offerings_seats', 'held >= 0 AND (capacity IS NULL OR held <= capacity)')
@Check('ck_offerings_seats_onsite', 'held_onsite >= 0 AND (capacity_onsite IS NULL OR held_onsite <= capacity_onsite)')
@Check('ck_offerings_seats_online', 'held_online >= 0 AND (capacity_online IS NULL OR held_online <= capacity_online)')
@Check('ck_offerings_offer_hours', 'offer_hours BETWEEN 1 AND 168')
@Check(
  'ck_offerings_counts',
  'least(confirmed, pending, offered, waitlisted, waiting_onsite, waiting_online, beyond_capacity) >= 0',
)
export class Offering extends EventCopy {
  /** Version of the sign-up terms, which belong to this service once the event is published. */
  @Column('int', { default: 1 })
  version!: number;

  @Column('int', { nullable: true })
  capacity!: number | null;

  @Column('int', { name: 'capacity_onsite', nullable: true })
  capacityOnsite!: number | null;

  @Column('int', { name: 'capacity_online', nullable: true })
  capacityOnline!: number | null;

  @Column('boolean')
  approval!: boolean;

  @Column('boolean', { name: 'pending_holds_seat' })
  pendingHoldsSeat!: boolean;

  @Column('boolean')
  waitlist!: boolean;

  @Column('text', { name: 'waitlist_policy' })
  waitlistPolicy!: WaitlistPolicy;

  /** A change of what was approved is decided on again. */
  @Column('boolean', { name: 'edits_need_approval', default: false })
  editsNeedApproval!: boolean;

  /** How long a freed seat is kept for the next in line to say yes; null: it is theirs at once. */
  @Column('int', { name: 'offer_hours', nullable: true })
  offerHours!: number | null;

  /** Offers end Monday to Friday, 08:00 to 20:00 of the event's zone. */
  @Column('boolean', { name: 'offer_in_office_hours', default: true })
  offerInOfficeHours!: boolean;

  @Column('timestamptz', { name: 'sign_up_opens_at', nullable: true })
  signUpOpensAt!: Date | null;

  @Column('timestamptz', { name: 'sign_up_closes_at', nullable: true })
  signUpClosesAt!: Date | null;

  @Column('timestamptz', { name: 'check_in_opens_at', nullable: true })
  checkInOpensAt!: Date | null;

  @Column('timestamptz', { name: 'check_in_closes_at', nullable: true })
  checkInClosesAt!: Date | null;

  /** A sign-up counts once its mailed link was opened. */
  @Column('boolean', { name: 'confirm_email', default: false })
  confirmEmail!: boolean;

  @Column('jsonb')
  questions!: QuestionV1[];

  /** People's data are deleted so many days after the event. */
  @Column('int', { name: 'retention_days', default: 365 })
  retentionDays!: number;

  @Column('timestamptz', { name: 'people_erased_at', nullable: true })
  peopleErasedAt!: Date | null;

  @Column('int', { default: 0 })
  confirmed!: number;

  @Column('int', { default: 0 })
  pending!: number;

  @Column('int', { default: 0 })
  offered!: number;

  @Column('int', { default: 0 })
  waitlisted!: number;

  /** Seats held within capacity. */
  @Column('int', { default: 0 })
  held!: number;

  @Column('int', { name: 'held_onsite', default: 0 })
  heldOnsite!: number;

  @Column('int', { name: 'held_online', default: 0 })
  heldOnline!: number;

  /** People in line, by way of attending; without those off the line. */
  @Column('int', { name: 'waiting_onsite', default: 0 })
  waitingOnsite!: number;

  @Column('int', { name: 'waiting_online', default: 0 })
  waitingOnline!: number;

  /** Seats given beyond capacity by an invitation that says so. */
  @Column('int', { name: 'beyond_capacity', default: 0 })
  beyondCapacity!: number;

  /** The last number handed out in line; never handed out again. */
  @Column('int', { name: 'last_line', default: 0 })
  lastLine!: number;

  /** The last number in line that went to a group which comes together or not at all; 0 once the line is empty. */
  @Column('int', { name: 'last_unit_line', default: 0 })
  lastUnitLine!: number;

  /** People in line beyond the first of their place in it; read with the lock where groups wait. */
  shared = { onsite: 0, online: 0, both: 0 };

  /** Whether such a group may stand in line: seats may be free then that nobody in line fits into. */
  get unitsWaiting(): boolean {
    return this.lastUnitLine > 0;
  }

  /** Whether on-site and online places are counted, and waited for, apart. */
  get countsByMode(): boolean {
    return this.mode === 'hybrid' && (this.capacityOnsite !== null || this.capacityOnline !== null);
  }

  /** When the data of its people are due for deletion, and links stop working; unknown while there is no date. */
  get peopleDueAt(): Date | undefined {
    if (this.status === 'postponed') return undefined;
    return new Date(this.endsAt.getTime() + this.retentionDays * 86_400_000);
  }

  /** Over for whoever did not come: what follows from that is derived, never stored. */
  over(now: Date): boolean {
    return this.status === 'ended' || (this.status === 'published' && now >= this.endsAt);
  }

  get live(): boolean {
    return this.status === 'published' || this.status === 'postponed';
  }

  /** Whether sign-up is open is derived, never stored. Without a closing time it closes when the event ends. */
  signUpClosed(now: Date): Exclude<ClosedReason, 'full'> | undefined {
    if (this.status === 'draft') return 'not_published';
    if (this.status !== 'published') return this.status;
    if (now >= this.endsAt) return 'ended';
    if (this.signUpOpensAt && now < this.signUpOpensAt) return 'not_yet_open';
    if (this.signUpClosesAt && now >= this.signUpClosesAt) return 'closed';
    return undefined;
  }

  /** Seats that nobody holds, for one way of attending; Infinity without a limit. */
  seatsFree(mode: AttendanceMode): number {
    const event = seats(this.capacity, this.held);
    if (!this.countsByMode) return event;
    return Math.min(
      event,
      mode === 'onsite' ? seats(this.capacityOnsite, this.heldOnsite) : seats(this.capacityOnline, this.heldOnline),
    );
  }

  /** How many stand in the line that somebody attending this way would join. */
  waitingFor(mode: AttendanceMode): number {
    if (!this.countsByMode) return this.waitingOnsite + this.waitingOnline;
    return mode === 'onsite' ? this.waitingOnsite : this.waitingOnline;
  }

  /** The same in places: a group that comes together or not at all is one. */
  placesAhead(mode: AttendanceMode): number {
    return this.waitingFor(mode) - (this.countsByMode ? this.shared[mode] : this.shared.both);
  }

  /**
   * A newcomer takes a free seat only if nobody in line could. Whatever frees seats serves the line before it commits,
   * so under `fill` those that still stand there beside a free seat are groups that do not fit.
   */
  seatForNewcomer(mode: AttendanceMode): boolean {
    if (this.seatsFree(mode) === 0) return false;
    return this.waitingFor(mode) === 0 || (this.waitlistPolicy === 'fill' && this.unitsWaiting);
  }

  /** Whether all of them find a seat now. */
  fits(unit: readonly { attendanceMode: AttendanceMode }[]): boolean {
    if (unit.length > seats(this.capacity, this.held)) return false;
    return (['onsite', 'online'] as const).every((mode) => {
      const wanted = unit.filter((one) => one.attendanceMode === mode).length;
      return wanted === 0 || wanted <= this.seatsFree(mode);
    });
  }

  nextLine(): number {
    this.lastLine += 1;
    return this.lastLine;
  }

  /** A number in line for all of a group. */
  nextUnitLine(unit: readonly { attendanceMode: AttendanceMode }[]): number {
    const line = this.nextLine();
    if (unit.length < 2) return line;
    this.lastUnitLine = line;
    this.shared.both += unit.length - 1;
    for (const mode of ['onsite', 'online'] as const) {
      this.shared[mode] += Math.max(0, unit.filter((one) => one.attendanceMode === mode).length - 1);
    }
    return line;
  }

  /** Counts a registration in as it now is, or out as it was. */
  count(registration: Counted, by: 1 | -1): void {
    const { status, attendanceMode, holdsSeat, beyondCapacity } = registration;
    if (status === 'rejected' || status === 'cancelled') return;
    this[status] += by;
    const onsite = attendanceMode === 'onsite';
    if (registration.line !== null) this[onsite ? 'waitingOnsite' : 'waitingOnline'] += by;
    if (!holdsSeat) return;
    if (beyondCapacity) {
      this.beyondCapacity += by;
      return;
    }
    this.held += by;
    this[onsite ? 'heldOnsite' : 'heldOnline'] += by;
  }
}
