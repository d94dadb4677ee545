import { Injectable } from '@nestjs/common';
import { Clock, newId, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { Signatory } from '../agreements/signatory.entity.js';
import { SigningInvitations } from '../agreements/signing-invitations.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { requireDrawable } from '../documents/undrawable-characters.errors.js';
import { type HeldForSigning, lockForSigning, requireAlive, requireShown, requireTurn } from './lock-for-signing.js';
import { OneTimeCodes } from './one-time-codes.js';
import { frozenOf } from './open-signing.js';
import type { SigningPlace } from './sign-document.js';
import type { DelegateBody, SigningAnswer } from './signing.dto.js';
import { AlreadySigned } from './signing.errors.js';
import { CodeRequired, DelegateIsYourself, DelegateMayNotDelegate } from './signing-code.errors.js';
import type { SigningSession } from './signing-session.js';

/** Hands an own act of signing to somebody else: the link that did it stops working, the other gets a new one. */
@Injectable()
export class DelegateSigning {
  constructor(
    private readonly db: DataSource,
    private readonly codes: OneTimeCodes,
    private readonly invitations: SigningInvitations,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Needs a code from the original address: a link that was passed on delegates nothing.
   * @throws CodeRequired, DelegateMayNotDelegate, DelegateIsYourself, UndrawableCharacters, AnotherDocument,
   * AlreadySigned, NotYourTurn, EnvelopeVoided, EnvelopeDeclined, EnvelopeExpired
   */
  async execute(session: SigningSession, body: DelegateBody, place: SigningPlace): Promise<SigningAnswer> {
    const answer = await transact(this.db, async (tx) => {
      const held = await lockForSigning(tx, session);
      const { signatory, envelope } = held;
      requireShown(held, body.documentSha256);
      requireAlive(held, this.clock.now());
      if (signatory.isDone) throw new AlreadySigned();
      requireTurn(held);
      if (signatory.delegatedFromId !== null) throw new DelegateMayNotDelegate();
      if (body.email.trim().toLowerCase() === signatory.email.toLowerCase()) throw new DelegateIsYourself();
      requireDrawable([body.name]);
      const proof = await this.codes.redeem(tx, held, body.code);
      // Returned, not thrown: the failed try must be counted.
      if (proof instanceof CodeRequired) return proof;
      await this.replace(tx, held, body, place);
      return {
        signatoryId: signatory.id,
        status: signatory.status,
        at: signatory.actedAt?.toISOString() ?? '',
        documentSha256: frozenOf(envelope),
      };
    });
    if (answer instanceof CodeRequired) throw answer;
    return answer;
  }

  private async replace(
    tx: EntityManager,
    held: HeldForSigning,
    body: DelegateBody,
    place: SigningPlace,
  ): Promise<void> {
    const { agreement, envelope, signatory } = held;
    const actor = { kind: 'signatory', id: signatory.id } as const;
    const name = body.name.replace(/\s+/g, ' ').trim();
    const other = Signatory.of({ ...signatory, id: newId(), name, email: body.email.trim(), title: null });
    other.delegatedFromId = signatory.id;
    signatory.delegate(body.reason.trim(), this.clock.now());
    await tx.save(signatory);
    await tx.insert(Signatory, other);
    // Names, addresses and the reason are people's: the trail holds ids and keyed hashes of them.
    await this.trail.append(tx, agreement.id, 'DELEGATED', actor, {
      envelopeId: envelope.id,
      fromId: signatory.id,
      fromAddressHash: this.trail.keyed(signatory.email.toLowerCase()),
      toId: other.id,
      toNameHash: this.trail.keyed(name),
      toAddressHash: this.trail.keyed(other.email.toLowerCase()),
      reasonHash: this.trail.keyed(body.reason.trim()),
      ipHash: this.trail.keyed(place.ip),
    });
    held.signatories.push(other);
    await this.invitations.askNext(tx, held, actor);
  }
}
