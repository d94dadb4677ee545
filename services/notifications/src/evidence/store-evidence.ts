import { Injectable } from '@nestjs/common';
import { crashAt } from '@zuomei/messaging';
import { transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { Archive } from '../agreements/archive.js';
import type { Envelope } from '../agreements/envelope.entity.js';
import { lockAgreements } from '../agreements/locked-agreement.js';
import { AuditTrail, type FirstLine } from '../audit/audit-trail.js';
import type { ClaimedJob } from '../sealing/envelope-jobs.js';
import type { SealTrouble } from '../sealing/seal-provider.js';
import { EvidenceJobs } from './evidence-jobs.js';

/** Puts evidence files into the archive, each once. */
@Injectable()
export class StoreEvidence {
  constructor(
    private readonly db: DataSource,
    private readonly jobs: EvidenceJobs,
    private readonly archive: Archive,
    private readonly trail: AuditTrail,
  ) {}

  /** Looked at again under the lock: after a lease ran out, another may have made it. */
  async execute(made: readonly { job: ClaimedJob; bytes: Uint8Array }[]): Promise<void> {
    if (made.length === 0) return;
    await transact(this.db, async (tx) => {
      const jobs = made.map(({ job }) => job);
      const locked = await lockAgreements(
        tx,
        jobs.map(({ agreementId }) => agreementId),
      );
      await this.jobs.done(tx, jobs);
      const stored: FirstLine[] = [];
      const envelopes: Envelope[] = [];
      for (const { job, bytes } of made) {
        const envelope = locked.get(job.agreementId)?.envelope;
        if (envelope?.id !== job.envelopeId || envelope.evidenceSha256 !== null) continue;
        const sha256 = await this.archive.store(tx, bytes);
        envelope.evidenceSha256 = sha256;
        envelopes.push(envelope);
        const data = { envelopeId: envelope.id, sha256, size: bytes.length };
        stored.push({ agreementId: job.agreementId, type: 'EVIDENCE_SEALED', actor: { kind: 'system' }, data });
      }
      if (envelopes.length > 0) await tx.save(envelopes);
      await this.trail.appendAll(tx, stored);
      crashAt('evidence_written');
    });
  }

  failed(job: ClaimedJob, trouble: SealTrouble): Promise<void> {
    return transact(this.db, (tx) => this.jobs.failed(tx, job, trouble));
  }
}
