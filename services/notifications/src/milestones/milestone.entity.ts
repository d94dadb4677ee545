import type { MilestoneKind, MilestoneStatus } from '@zuomei/contracts';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import { MilestoneStepRefused, SecondPersonWanted } from './milestones.errors.js';

/** Who does it, by id; the name as it was then. */
export interface MilestoneActor {
  id: string;
  name: string | undefined;
}

/** A dated promise of an agreement. */
@Entity('milestones')
@Check('ck_milestones_status', "status IN ('planned', 'claimed', 'reached', 'missed', 'dropped')")
@Check('ck_milestones_two_people', "status <> 'reached' OR claimed_by <> settled_by")
@Index('ix_milestones_agreement', ['agreementId'])
@Index('ix_milestones_due', { synchronize: false })
@Index('ix_milestones_reached', ['reachedOn'])
export class Milestone {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('int')
  version!: number;

  @Column('uuid', { name: 'agreement_id' })
  @ForeignKey(() => Agreement, { name: 'fk_milestones_agreement' })
  agreementId!: string;

  @Column('text')
  title!: string;

  @Column('text')
  kind!: MilestoneKind;

  @Column('date', { name: 'due_on' })
  dueOn!: string;

  @Column('text')
  status!: MilestoneStatus;

  @Column('uuid', { name: 'claimed_by', nullable: true })
  claimedBy!: string | null;

  @Column('text', { name: 'claimed_by_name', nullable: true })
  claimedByName!: string | null;

  @Column('timestamptz', { name: 'claimed_at', nullable: true })
  claimedAt!: Date | null;

  @Column('text', { nullable: true })
  note!: string | null;

  /** The local day on which the promise was kept, as claimed. */
  @Column('date', { name: 'reached_on', nullable: true })
  reachedOn!: string | null;

  /** Who confirmed it, or said that it was missed or dropped. */
  @Column('uuid', { name: 'settled_by', nullable: true })
  settledBy!: string | null;

  @Column('text', { name: 'settled_by_name', nullable: true })
  settledByName!: string | null;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt!: Date | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  static plan(given: Pick<Milestone, 'id' | 'agreementId' | 'title' | 'kind' | 'dueOn' | 'createdAt'>): Milestone {
    const nothing = { claimedBy: null, claimedByName: null, claimedAt: null, note: null, reachedOn: null };
    const unsettled = { settledBy: null, settledByName: null, settledAt: null, reason: null };
    return Object.assign(new Milestone(), given, nothing, unsettled, { version: 1, status: 'planned' as const });
  }

  /** @throws MilestoneStepRefused unless it is planned */
  claim(by: MilestoneActor, reachedOn: string, note: string | null, at: Date): void {
    if (this.status !== 'planned') throw new MilestoneStepRefused(this.status, 'claimed');
    Object.assign(this, { status: 'claimed', claimedBy: by.id, claimedByName: by.name ?? null, claimedAt: at });
    this.reachedOn = reachedOn;
    this.note = note;
    this.version += 1;
  }

  /** @throws MilestoneStepRefused unless it is claimed; SecondPersonWanted for whoever claimed it */
  confirm(by: MilestoneActor, at: Date): void {
    if (this.status !== 'claimed') throw new MilestoneStepRefused(this.status, 'reached');
    if (this.claimedBy === by.id) throw new SecondPersonWanted();
    this.settle('reached', by, null, at);
  }

  /** @throws MilestoneStepRefused once it is settled */
  end(as: 'missed' | 'dropped', by: MilestoneActor, reason: string | null, at: Date): void {
    if (this.status !== 'planned' && this.status !== 'claimed') throw new MilestoneStepRefused(this.status, as);
    this.reachedOn = null;
    this.settle(as, by, reason, at);
  }

  private settle(as: MilestoneStatus, by: MilestoneActor, reason: string | null, at: Date): void {
    this.status = as;
    this.settledBy = by.id;
    this.settledByName = by.name ?? null;
    this.settledAt = at;
    this.reason = reason;
    this.version += 1;
  }
}
