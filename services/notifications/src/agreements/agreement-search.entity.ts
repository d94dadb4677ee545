import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Agreement } from './agreement.entity.js';

/** What a search looks through: number, title and parties in small letters. The database keeps it by itself. */
@Entity('agreement_searches')
export class AgreementSearch {
  @PrimaryColumn('uuid', { name: 'agreement_id' })
  @ForeignKey(() => Agreement, { name: 'fk_agreement_searches_agreement', onDelete: 'CASCADE' })
  agreementId!: string;

  @Column('text')
  search!: string;
}

/**
 * The agreements in which these words stand; found before anything else is looked at. As a plain condition the
 * planner takes it for one that a third of them meet, and walks along all agreements for what one of them has.
 */
export const holdingWords = (words: string): string =>
  `agreements.id = ANY(ARRAY(SELECT agreement_id FROM agreement_searches WHERE strpos(search, ${words}) > 0))`;
