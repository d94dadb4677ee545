import type { FollowUpStatus } from '@zuomei/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { nextCheckOn } from './planned-checks.js';
import { FollowUpReasonMissing, FollowUpStepRefused } from './follow-ups.errors.js';

/** The way forward; steps may be skipped, there is none back. `lost` stands beside it. */
export const stepsForward = ['open', 'contacted', 'negotiating', 'drafting', 'signed', 'landed'] as const;

const stepOf = (status: FollowUpStatus): number => (status === 'lost' ? -1 : stepsForward.indexOf(status));

/** The case that carries an intent to a result. */
@Entity('follow_ups')
@Index('ux_follow_ups_intent', ['intentId'], { unique: true })
@Index('ix_follow_ups_event', { synchronize: false })
@Index('ix_follow_ups_due', { synchronize: false })
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

  /** The local day of the next planned check, `YYYY-MM-DD`; none once it is settled either way. */
  @Column('date', { name: 'due_on', nullable: true })
  dueOn!: string | null;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt!: Date;

  @Column('timestamptz', { name: 'advanced_at' })
  advancedAt!: Date;

  static open(id: string, intent: { id: string; eventId: string | null }, now: Date): FollowUp {
    const opened = new FollowUp();
    opened.id = id;
    opened.version = 1;
    opened.intentId = intent.id;
    opened.eventId = intent.eventId;
    opened.status = 'open';
    opened.reasonCode = null;
    opened.ownerId = null;
    opened.dueOn = nextCheckOn(now, now);
    opened.openedAt = now;
    opened.advancedAt = now;
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
  advance(to: FollowUpStatus, reasonCode: string | undefined, now: Date): void {
    if (!this.mayBecome(to)) throw new FollowUpStepRefused(this.status, to);
    if (to === 'lost' && !reasonCode) throw new FollowUpReasonMissing();
    this.status = to;
    this.reasonCode = to === 'lost' ? (reasonCode ?? null) : null;
    this.dueOn = to === 'lost' || to === 'landed' ? null : nextCheckOn(this.openedAt, now);
    this.advancedAt = now;
    this.version += 1;
  }

  /** Who looks after it, and by when; a field that is left out stays. */
  assign({ ownerId, dueOn }: { ownerId?: string | null; dueOn?: string | null }): void {
    if (ownerId !== undefined) this.ownerId = ownerId;
    if (dueOn !== undefined) this.dueOn = dueOn;
    this.version += 1;
  }

  private mayBecome(to: FollowUpStatus): boolean {
    if (this.status === 'lost') return false;
    if (to === 'lost') return stepOf(this.status) < stepOf('signed');
    return stepOf(to) > stepOf(this.status);
  }
}
