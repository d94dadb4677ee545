import { Injectable } from '@nestjs/common';
import { Clock } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { LockedAgreement } from '../agreements/locked-agreement.js';
import { EnvelopeJobs } from './envelope-jobs.js';

/** Envelopes that wait for the seal. */
@Injectable()
export class SealJobs extends EnvelopeJobs {
  constructor(
    db: DataSource,
    private readonly clock: Clock,
  ) {
    super(db, 'seal_jobs');
  }

  /** In the transaction of the last signature: the envelope is `sealing`, once. */
  async add(tx: EntityManager, { envelope }: LockedAgreement): Promise<void> {
    envelope.status = 'sealing';
    await tx.save(envelope);
    await this.insert(tx, [envelope.id], this.clock.now());
  }
}
