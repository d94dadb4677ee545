import { Injectable } from '@nestjs/common';
import { AgreementReturned } from '@zuomei/contracts';
import { Clock } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import type { AuditActor } from '../audit/audit-line.entity.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AnnounceAgreement } from './announce-agreement.js';
import { TellPeople } from './tell-people.js';
import { type LockedAgreement, renewEnvelope } from './locked-agreement.js';

/** After its envelope was declined, voided or expired an agreement is a draft again, with a new envelope. */
@Injectable()
export class ReturnAgreement {
  constructor(
    private readonly trail: AuditTrail,
    private readonly announce: AnnounceAgreement,
    private readonly tell: TellPeople,
    private readonly clock: Clock,
  ) {}

  /** In the transaction that ends the envelope, under the agreement's lock. @throws EnvelopeNotSent */
  async execute(
    tx: EntityManager,
    held: LockedAgreement,
    because: 'declined' | 'voided' | 'expired',
    reason: string | null,
    actor: AuditActor,
  ): Promise<void> {
    const { agreement, envelope } = held;
    const at = this.clock.now();
    envelope.end(because, reason, at);
    await tx.save(envelope);
    await this.tell.sender(tx, held, because);
    await this.tell.signatories(tx, held, because);
    await renewEnvelope(tx, held, at);
    agreement.become('draft');
    await tx.save(agreement);
    await this.announce.execute(tx, held, {
      from: 'signing',
      by: actor,
      fact: AgreementReturned,
      more: { because },
      data: { because },
    });
    await this.trail.append(tx, agreement.id, 'ENVELOPE_CREATED', actor, {
      envelopeId: agreement.envelopeId,
      previousId: envelope.id,
    });
  }
}
