import type { FollowUpStatus, LostReason } from '@zuomei/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { FollowUpReasonMissing, FollowUpStepRefused } from './follow-ups.errors.js';

/** The way forward; steps may be skipped, there is none back. `lost` stands beside it. */
export const stepsForward = ['open', 'contacted', 'negotiating', 'drafting', 'signed', 'landed'] as const;

const stepOf = (status: FollowUpStatus): number => (status === 'lost' ? -1 : stepsForward.indexOf(status));

/** The case that carries an intent to a result. */
@Entity('follow_ups')
@Index('ux_follow_ups_intent', ['intentId'], { unique: true })
@Index('ix_follow_ups_event', { synchronize: false })
@Index('ix_follow_ups_due', { synchronize: false })
@Index('ix_follow_ups_owner', ['ownerId'])
@Index('ix_follow_ups_status', ['status', 'id'])
export class FollowUp {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('int')
  version!: number;

  @Column('uuid', { name: 'intent_id' })
  intentId!: string;

  @Column('uuid', { name: 'event_id', nullable: true })
  eventId!: string | null;

  @Column('text')
  status!: FollowUpStatus;

  /** Why it was lost; set exactly then. */
  @Column('text', { name: 'reason_code', nullable: true })
  reasonCode!: string | null;

  @Column('uuid', { name: 'owner_id', nullable: true })
  ownerId!: string | null;

  /** As it was when the case was given to them. */
  @Column('text', { name: 'owner_name', nullable: true })
  ownerName!: string | null;

  /** The local day of the first task that is open, `YYYY-MM-DD`; kept with the tasks, under this row's lock. */
  @Column('date', { name: 'due_on', nullable: true })
  dueOn!: string | null;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt!: Date;

  @Column('timestamptz', { name: 'advanced_at' })
  advancedAt!: Date;

  /** When somebody last did something for it: a step, a task, a note, a referral. */
  @Column('timestamptz', { name: 'last_step_at' })
  lastStepAt!: Date;

  static open(id: string, intent: { id: string; eventId: string | null }, now: Date): FollowUp {
    const opened = new FollowUp();
    opened.id = id;
    opened.version = 1;
    opened.intentId = intent.id;
    opened.eventId = intent.eventId;
    opened.status = 'open';
    opened.reasonCode = null;
    opened.ownerId = null;
    opened.ownerName = null;
    opened.dueOn = null;
    opened.openedAt = now;
    opened.advancedAt = now;
    opened.lastStepAt = now;
    return opened;
  }

  /** True where the case is at this step, beyond it, or lost: there is nothing left to do for who wants it there. */
  isPast(to: FollowUpStatus): boolean {
    return this.status === 'lost' || stepOf(this.status) >= stepOf(to);
  }

  /**
   * Moves the case on.
   * @throws FollowUpReasonMissing when it is lost without a reason code
   * @throws FollowUpStepRefused for a step back, in place, out of `lost`, or `lost` once signed
   */
  advance(to: FollowUpStatus, reasonCode: LostReason | undefined, now: Date): void {
    if (!this.mayBecome(to)) throw new FollowUpStepRefused(this.status, to);
    if (to === 'lost' && !reasonCode) throw new FollowUpReasonMissing();
    this.status = to;
    this.reasonCode = to === 'lost' ? (reasonCode ?? null) : null;
    this.advancedAt = now;
    this.lastStepAt = now;
    this.version += 1;
  }

  /** Says who looks after it; null: nobody, it waits among those without an owner. */
  assign(owner: { id: string; name: string } | null): void {
    this.ownerId = owner?.id ?? null;
    this.ownerName = owner?.name ?? null;
    this.version += 1;
  }

  /** Nothing more is done for it. */
  get isSettled(): boolean {
    return this.status === 'lost' || this.status === 'landed';
  }

  private mayBecome(to: FollowUpStatus): boolean {
    if (this.status === 'lost') return false;
    if (to === 'lost') return stepOf(this.status) < stepOf('signed');
    return stepOf(to) > stepOf(this.status);
  }
}
