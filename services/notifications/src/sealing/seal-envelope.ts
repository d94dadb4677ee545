import { Injectable } from '@nestjs/common';
import { crashAt } from '@zuomei/messaging';
import { log, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { type LockedAgreement, lockAgreements } from '../agreements/locked-agreement.js';
import type { AuditType } from '../audit/audit-line.entity.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { CompleteAgreement } from './complete-agreement.js';
import type { ClaimedJob } from './envelope-jobs.js';
import { SealFile } from './seal-file.js';
import { SealJobs } from './seal-jobs.js';
import { type Sealed, troubleOf } from './seal-provider.js';

const system = { kind: 'system' } as const;

interface Held {
  job: ClaimedJob;
  held: LockedAgreement;
}

/** Turns files that everybody has signed into the sealed ones in the archive; those of a ceremony a few at a time. */
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
  async execute(jobs: readonly ClaimedJob[]): Promise<void> {
    crashAt('seal_claimed');
    const begun = await this.begin(jobs);
    if (begun.length === 0) return;
    crashAt('seal_begun');
    // Outside of any transaction: a seal may be far away, and nobody should wait for it holding a lock.
    const results = await Promise.all(
      begun.map(async ({ job, held }) => {
        try {
          return { job, sealed: await this.sealFile.execute(held) };
        } catch (error) {
          await this.fail(job, error);
          return undefined;
        }
      }),
    );
    crashAt('seal_made');
    const sealed = results.filter((one) => one !== undefined);
    try {
      await this.complete(sealed);
    } catch {
      // One that cannot be completed must not hold up the others.
      for (const one of sealed) await this.complete([one]).catch((error: unknown) => this.fail(one.job, error));
    }
  }

  private begin(jobs: readonly ClaimedJob[]): Promise<Held[]> {
    return transact(this.db, async (tx) => {
      const waiting: Held[] = [];
      for (const { job, held } of await this.lock(tx, jobs)) {
        if (isWaiting(held, job)) waiting.push({ job, held });
        else await this.jobs.done(tx, [job]);
      }
      const again = waiting.map(({ held }) => held.envelope).filter(({ status }) => status !== 'sealing');
      for (const envelope of again) envelope.status = 'sealing';
      if (again.length > 0) await tx.save(again);
      await this.trail.appendAll(
        tx,
        waiting.map(({ job: { agreementId, envelopeId, attempts } }) => {
          const type: AuditType = attempts === 1 ? 'SEAL_STARTED' : 'SEAL_RETRIED';
          return { agreementId, type, actor: system, data: { envelopeId, attempt: attempts } };
        }),
      );
      return waiting;
    });
  }

  /** Looked at again under the lock: after a lease ran out, another may have completed it. */
  private complete(sealed: readonly { job: ClaimedJob; sealed: Sealed }[]): Promise<void> {
    return transact(this.db, async (tx) => {
      const jobs = sealed.map(({ job }) => job);
      const locked = await this.lock(tx, jobs);
      await this.jobs.done(tx, jobs);
      const sealOf = new Map(sealed.map((one) => [one.job, one.sealed]));
      await this.completeAgreement.execute(
        tx,
        locked.flatMap(({ job, held }) => {
          const made = sealOf.get(job);
          return made && isWaiting(held, job) ? [{ held, sealed: made }] : [];
        }),
        await this.jobs.due(tx),
      );
      crashAt('seal_written');
    });
  }

  private async fail(job: ClaimedJob, error: unknown): Promise<void> {
    const trouble = troubleOf(error);
    this.log.error({ err: error, envelopeId: job.envelopeId, attempt: job.attempts }, 'the seal failed');
    await transact(this.db, async (tx) => {
      for (const { held } of await this.lock(tx, [job])) {
        if (!isWaiting(held, job)) return;
        await this.jobs.failed(tx, job, trouble);
        held.envelope.status = 'seal_failed';
        await tx.save(held.envelope);
        await this.trail.append(tx, job.agreementId, 'SEAL_FAILED', system, {
          envelopeId: job.envelopeId,
          attempt: job.attempts,
          reason: trouble,
        });
      }
    });
  }

  private async lock(tx: EntityManager, jobs: readonly ClaimedJob[]): Promise<Held[]> {
    const locked = await lockAgreements(
      tx,
      jobs.map(({ agreementId }) => agreementId),
    );
    return jobs.flatMap((job) => {
      const held = locked.get(job.agreementId);
      return held ? [{ job, held }] : [];
    });
  }
}

const isWaiting = ({ envelope }: LockedAgreement, job: ClaimedJob): boolean =>
  envelope.id === job.envelopeId && (envelope.status === 'sealing' || envelope.status === 'seal_failed');
