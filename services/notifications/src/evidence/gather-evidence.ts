import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import { Envelope } from '../agreements/envelope.entity.js';
import { signingOrder } from '../agreements/locked-agreement.js';
import { Party } from '../agreements/party.entity.js';
import { Signatory } from '../agreements/signatory.entity.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Settings } from '../config.js';
import type { EvidenceDocument } from '../documents/evidence-document.js';
import { MailJob } from '../mails/mail-job.entity.js';
import type { ClaimedJob } from '../sealing/envelope-jobs.js';
import { SETTINGS } from '../settings.module.js';
import { evidenceOf } from './evidence-content.js';

/** Reads all that is known of how files were signed, and puts it into words. */
@Injectable()
export class GatherEvidence {
  constructor(
    private readonly db: DataSource,
    private readonly trail: AuditTrail,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async execute(jobs: readonly ClaimedJob[], at: Date): Promise<Map<ClaimedJob, EvidenceDocument>> {
    const { manager } = this.db;
    const envelopeIds = In(jobs.map(({ envelopeId }) => envelopeId));
    const agreementIds = jobs.map(({ agreementId }) => agreementId);
    const agreements = await manager.findBy(Agreement, { id: In(agreementIds) });
    const envelopes = await manager.findBy(Envelope, { id: envelopeIds });
    const signatories = await manager.find(Signatory, { where: { envelopeId: envelopeIds }, order: signingOrder });
    const parties = await manager.find(Party, {
      where: { agreementId: In(agreementIds) },
      order: { position: 'ASC' },
    });
    const sizes: { sha256: string; size: number }[] = await manager.query(
      'SELECT sha256, size FROM archived_files WHERE sha256 = ANY($1::text[])',
      [envelopes.flatMap(({ documentSha256, sealedSha256 }) => [documentSha256, sealedSha256])],
    );
    const mails = await manager.findBy(MailJob, {
      factId: In(signatories.flatMap((one) => one.mailFactId ?? [])),
      kind: 'signature_wanted',
    });
    const trails = await this.trail.ofAll(agreementIds);
    const known = { mails, sizes: new Map(sizes.map((row) => [row.sha256, row.size])) };
    return new Map(
      jobs.flatMap((job): [ClaimedJob, EvidenceDocument][] => {
        const agreement = agreements.find(({ id }) => id === job.agreementId);
        const envelope = envelopes.find(({ id }) => id === job.envelopeId);
        if (!agreement || !envelope) return [];
        const facts = {
          ...known,
          agreement,
          envelope,
          signatories: signatories.filter((one) => one.envelopeId === envelope.id),
          parties: parties.filter((one) => one.agreementId === agreement.id),
          lines: trails.get(agreement.id) ?? [],
        };
        return [[job, evidenceOf(facts, this.settings.publicUrl, at)]];
      }),
    );
  }
}
