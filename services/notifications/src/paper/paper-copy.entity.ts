import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';

/** A scan of what was signed on paper, as one member of staff brought it; another one verifies it. */
@Entity('paper_copies')
@Check('ck_paper_copies_two_people', 'uploaded_by <> verified_by')
@Index('ix_paper_copies_agreement', ['agreementId', 'id'])
@Index('ix_paper_copies_sha256', ['sha256'])
export class PaperCopy {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'agreement_id' })
  @ForeignKey(() => Agreement, { name: 'fk_paper_copies_agreement' })
  agreementId!: string;

  @Column('text')
  sha256!: string;

  @Column('text')
  type!: string;

  @Column('int')
  size!: number;

  /** The local day of signing. */
  @Column('date', { name: 'signed_on' })
  signedOn!: string;

  @Column('text')
  place!: string;

  @Column('uuid', { name: 'uploaded_by' })
  uploadedBy!: string;

  @Column('text', { name: 'uploaded_by_name', nullable: true })
  uploadedByName!: string | null;

  @Column('timestamptz', { name: 'uploaded_at' })
  uploadedAt!: Date;

  @Column('uuid', { name: 'verified_by', nullable: true })
  verifiedBy!: string | null;

  @Column('text', { name: 'verified_by_name', nullable: true })
  verifiedByName!: string | null;

  @Column('timestamptz', { name: 'verified_at', nullable: true })
  verifiedAt!: Date | null;
}
