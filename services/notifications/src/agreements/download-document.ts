import { Injectable } from '@nestjs/common';
import { type Caller, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { AuditTrail } from '../audit/audit-trail.js';
import { DocumentNotFrozen, EvidenceNotReady } from './agreements.errors.js';
import { Archive } from './archive.js';
import type { Envelope } from './envelope.entity.js';
import { lockAgreement } from './locked-agreement.js';

/** Hands out the file and says so in the trail. */
@Injectable()
export class DownloadDocument {
  constructor(
    private readonly db: DataSource,
    private readonly archive: Archive,
    private readonly trail: AuditTrail,
  ) {}

  /** Whether the caller may have it is asked before. @throws AgreementUnknown, EvidenceNotReady */
  evidence(id: string, caller: Caller): Promise<Buffer> {
    return this.hand(id, caller, ({ evidenceSha256 }) => {
      if (evidenceSha256 === null) throw new EvidenceNotReady();
      return evidenceSha256;
    });
  }

  /** Whether the caller may have it is asked before. @throws AgreementUnknown, DocumentNotFrozen */
  execute(id: string, caller: Caller): Promise<Buffer> {
    return this.hand(id, caller, ({ sealedSha256, documentSha256 }) => {
      const file = sealedSha256 ?? documentSha256;
      if (file === null) throw new DocumentNotFrozen();
      return file;
    });
  }

  private async hand(id: string, caller: Caller, choose: (envelope: Envelope) => string): Promise<Buffer> {
    const sha256 = await transact(this.db, async (tx) => {
      const { envelope } = await lockAgreement(tx, id);
      const file = choose(envelope);
      const kind = caller.has('staff') ? 'staff' : 'member';
      await this.trail.append(tx, id, 'DOWNLOADED', { kind, id: caller.userId }, { sha256: file });
      return file;
    });
    return this.archive.bytesOf(sha256);
  }
}
