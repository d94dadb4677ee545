import { Injectable } from '@nestjs/common';
import { Clock } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { EnvelopeJobs } from '../sealing/envelope-jobs.js';

/** Completed envelopes whose evidence file is still to be made. */
@Injectable()
export class EvidenceJobs extends EnvelopeJobs {
  constructor(
    db: DataSource,
    private readonly clock: Clock,
  ) {
    super(db, 'evidence_jobs');
  }

  /** In the transaction that completes the envelopes. */
  add(tx: EntityManager, envelopeIds: readonly string[]): Promise<void> {
    return this.insert(tx, envelopeIds, this.clock.now());
  }
}
