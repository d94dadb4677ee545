import { Injectable } from '@nestjs/common';
import { type Caller, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { AuditTrail } from '../audit/audit-trail.js';
import { DocumentNotFrozen, EnvelopeUnknown, EvidenceNotReady } from './agreements.errors.js';
import { Archive } from './archive.js';
import { Envelope } from './envelope.entity.js';
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

  /**
   * Of the current envelope, or of an earlier one. Whether the caller may have it is asked before.
   * @throws AgreementUnknown, EnvelopeUnknown, DocumentNotFrozen
   */
  execute(id: string, caller: Caller, envelopeId?: string): Promise<Buffer> {
    const choose = ({ sealedSha256, documentSha256 }: Envelope): string => {
      const file = sealedSha256 ?? documentSha256;
      if (file === null) throw new DocumentNotFrozen();
      return file;
    };
    return this.hand(id, caller, choose, envelopeId);
  }

  private async hand(
    id: string,
    caller: Caller,
    choose: (envelope: Envelope) => string,
    envelopeId?: string,
  ): Promise<Buffer> {
    const sha256 = await transact(this.db, async (tx) => {
      const held = await lockAgreement(tx, id);
      const envelope =
        envelopeId === undefined ? held.envelope : await tx.findOneBy(Envelope, { id: envelopeId, agreementId: id });
      if (!envelope) throw new EnvelopeUnknown();
      const file = choose(envelope);
      const kind = caller.has('staff') ? 'staff' : 'member';
      await this.trail.append(tx, id, 'DOWNLOADED', { kind, id: caller.userId }, { sha256: file });
      return file;
    });
    return this.archive.bytesOf(sha256);
  }
}
