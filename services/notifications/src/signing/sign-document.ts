import { Injectable } from '@nestjs/common';
import { Clock, currentLocale, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { SigningEvidence } from '../agreements/signatory.entity.js';
import { SigningInvitations } from '../agreements/signing-invitations.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { requireDrawable } from '../documents/undrawable-characters.errors.js';
import { SealJobs } from '../sealing/seal-jobs.js';
import { consentSha256, currentConsent } from './consent.js';
import { drawnSignature } from './drawn-signature.js';
import { OneTimeCodes, type CodeProof } from './one-time-codes.js';
import { type HeldForSigning, lockForSigning, requireAlive, requireShown, requireTurn } from './lock-for-signing.js';
import { frozenOf } from './open-signing.js';
import type { SignatureBody, SignBody, SigningAnswer } from './signing.dto.js';
import { CodeRequired } from './signing-code.errors.js';
import { ConsentOutdated, SignatureInvalid } from './signing.errors.js';
import type { SigningSession } from './signing-session.js';

/** From where an act of signing came. */
export interface SigningPlace {
  ip: string;
  userAgent: string;
}

@Injectable()
export class SignDocument {
  constructor(
    private readonly db: DataSource,
    private readonly invitations: SigningInvitations,
    private readonly codes: OneTimeCodes,
    private readonly sealJobs: SealJobs,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Signs, or approves. Of two requests at once one signs, and both get its answer; so does a repeat later.
   * @throws CodeRequired, AnotherDocument, NotYourTurn, ConsentOutdated, SignatureInvalid, EnvelopeVoided, EnvelopeDeclined, EnvelopeExpired
   */
  async execute(session: SigningSession, body: SignBody, place: SigningPlace): Promise<SigningAnswer> {
    const { answer, last, refused } = await transact(this.db, async (tx) => {
      const held = await lockForSigning(tx, session);
      requireShown(held, body.documentSha256);
      requireAlive(held, this.clock.now());
      if (held.signatory.isDone) return { answer: answerOf(held), last: false };
      requireTurn(held);
      if (body.consentVersion !== currentConsent) throw new ConsentOutdated();
      const mark = markIn(body.signature, held.signatory.role === 'signer');
      const proof = held.agreement.signingCode ? await this.codes.redeem(tx, held, body.code) : {};
      // Returned, not thrown: the failed try must be counted.
      if (proof instanceof CodeRequired) return { answer: answerOf(held), last: false, refused: proof };
      await this.record(tx, held, mark, place, proof);
      const done = held.signatories.every((one) => !one.isAwaited);
      if (done) await this.sealJobs.add(tx, held);
      else await this.invitations.askNext(tx, held, { kind: 'system' });
      return { answer: answerOf(held), last: done };
    });
    if (refused) throw refused;
    if (last) this.sealJobs.wake();
    return answer;
  }

  private async record(
    tx: EntityManager,
    held: HeldForSigning,
    mark: Mark,
    place: SigningPlace,
    proof: Partial<CodeProof>,
  ): Promise<void> {
    const { agreement, signatory } = held;
    const locale = currentLocale();
    const consent = { consentVersion: currentConsent, consentSha256: consentSha256(locale), consentLocale: locale };
    signatory.status = signatory.role === 'approver' ? 'approved' : 'signed';
    signatory.actedAt = this.clock.now();
    signatory.evidence = { ...consent, ...mark, ...place, ...proof };
    await tx.save(signatory);
    const actor = { kind: 'signatory', id: signatory.id } as const;
    await this.trail.append(tx, agreement.id, 'CONSENT_GIVEN', actor, consent);
    await this.trail.append(tx, agreement.id, signatory.status === 'approved' ? 'APPROVED' : 'SIGNED', actor, {
      envelopeId: held.envelope.id,
      sha256Original: frozenOf(held.envelope),
      ...(mark.signatureKind === undefined
        ? {}
        : { signatureKind: mark.signatureKind, signatureHash: this.trail.keyed(mark.signatureValue) }),
      ipHash: this.trail.keyed(place.ip),
      userAgentHash: this.trail.keyed(place.userAgent),
    });
  }
}

type Mark =
  | Required<Pick<SigningEvidence, 'signatureKind' | 'signatureValue'>>
  | { signatureKind?: undefined; signatureValue?: undefined };

function markIn(signature: SignatureBody | undefined, required: boolean): Mark {
  if (!signature) {
    if (required) throw new SignatureInvalid('请签写或输入姓名。', 'Draw or type your name.');
    return {};
  }
  if (signature.kind === 'drawn') return { signatureKind: 'drawn', signatureValue: drawnSignature(signature.value) };
  const typed = signature.value.replace(/\s+/g, ' ').trim();
  if (typed === '' || [...typed].length > 50)
    throw new SignatureInvalid('请输入姓名,最多 50 个字。', 'Type your name, 50 characters at most.');
  requireDrawable([typed]);
  return { signatureKind: 'typed', signatureValue: typed };
}

const answerOf = ({ signatory, envelope }: HeldForSigning): SigningAnswer => ({
  signatoryId: signatory.id,
  status: signatory.status,
  at: signatory.actedAt?.toISOString() ?? '',
  documentSha256: frozenOf(envelope),
});
