import { Injectable } from '@nestjs/common';
import { Clock, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { ReturnAgreement } from '../agreements/return-agreement.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { type HeldForSigning, lockForSigning, requireAlive, requireShown, requireTurn } from './lock-for-signing.js';
import { frozenOf } from './open-signing.js';
import type { SigningPlace } from './sign-document.js';
import type { DeclineBody, SigningAnswer } from './signing.dto.js';
import { AlreadySigned, ReasonRequired } from './signing.errors.js';
import type { SigningSession } from './signing-session.js';

@Injectable()
export class DeclineDocument {
  constructor(
    private readonly db: DataSource,
    private readonly returnAgreement: ReturnAgreement,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws ReasonRequired, AnotherDocument, AlreadySigned, NotYourTurn, EnvelopeVoided, EnvelopeDeclined, EnvelopeExpired */
  execute(session: SigningSession, body: DeclineBody, place: SigningPlace): Promise<SigningAnswer> {
    const reason = body.reason?.trim() ?? '';
    if (reason === '') return Promise.reject(new ReasonRequired());
    return transact(this.db, async (tx) => {
      const held = await lockForSigning(tx, session);
      requireShown(held, body.documentSha256);
      const { agreement, envelope, signatory } = held;
      if (signatory.status === 'declined') return answerOf(held);
      requireAlive(held, this.clock.now());
      if (signatory.isDone) throw new AlreadySigned();
      requireTurn(held);
      signatory.status = 'declined';
      signatory.actedAt = this.clock.now();
      signatory.reason = reason;
      await tx.save(signatory);
      const actor = { kind: 'signatory', id: signatory.id } as const;
      // The reason is free text and may name people: the trail holds its keyed hash.
      await this.trail.append(tx, agreement.id, 'DECLINED', actor, {
        envelopeId: envelope.id,
        reasonHash: this.trail.keyed(reason),
        isExternal: false,
        ipHash: this.trail.keyed(place.ip),
      });
      await this.returnAgreement.execute(tx, held, 'declined', reason, actor);
      return answerOf(held);
    });
  }
}

const answerOf = ({ signatory, envelope }: HeldForSigning): SigningAnswer => ({
  signatoryId: signatory.id,
  status: signatory.status,
  at: signatory.actedAt?.toISOString() ?? '',
  documentSha256: frozenOf(envelope),
});
