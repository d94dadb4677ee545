import { Injectable } from '@nestjs/common';
import { type Caller, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { AuditTrail } from '../audit/audit-trail.js';
import { DocumentNotFrozen } from './agreements.errors.js';
import { Archive } from './archive.js';
import { lockAgreement } from './locked-agreement.js';

/** Hands out the file and says so in the trail. */
@Injectable()
export class DownloadDocument {
  constructor(
    private readonly db: DataSource,
    private readonly archive: Archive,
    private readonly trail: AuditTrail,
  ) {}

  /** Whether the caller may have it is asked before. @throws AgreementUnknown, DocumentNotFrozen */
  async execute(id: string, caller: Caller): Promise<Buffer> {
    const sha256 = await transact(this.db, async (tx) => {
      const { envelope } = await lockAgreement(tx, id);
      const file = envelope.sealedSha256 ?? envelope.documentSha256;
      if (file === null) throw new DocumentNotFrozen();
      const kind = caller.has('staff') ? 'staff' : 'member';
      await this.trail.append(tx, id, 'DOWNLOADED', { kind, id: caller.userId }, { sha256: file });
      return file;
    });
    return this.archive.bytesOf(sha256);
  }
}
