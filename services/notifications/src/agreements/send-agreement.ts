import { Injectable } from '@nestjs/common';
import { AgreementSent } from '@zuomei/contracts';
import { Clock, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditTrail } from '../audit/audit-trail.js';
import { AgreementNotDraft, NoSigner, SignByPast, TermStartMissing } from './agreements.errors.js';
import { AnnounceAgreement } from './announce-agreement.js';
import { requireOwnReferences } from './draft-content.js';
import { FreezeDocument } from './freeze-document.js';
import { lockAgreement, type LockedAgreement } from './locked-agreement.js';
import { SigningInvitations } from './signing-invitations.js';

/** For so many days a file can be signed unless the draft says by when. */
const daysToSign = 30;

@Injectable()
export class SendAgreement {
  constructor(
    private readonly db: DataSource,
    private readonly freeze: FreezeDocument,
    private readonly invitations: SigningInvitations,
    private readonly announce: AnnounceAgreement,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Freezes the file and asks those who sign first; all of it or nothing.
   * @throws AgreementNotDraft, NoSigner, SignByPast, TermStartMissing, TermOverlap, UndrawableCharacters
   */
  execute(id: string, staffId: string): Promise<void> {
    return transact(this.db, async (tx) => {
      const held = await lockAgreement(tx, id);
      const { agreement, envelope } = held;
      const at = this.clock.now();
      await this.check(tx, held, at);
      const file = await this.freeze.execute(tx, held, at);
      envelope.send(file, this.lastDay(agreement.signBy, at), at, staffId);
      agreement.become('signing');
      await tx.save([envelope, agreement]);
      const by = { kind: 'staff', id: staffId } as const;
      await this.trail.append(tx, id, 'ENVELOPE_SENT', by, {
        envelopeId: envelope.id,
        sha256Original: file.sha256,
        size: file.size,
        pages: file.pages,
      });
      await this.announce.execute(tx, held, { from: 'draft', by, fact: AgreementSent, more: {}, followUp: 'drafting' });
      await this.invitations.askNext(tx, held, by);
    });
  }

  private async check(tx: EntityManager, { agreement, signatories }: LockedAgreement, at: Date): Promise<void> {
    if (agreement.status !== 'draft') throw new AgreementNotDraft(agreement.status);
    if (!signatories.some((signatory) => signatory.role === 'signer')) throw new NoSigner();
    if (agreement.signBy !== null && agreement.signBy <= at) throw new SignByPast();
    if (agreement.renewsId !== null && agreement.termStartsOn === null) throw new TermStartMissing();
    await requireOwnReferences(tx, agreement);
  }

  private lastDay(signBy: Date | null, at: Date): Date {
    return signBy ?? new Date(at.getTime() + daysToSign * 24 * 3600 * 1000);
  }
}
