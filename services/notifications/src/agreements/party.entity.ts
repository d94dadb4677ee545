import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Agreement } from './agreement.entity.js';

/** A party of an agreement, in the order in which they stand in the file. */
@Entity('agreement_parties')
@Index('ix_agreement_parties_organisation', ['organisationId'])
export class Party {
  @PrimaryColumn('uuid', { name: 'agreement_id', primaryKeyConstraintName: 'pk_agreement_parties' })
  @ForeignKey(() => Agreement, { name: 'fk_agreement_parties_agreement' })
  agreementId!: string;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'pk_agreement_parties' })
  position!: number;

  @Column('uuid', { name: 'organisation_id' })
  organisationId!: string;

  /** The organisation's name as it stands in the file; taken again from the organisation until the file is frozen. */
  @Column('text')
  name!: string;

  /** 甲方, 乙方, … */
  @Column('text')
  label!: string;
}
