import { Inject, Injectable } from '@nestjs/common';
import { AgreementSent } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Settings } from '../config.js';
import { textsOf } from '../documents/agreement-document.js';
import { drawAgreement } from '../documents/draw-agreement.js';
import { requireDrawable } from '../documents/undrawable-characters.errors.js';
import { AdvanceFollowUp } from '../follow-ups/advance-follow-up.js';
import { SETTINGS } from '../settings.module.js';
import { factOf } from './agreement-fact.js';
import { AgreementNotDraft, NoSigner, SignByPast, TermStartMissing } from './agreements.errors.js';
import { Archive } from './archive.js';
import { organisationNames, requireOwnReferences } from './draft-content.js';
import { documentOf } from './freeze-document.js';
import { lockAgreement, type LockedAgreement } from './locked-agreement.js';
import { SigningInvitations } from './signing-invitations.js';

/** For so many days a file can be signed unless the draft says by when. */
const daysToSign = 30;

@Injectable()
export class SendAgreement {
  constructor(
    private readonly db: DataSource,
    private readonly archive: Archive,
    private readonly invitations: SigningInvitations,
    private readonly followUps: AdvanceFollowUp,
    private readonly trail: AuditTrail,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Freezes the file and asks those who sign first; all of it or nothing.
   * @throws AgreementNotDraft, NoSigner, SignByPast, TermStartMissing, TermOverlap, UndrawableCharacters
   */
  execute(id: string, staffId: string): Promise<void> {
    return transact(this.db, async (tx) => {
      const held = await lockAgreement(tx, id);
      const { agreement, parties, envelope } = held;
      const at = this.clock.now();
      await this.check(tx, held, at);
      const names = await organisationNames(
        tx,
        parties.map((party) => party.organisationId),
      );
      for (const party of parties) party.name = names.get(party.organisationId) ?? party.name;
      const document = documentOf(held, this.settings.publicUrl);
      requireDrawable(textsOf(document));
      const file = await drawAgreement(document, at);
      const sha256 = await this.archive.store(tx, file.bytes);
      envelope.send({ sha256, boxes: file.boxes }, this.lastDay(agreement.signBy, at), at);
      agreement.become('signing');
      await tx.save([...parties, envelope, agreement]);
      const actor = { kind: 'staff', id: staffId } as const;
      await this.trail.append(tx, id, 'ENVELOPE_SENT', actor, {
        envelopeId: envelope.id,
        sha256Original: sha256,
        size: file.bytes.length,
        pages: file.pages,
      });
      await this.trail.append(tx, id, 'STATE_CHANGED', actor, { from: 'draft', to: 'signing' });
      await this.invitations.askNext(tx, held, actor);
      if (agreement.followUpId !== null)
        await this.followUps.reach(tx, { followUpId: agreement.followUpId, to: 'drafting', by: {} });
      await this.outbox.add(tx, AgreementSent, factOf(agreement, parties), agreement);
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
