import { Injectable } from '@nestjs/common';
import { AgreementSigned } from '@zuomei/contracts';
import { Clock, newId, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { localDayOf } from '../agreements/agreement-rules.js';
import { AnnounceAgreement } from '../agreements/announce-agreement.js';
import { Archive } from '../agreements/archive.js';
import { lockAgreement } from '../agreements/locked-agreement.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { fileTypeOf } from '../follow-ups/file-type.js';
import { FileRefused } from '../follow-ups/follow-ups.errors.js';
import type { MilestoneActor } from '../milestones/milestone.entity.js';
import { SecondPersonWanted } from '../milestones/milestones.errors.js';
import { latestCopy } from './latest-copy.js';
import { PaperCopy } from './paper-copy.entity.js';
import { PaperMissing, PaperNotWanted, PaperUnknown, SignedLater } from './paper.errors.js';

const scans = new Set(['application/pdf', 'image/png', 'image/jpeg']);

export interface PaperGiven {
  file: { name: string; bytes: Buffer };
  signedOn: string;
  place: string;
}

/** Signing at a table: one brings the scan, another holds it against the paper. */
@Injectable()
export class SignOnPaper {
  constructor(
    private readonly db: DataSource,
    private readonly archive: Archive,
    private readonly announce: AnnounceAgreement,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The latest copy counts. @throws AgreementUnknown, PaperNotWanted, FileRefused, SignedLater */
  upload(id: string, { file, signedOn, place }: PaperGiven, by: MilestoneActor): Promise<void> {
    const type = fileTypeOf(file.name, file.bytes);
    if (!scans.has(type)) throw new FileRefused();
    const at = this.clock.now();
    if (signedOn > localDayOf(at)) throw new SignedLater();
    return transact(this.db, async (tx) => {
      const { agreement } = await lockAgreement(tx, id);
      if (agreement.status !== 'draft') throw new PaperNotWanted(agreement.status);
      const sha256 = await this.archive.store(tx, file.bytes);
      await tx.insert(PaperCopy, {
        id: newId(),
        agreementId: id,
        sha256,
        type,
        size: file.bytes.length,
        signedOn,
        place: place.trim(),
        uploadedBy: by.id,
        uploadedByName: by.name ?? null,
        uploadedAt: at,
      });
      agreement.version += 1;
      await tx.save(agreement);
      await this.trail.append(
        tx,
        id,
        'PAPER_UPLOADED',
        { kind: 'staff', id: by.id },
        {
          sha256,
          size: file.bytes.length,
          signedOn,
        },
      );
    });
  }

  /** @throws AgreementUnknown, PaperNotWanted, PaperMissing, SecondPersonWanted */
  verify(id: string, by: MilestoneActor): Promise<void> {
    return transact(this.db, async (tx) => {
      const held = await lockAgreement(tx, id);
      const { agreement } = held;
      const copy = await latestCopy(tx, id);
      if (!copy) throw new PaperMissing();
      if (agreement.status !== 'draft') throw new PaperNotWanted(agreement.status);
      if (copy.uploadedBy === by.id) throw new SecondPersonWanted();
      Object.assign(copy, { verifiedBy: by.id, verifiedByName: by.name ?? null, verifiedAt: this.clock.now() });
      await tx.save(copy);
      agreement.signOnPaper(copy.signedOn);
      await tx.save(agreement);
      const actor = { kind: 'staff', id: by.id } as const;
      await this.trail.append(tx, id, 'PAPER_VERIFIED', actor, { sha256: copy.sha256, uploadedBy: copy.uploadedBy });
      await this.announce.execute(tx, held, {
        from: 'draft',
        by: actor,
        fact: AgreementSigned,
        more: { documentSha256: copy.sha256 },
        followUp: 'signed',
      });
    });
  }

  /** The latest scan. @throws PaperUnknown */
  async read(id: string): Promise<{ type: string; bytes: Buffer }> {
    const copy = await latestCopy(this.db.manager, id);
    if (!copy) throw new PaperUnknown();
    return { type: copy.type, bytes: await this.archive.bytesOf(copy.sha256) };
  }
}
