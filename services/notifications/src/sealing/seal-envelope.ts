import { Injectable } from '@nestjs/common';
import { log, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { lockAgreement, type LockedAgreement } from '../agreements/locked-agreement.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { CompleteAgreement } from './complete-agreement.js';
import { SealFile } from './seal-file.js';
import type { ClaimedJob } from './envelope-jobs.js';
import { SealJobs } from './seal-jobs.js';
import { type Sealed, SealUnusable } from './seal-provider.js';

const system = { kind: 'system' } as const;

/** Turns a file that everybody has signed into the sealed one in the archive. */
@Injectable()
export class SealEnvelope {
  private readonly log = log('seal');

  constructor(
    private readonly db: DataSource,
    private readonly jobs: SealJobs,
    private readonly sealFile: SealFile,
    private readonly completeAgreement: CompleteAgreement,
    private readonly trail: AuditTrail,
  ) {}

  /** Never throws for what is wrong with the seal: the envelope is then `seal_failed`, and tried again. */
  async execute(job: ClaimedJob): Promise<void> {
    const held = await this.begin(job);
    if (!held) return;
    try {
      const startedAt = performance.now();
      // Outside of any transaction: a seal may be far away, and nobody should wait for it holding a lock.
      const sealed = await this.sealFile.execute(held);
      await this.complete(job, sealed);
      const milliseconds = Math.round(performance.now() - startedAt);
      this.log.info({ envelopeId: job.envelopeId, bytes: sealed.bytes.length, milliseconds }, 'sealed');
    } catch (error) {
      await this.fail(job, error instanceof Error ? error : new Error('failed'));
    }
  }

  private begin(job: ClaimedJob): Promise<LockedAgreement | undefined> {
    return transact(this.db, async (tx) => {
      const held = await lockAgreement(tx, job.agreementId);
      if (!isWaiting(held, job)) {
        await this.jobs.done(tx, job);
        return undefined;
      }
      held.envelope.status = 'sealing';
      await tx.save(held.envelope);
      await this.trail.append(tx, job.agreementId, job.attempts === 1 ? 'SEAL_STARTED' : 'SEAL_RETRIED', system, {
        envelopeId: job.envelopeId,
        attempt: job.attempts,
      });
      return held;
    });
  }

  /** Looked at again under the lock: after a lease ran out, another may have completed it. */
  private complete(job: ClaimedJob, sealed: Sealed): Promise<void> {
    return transact(this.db, async (tx) => {
      const held = await lockAgreement(tx, job.agreementId);
      await this.jobs.done(tx, job);
      if (isWaiting(held, job)) await this.completeAgreement.execute(tx, held, sealed);
    });
  }

  private async fail(job: ClaimedJob, error: Error): Promise<void> {
    // Only our own words go into the table; a library's may repeat what it was given.
    const reason = error instanceof SealUnusable ? error.message : error.name;
    this.log.error({ err: error, envelopeId: job.envelopeId, attempt: job.attempts }, 'the seal failed');
    await transact(this.db, async (tx) => {
      const held = await lockAgreement(tx, job.agreementId);
      if (!isWaiting(held, job)) return;
      await this.jobs.failed(tx, job, reason);
      held.envelope.status = 'seal_failed';
      await tx.save(held.envelope);
      await this.trail.append(tx, job.agreementId, 'SEAL_FAILED', system, {
        envelopeId: job.envelopeId,
        attempt: job.attempts,
        reason: error instanceof SealUnusable ? 'SEAL_UNUSABLE' : 'SEAL_ERROR',
      });
    });
  }
}

const isWaiting = ({ envelope }: LockedAgreement, job: ClaimedJob): boolean =>
  envelope.id === job.envelopeId && (envelope.status === 'sealing' || envelope.status === 'seal_failed');
