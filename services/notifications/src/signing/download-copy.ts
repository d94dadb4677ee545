import { Injectable } from '@nestjs/common';
import { transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { EvidenceNotReady } from '../agreements/agreements.errors.js';
import { Archive } from '../agreements/archive.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { lockForSigning } from './lock-for-signing.js';
import { CopyNotReady } from './signing.errors.js';
import type { SigningSession } from './signing-session.js';

/** Hands a signatory what the mails bring, too, and says so in the trail. */
@Injectable()
export class DownloadCopy {
  constructor(
    private readonly db: DataSource,
    private readonly archive: Archive,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws SigningSessionEnded, CopyNotReady, EvidenceNotReady */
  async execute(session: SigningSession, what: 'copy' | 'evidence'): Promise<{ name: string; bytes: Buffer }> {
    const { name, sha256 } = await transact(this.db, async (tx) => {
      const { agreement, envelope, signatory } = await lockForSigning(tx, session);
      if (envelope.sealedSha256 === null) throw new CopyNotReady();
      const file = what === 'copy' ? envelope.sealedSha256 : envelope.evidenceSha256;
      if (file === null) throw new EvidenceNotReady();
      await this.trail.append(
        tx,
        agreement.id,
        'DOWNLOADED',
        { kind: 'signatory', id: signatory.id },
        { sha256: file },
      );
      return { name: `${agreement.number}${what === 'copy' ? '' : '-evidence'}.pdf`, sha256: file };
    });
    return { name, bytes: await this.archive.bytesOf(sha256) };
  }
}
