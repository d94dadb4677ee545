import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import { Envelope } from '../agreements/envelope.entity.js';
import { signatoriesOf } from '../agreements/locked-agreement.js';
import { Party } from '../agreements/party.entity.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Settings } from '../config.js';
import type { EvidenceDocument } from '../documents/evidence-document.js';
import { MailJob } from '../mails/mail-job.entity.js';
import type { ClaimedJob } from '../sealing/envelope-jobs.js';
import { SETTINGS } from '../settings.module.js';
import { evidenceOf } from './evidence-content.js';

/** Reads all that is known of how a file was signed, and puts it into words. */
@Injectable()
export class GatherEvidence {
  constructor(
    private readonly db: DataSource,
    private readonly trail: AuditTrail,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async execute(job: ClaimedJob, at: Date): Promise<EvidenceDocument> {
    const { manager } = this.db;
    const agreement = await manager.findOneByOrFail(Agreement, { id: job.agreementId });
    const envelope = await manager.findOneByOrFail(Envelope, { id: job.envelopeId });
    const signatories = await signatoriesOf(manager, envelope.id);
    const sizes: { sha256: string; size: number }[] = await manager.query(
      'SELECT sha256, size FROM archived_files WHERE sha256 = ANY($1::text[])',
      [[envelope.documentSha256, envelope.sealedSha256]],
    );
    const parties = await manager.find(Party, { where: { agreementId: agreement.id }, order: { position: 'ASC' } });
    const lines = await this.trail.of(agreement.id);
    const mails = await manager.findBy(MailJob, {
      factId: In(signatories.flatMap((one) => one.mailFactId ?? [])),
      kind: 'signature_wanted',
    });
    const known = { agreement, envelope, signatories, parties, lines, mails };
    return evidenceOf(
      { ...known, sizes: new Map(sizes.map((row) => [row.sha256, row.size])) },
      this.settings.publicUrl,
      at,
    );
  }
}
