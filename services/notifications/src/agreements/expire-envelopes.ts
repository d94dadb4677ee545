import { Injectable } from '@nestjs/common';
import { Clock, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { AuditTrail } from '../audit/audit-trail.js';
import { lockAgreement } from './locked-agreement.js';
import { ReturnAgreement } from './return-agreement.js';

const system = { kind: 'system' } as const;

@Injectable()
export class ExpireEnvelopes {
  constructor(
    private readonly db: DataSource,
    private readonly returnAgreement: ReturnAgreement,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Ends what nobody may sign any more; each in a transaction of its own. */
  async execute(): Promise<void> {
    const overdue: { agreement_id: string }[] = await this.db.query(
      `SELECT agreement_id FROM envelopes WHERE status = 'sent' AND expires_at <= $1 ORDER BY expires_at LIMIT 100`,
      [this.clock.now()],
    );
    for (const { agreement_id: id } of overdue) await this.expire(id);
  }

  private expire(id: string): Promise<void> {
    return transact(this.db, async (tx) => {
      const held = await lockAgreement(tx, id);
      const { envelope } = held;
      // Looked at again under the lock: somebody may have signed or voided meanwhile.
      if (envelope.status !== 'sent' || envelope.expiresAt === null || envelope.expiresAt > this.clock.now()) return;
      for (const signatory of held.signatories.filter((one) => one.isAwaited)) {
        signatory.status = 'expired';
        await tx.save(signatory);
        await this.trail.append(tx, id, 'RECIPIENT_EXPIRED', system, { signatoryId: signatory.id });
      }
      await this.returnAgreement.execute(tx, held, 'expired', null, system);
    });
  }
}
