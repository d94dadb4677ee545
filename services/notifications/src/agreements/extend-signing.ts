import { Injectable } from '@nestjs/common';
import { Clock, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { AuditTrail } from '../audit/audit-trail.js';
import { endOf } from './agreement-rules.js';
import { EnvelopeNotSent, SignByNotLater } from './agreements.errors.js';
import { lockAgreement } from './locked-agreement.js';

@Injectable()
export class ExtendSigning {
  constructor(
    private readonly db: DataSource,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Gives whoever has not signed yet more time; their links go on working. @throws EnvelopeNotSent, SignByNotLater */
  execute(id: string, signBy: string, staffId: string): Promise<void> {
    return transact(this.db, async (tx) => {
      const { agreement, envelope, signatories } = await lockAgreement(tx, id);
      const until = endOf(signBy);
      // Over by the clock is over, even where the sweep has not come by yet.
      if (envelope.status !== 'sent' || envelope.expiresAt === null || envelope.expiresAt <= this.clock.now())
        throw new EnvelopeNotSent();
      if (until <= envelope.expiresAt) throw new SignByNotLater(envelope.expiresAt);
      const from = envelope.expiresAt.toISOString();
      envelope.expiresAt = until;
      agreement.signBy = until;
      agreement.version += 1;
      for (const person of signatories) if (person.linkExpiresAt !== null) person.linkExpiresAt = until;
      await tx.save([envelope, agreement, ...signatories]);
      await this.trail.append(
        tx,
        id,
        'EXPIRY_EXTENDED',
        { kind: 'staff', id: staffId },
        {
          envelopeId: envelope.id,
          from,
          to: until.toISOString(),
        },
      );
    });
  }
}
