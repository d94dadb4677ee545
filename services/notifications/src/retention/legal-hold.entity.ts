import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';

/** An administrator says that nothing of an agreement may be dropped: a dispute, an audit. */
@Entity('legal_holds')
@Index('ix_legal_holds_agreement', ['agreementId'])
@Index('ux_legal_holds_open', { synchronize: false })
export class LegalHold {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'agreement_id' })
  @ForeignKey(() => Agreement, { name: 'fk_legal_holds_agreement' })
  agreementId!: string;

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
