import { Injectable } from '@nestjs/common';
import { crashAt } from '@zuomei/messaging';
import { transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { Archive } from '../agreements/archive.js';
import { lockAgreement } from '../agreements/locked-agreement.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { ClaimedJob } from '../sealing/envelope-jobs.js';
import { EvidenceJobs } from './evidence-jobs.js';

/** Puts an evidence file into the archive, once. */
@Injectable()
export class StoreEvidence {
  constructor(
    private readonly db: DataSource,
    private readonly jobs: EvidenceJobs,
    private readonly archive: Archive,
    private readonly trail: AuditTrail,
  ) {}

  /** Looked at again under the lock: after a lease ran out, another may have made it. */
  execute(job: ClaimedJob, bytes: Uint8Array): Promise<void> {
    return transact(this.db, async (tx) => {
      const { envelope } = await lockAgreement(tx, job.agreementId);
      await this.jobs.done(tx, [job]);
      if (envelope.id !== job.envelopeId || envelope.evidenceSha256 !== null) return;
      envelope.evidenceSha256 = await this.archive.store(tx, bytes);
      await tx.save(envelope);
      await this.trail.append(
        tx,
        job.agreementId,
        'EVIDENCE_SEALED',
        { kind: 'system' },
        {
          envelopeId: envelope.id,
          sha256: envelope.evidenceSha256,
          size: bytes.length,
        },
      );
      crashAt('evidence_written');
    });
  }

  failed(job: ClaimedJob, reason: string): Promise<void> {
    return transact(this.db, (tx) => this.jobs.failed(tx, job, reason));
  }
}
