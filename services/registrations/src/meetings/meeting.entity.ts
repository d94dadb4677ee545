import type { MeetingHeldV1 } from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { meetingIsOver, meetingNotSet } from './meetings.errors.js';

/** `waiting`: both want it, and no slot with both and a table free was left. */
export const meetingStatuses = ['proposed', 'waiting', 'scheduled', 'held', 'missed', 'declined', 'cancelled'] as const;
export type MeetingStatus = (typeof meetingStatuses)[number];

export const sides = ['asking', 'giving'] as const;
export type Side = (typeof sides)[number];
export const consents = ['asked', 'yes', 'no'] as const;
export type Consent = (typeof consents)[number];
/** Who did not come to a meeting. */
export const absences = [...sides, 'both'] as const;
export type Absence = (typeof absences)[number];

export interface Proposal {
  askingId: string;
  givingId: string;
  needId?: string | undefined;
  achievementId?: string | undefined;
}

/** Two who take part in an event, one who needs and one who offers, meet at a table for the time of a slot. */
@Entity('meetings')
@Index('ix_meetings_offering', ['offeringId', 'id'])
@Index('ux_meetings_pair', { synchronize: false })
@Index('ux_meetings_table', { synchronize: false })
@Check(
  'ck_meetings_status',
  `status IN ('proposed', 'waiting', 'scheduled', 'held', 'missed', 'declined', 'cancelled')`,
)
@Check('ck_meetings_says', `asking_says IN ('asked', 'yes', 'no') AND giving_says IN ('asked', 'yes', 'no')`)
@Check('ck_meetings_absent', `absent IS NULL OR (status = 'missed' AND absent IN ('asking', 'giving', 'both'))`)
@Check('ck_meetings_two', 'asking_id <> giving_id')
@Check(
  'ck_meetings_slot',
  `(slot IS NULL) = (table_no IS NULL) AND (status NOT IN ('scheduled', 'held') OR slot IS NOT NULL)`,
)
export class Meeting {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'offering_id' }) offeringId!: string;
  @Column('int') version!: number;
  @Column('text') status!: MeetingStatus;
  @Column('uuid', { name: 'need_id', nullable: true }) needId!: string | null;
  @Column('uuid', { name: 'achievement_id', nullable: true }) achievementId!: string | null;
  /** Registration of who needs. */
  @Index('ix_meetings_asking')
  @Column('uuid', { name: 'asking_id' })
  askingId!: string;
  /** Registration of who offers. */
  @Index('ix_meetings_giving')
  @Column('uuid', { name: 'giving_id' })
  givingId!: string;
  @Column('text', { name: 'asking_says' }) askingSays!: Consent;
  @Column('text', { name: 'giving_says' }) givingSays!: Consent;
  @Column('int', { nullable: true }) slot!: number | null;
  @Column('int', { name: 'table_no', nullable: true }) tableNo!: number | null;
  /** Who missed it; null also of what was missed before that was kept. */
  @Column('text', { nullable: true }) absent!: Absence | null;
  /** What came of it. */
  @Column('uuid', { name: 'intent_id', nullable: true }) intentId!: string | null;
  @Column('uuid', { name: 'proposed_by' }) proposedBy!: string;
  @Column('timestamptz', { name: 'proposed_at' }) proposedAt!: Date;
  /** The order in which those wait who have no slot yet. */
  @Column('timestamptz', { name: 'agreed_at', nullable: true }) agreedAt!: Date | null;

  static propose(offeringId: string, proposal: Proposal, by: string, now: Date): Meeting {
    return Object.assign(new Meeting(), {
      id: newId(),
      offeringId,
      version: 1,
      status: 'proposed',
      needId: proposal.needId ?? null,
      achievementId: proposal.achievementId ?? null,
      askingId: proposal.askingId,
      givingId: proposal.givingId,
      askingSays: 'asked',
      givingSays: 'asked',
      slot: null,
      tableNo: null,
      absent: null,
      intentId: null,
      proposedBy: by,
      proposedAt: now,
      agreedAt: null,
    });
  }

  get people(): [string, string] {
    return [this.askingId, this.givingId];
  }

  /** Which side a registration is; undefined where it is none. */
  sideOf(registrationId: string): Side | undefined {
    if (registrationId === this.askingId) return 'asking';
    return registrationId === this.givingId ? 'giving' : undefined;
  }

  /** @returns whether anything changed @throws MEETING_OVER */
  accept(side: Side, now: Date): boolean {
    if (this[`${side}Says`] === 'yes' && this.active) return false;
    this.requireActive();
    this[`${side}Says`] = 'yes';
    if (this.askingSays === 'yes' && this.givingSays === 'yes') {
      this.status = 'waiting';
      this.agreedAt = now;
    }
    this.version += 1;
    return true;
  }

  /** Also of what was agreed: the slot is free again. @throws MEETING_OVER */
  decline(side: Side): boolean {
    if (this.status === 'declined' && this[`${side}Says`] === 'no') return false;
    this.requireActive();
    this[`${side}Says`] = 'no';
    this.end('declined');
    return true;
  }

  seat(slot: number, tableNo: number): void {
    this.status = 'scheduled';
    this.slot = slot;
    this.tableNo = tableNo;
    this.version += 1;
  }

  /** @throws MEETING_OVER */
  cancel(): void {
    this.requireActive();
    this.end('cancelled');
  }

  /** @throws MEETING_NOT_SET */
  miss(absent: Absence): void {
    if (this.status !== 'scheduled') throw meetingNotSet();
    this.status = 'missed';
    this.absent = absent;
    this.version += 1;
  }

  /** @throws MEETING_NOT_SET */
  hold(intentId: string | null): void {
    if (this.status !== 'scheduled' && !(this.status === 'held' && this.intentId === null)) throw meetingNotSet();
    this.status = 'held';
    this.intentId = intentId;
    this.version += 1;
  }

  heldFact(): MeetingHeldV1 {
    return { meetingId: this.id, eventId: this.offeringId, version: this.version, registrationIds: this.people };
  }

  get active(): boolean {
    return this.status === 'proposed' || this.status === 'waiting' || this.status === 'scheduled';
  }

  private requireActive(): void {
    if (!this.active) throw meetingIsOver();
  }

  private end(status: 'declined' | 'cancelled'): void {
    this.status = status;
    this.slot = null;
    this.tableNo = null;
    this.version += 1;
  }
}
