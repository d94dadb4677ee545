import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import { Letter } from '../letters/letter.entity.js';

/** An administrator says that nothing of an agreement, or of a letter, may be dropped: a dispute, an audit. */
@Entity('legal_holds')
@Check('ck_legal_holds_subject', 'num_nonnulls(agreement_id, letter_id) = 1')
@Index('ix_legal_holds_agreement', ['agreementId'])
@Index('ux_legal_holds_open', { synchronize: false })
@Index('ix_legal_holds_letter', ['letterId'])
@Index('ux_legal_holds_open_letter', { synchronize: false })
export class LegalHold {
  @PrimaryColumn('uuid')
  id!: string;

  /** Of these two one is set. */
  @Column('uuid', { name: 'agreement_id', nullable: true })
  @ForeignKey(() => Agreement, { name: 'fk_legal_holds_agreement' })
  agreementId!: string | null;

  @Column('uuid', { name: 'letter_id', nullable: true })
  @ForeignKey(() => Letter, { name: 'fk_legal_holds_letter' })
  letterId!: string | null;

  @Column('text')
  reason!: string;

  @Column('uuid', { name: 'set_by' })
  setBy!: string;

  @Column('text', { name: 'set_by_name', nullable: true })
  setByName!: string | null;

  @Column('timestamptz', { name: 'set_at' })
  setAt!: Date;

  @Column('uuid', { name: 'released_by', nullable: true })
  releasedBy!: string | null;

  @Column('text', { name: 'released_by_name', nullable: true })
  releasedByName!: string | null;

  @Column('timestamptz', { name: 'released_at', nullable: true })
  releasedAt!: Date | null;

  @Column('text', { name: 'release_reason', nullable: true })
  releaseReason!: string | null;
}
