import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Envelope } from '../agreements/envelope.entity.js';

/** One evidence file to be made; wanted in the transaction that completes the envelope. */
@Entity('evidence_jobs')
@Index('ix_evidence_jobs_due', { synchronize: false })
export class EvidenceJob {
  @PrimaryColumn('uuid', { name: 'envelope_id' })
  @ForeignKey(() => Envelope, { name: 'fk_evidence_jobs_envelope' })
  envelopeId!: string;

  @Column('int')
  attempts!: number;

  @Column('timestamptz', { name: 'next_attempt_at' })
  nextAttemptAt!: Date;

  @Column('timestamptz', { name: 'leased_until', nullable: true })
  leasedUntil!: Date | null;

  /** What went wrong last: a SealTrouble. */
  @Column('text', { name: 'last_error', nullable: true })
  lastError!: string | null;

  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt!: Date | null;
}
