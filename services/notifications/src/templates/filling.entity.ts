import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';

/** What a draft's text was filled with. */
@Entity('agreement_fillings')
@Index('ux_agreement_fillings_row', ['templateId', 'rowKey'], { unique: true })
export class Filling {
  @PrimaryColumn('uuid', { name: 'agreement_id' })
  @ForeignKey(() => Agreement, { name: 'fk_agreement_fillings_agreement' })
  agreementId!: string;

  @Column('uuid', { name: 'template_id' })
  templateId!: string;

  @Column('int', { name: 'template_version' })
  templateVersion!: number;

  @Column('jsonb')
  variables!: Record<string, string>;

  /** The text has been written by hand since: nothing fills it again by itself. */
  @Column('boolean', { name: 'by_hand' })
  byHand!: boolean;

  /** Of a table: what its row is known by, so that the same table twice makes no second draft. */
  @Column('text', { name: 'row_key', nullable: true })
  rowKey!: string | null;

  /** Hash of all that row said. */
  @Column('text', { name: 'row_print', nullable: true })
  rowPrint!: string | null;
}
