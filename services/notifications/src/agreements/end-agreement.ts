import { Injectable } from '@nestjs/common';
import { AgreementEnded } from '@zuomei/contracts';
import { Clock, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditTrail } from '../audit/audit-trail.js';
import { AgreementStepRefused, EnvelopeNotSent } from './agreements.errors.js';
import { AnnounceAgreement } from './announce-agreement.js';
import { lockAgreement, type LockedAgreement } from './locked-agreement.js';
import { ReturnAgreement } from './return-agreement.js';

/** What staff does with an agreement besides writing and sending it. */
@Injectable()
export class EndAgreement {
  constructor(
    private readonly db: DataSource,
    private readonly returnAgreement: ReturnAgreement,
    private readonly trail: AuditTrail,
    private readonly announce: AnnounceAgreement,
    private readonly clock: Clock,
  ) {}

  /** Takes the file back while it is out; the agreement is a draft again. @throws EnvelopeNotSent */
  voidEnvelope(id: string, reason: string | undefined, staffId: string): Promise<void> {
    return transact(this.db, async (tx) => {
      const held = await lockAgreement(tx, id);
      if (held.envelope.status !== 'sent') throw new EnvelopeNotSent();
      const actor = { kind: 'staff', id: staffId } as const;
      await this.trail.append(tx, id, 'VOIDED', actor, this.because(held, reason));
      await this.returnAgreement.execute(tx, held, 'voided', reason ?? null, actor);
    });
  }

  /** Gives it up before it is signed. @throws AgreementStepRefused, EnvelopeNotSent once everybody has signed */
  abandon(id: string, reason: string | undefined, staffId: string): Promise<void> {
    return transact(this.db, async (tx) => {
      const held = await lockAgreement(tx, id);
      if (held.agreement.status === 'signing') {
        held.envelope.end('voided', reason ?? null, this.clock.now());
        await tx.save(held.envelope);
        await this.trail.append(tx, id, 'VOIDED', { kind: 'staff', id: staffId }, this.because(held, reason));
      }
      await this.end(tx, held, 'abandoned', reason, staffId);
    });
  }

  /** Ends it after it was signed. @throws AgreementStepRefused */
  terminate(id: string, reason: string | undefined, staffId: string): Promise<void> {
    return transact(this.db, async (tx) => this.end(tx, await lockAgreement(tx, id), 'terminated', reason, staffId));
  }

  private async end(
    tx: EntityManager,
    held: LockedAgreement,
    to: 'abandoned' | 'terminated',
    reason: string | undefined,
    staffId: string,
  ): Promise<void> {
    const { agreement } = held;
    const from = agreement.status;
    if (from === to) throw new AgreementStepRefused(from, to);
    agreement.become(to);
    await tx.save(agreement);
    const by = { kind: 'staff', id: staffId } as const;
    const data = this.because(held, reason);
    await this.announce.execute(tx, held, { from, by, fact: AgreementEnded, more: {}, data });
  }

  /** A reason is free text and may name people: the trail holds its keyed hash. */
  private because(
    { envelope }: LockedAgreement,
    reason: string | undefined,
  ): { envelopeId: string; reasonHash?: string } {
    return { envelopeId: envelope.id, ...(reason ? { reasonHash: this.trail.keyed(reason) } : {}) };
  }
}
