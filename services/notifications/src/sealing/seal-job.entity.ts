import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Envelope } from '../agreements/envelope.entity.js';

/** One envelope to be sealed; made in the transaction of the last signature. */
@Entity('seal_jobs')
@Index('ix_seal_jobs_due', { synchronize: false })
export class SealJob {
  @PrimaryColumn('uuid', { name: 'envelope_id' })
  @ForeignKey(() => Envelope, { name: 'fk_seal_jobs_envelope' })
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
