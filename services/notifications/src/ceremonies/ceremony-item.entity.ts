import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import { Ceremony } from './ceremony.entity.js';

export const ceremonyItemStatuses = ['planned', 'called', 'done', 'skipped'] as const;
export type CeremonyItemStatus = (typeof ceremonyItemStatuses)[number];

/** Somebody on the stage, as the hall is told. */
export interface PersonOnStage {
  name: string;
  title?: string | null;
  /** The party they stand for. */
  party?: string | null;
}

/** An agreement's place in the run. Its state is what happened on the stage, and says nothing about the agreement. */
@Entity('ceremony_items')
@Check('ck_ceremony_items_status', "status IN ('planned', 'called', 'done', 'skipped')")
@Index('ux_ceremony_items_agreement', ['ceremonyId', 'agreementId'], { unique: true })
@Index('ux_ceremony_items_called', { synchronize: false })
@Index('ix_ceremony_items_agreement', ['agreementId'])
export class CeremonyItem {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'ceremony_id' })
  @ForeignKey(() => Ceremony, { name: 'fk_ceremony_items_ceremony' })
  ceremonyId!: string;

  @Column('uuid', { name: 'agreement_id' })
  @ForeignKey(() => Agreement, { name: 'fk_ceremony_items_agreement' })
  agreementId!: string;

  @Column('int')
  position!: number;

  @Column('text')
  status!: CeremonyItemStatus;

  /** Null: the agreement's own signers. */
  @Column('jsonb', { name: 'on_stage', nullable: true })
  onStage!: PersonOnStage[] | null;

  /** Its sum is confidential: never on the stage, and in no sum there. */
  @Column('boolean', { name: 'hide_amount' })
  hideAmount!: boolean;

  /** For the clerk. */
  @Column('text', { nullable: true })
  note!: string | null;

  @Column('timestamptz', { name: 'ticked_at', nullable: true })
  tickedAt!: Date | null;

  @Column('text', { name: 'ticked_by_name', nullable: true })
  tickedByName!: string | null;

  tick(status: 'done' | 'skipped', by: string | undefined, at: Date): void {
    this.status = status;
    this.tickedAt = at;
    this.tickedByName = by ?? null;
  }

  untick(status: 'planned' | 'called'): void {
    this.status = status;
    this.tickedAt = null;
    this.tickedByName = null;
  }
}
