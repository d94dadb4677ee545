import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';

/** That the contact data of an agreement's signatories are dropped: one administrator proposes, another confirms. */
@Entity('disposals')
@Check('ck_disposals_outcome', "outcome IN ('disposed', 'withdrawn')")
@Check('ck_disposals_two_people', "outcome <> 'disposed' OR proposed_by <> ended_by")
@Index('ix_disposals_agreement', ['agreementId'])
@Index('ux_disposals_standing', { synchronize: false })
export class Disposal {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'agreement_id' })
  @ForeignKey(() => Agreement, { name: 'fk_disposals_agreement' })
  agreementId!: string;

  @Column('text')
  reason!: string;

  @Column('uuid', { name: 'proposed_by' })
  proposedBy!: string;

  @Column('text', { name: 'proposed_by_name', nullable: true })
  proposedByName!: string | null;

  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt!: Date;

  /** Null while it waits for the second person. */
  @Column('text', { nullable: true })
  outcome!: 'disposed' | 'withdrawn' | null;

  @Column('uuid', { name: 'ended_by', nullable: true })
  endedBy!: string | null;

  @Column('text', { name: 'ended_by_name', nullable: true })
  endedByName!: string | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
