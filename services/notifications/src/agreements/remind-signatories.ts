import { Injectable } from '@nestjs/common';
import { Clock, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { lockAgreement } from './locked-agreement.js';
import { atTurn } from './signatory.entity.js';
import { SigningInvitations } from './signing-invitations.js';

/** Reminds those whose signature is awaited: first after 5 days, then every 2, 5 times at most within 30 days. */
@Injectable()
export class RemindSignatories {
  constructor(
    private readonly db: DataSource,
    private readonly invitations: SigningInvitations,
    private readonly clock: Clock,
  ) {}

  /** Several days missed become one reminder. Each agreement in a transaction of its own. */
  async execute(): Promise<void> {
    const due: { agreement_id: string }[] = await this.db.query(
      `SELECT DISTINCT envelopes.agreement_id FROM signatories JOIN envelopes ON envelopes.id = signatories.envelope_id
       WHERE remind_at <= $1 LIMIT 200`,
      [this.clock.now()],
    );
    for (const { agreement_id: id } of due) await this.remind(id);
  }

  private remind(agreementId: string): Promise<void> {
    return transact(this.db, async (tx) => {
      const now = this.clock.now();
      // Whoever comes second to this lock finds the next date set: nobody is reminded twice.
      const held = await lockAgreement(tx, agreementId);
      const { envelope, signatories } = held;
      const awaited = envelope.status === 'sent' ? atTurn(signatories) : [];
      const due = awaited.filter((one) => one.remindAt !== null && one.remindAt <= now);
      for (const person of due) person.reminded(now);
      await this.invitations.remind(tx, held, due);
      // Of earlier envelopes, and of people who have acted meanwhile.
      await tx.query(
        `UPDATE signatories SET remind_at = NULL FROM envelopes
         WHERE envelopes.id = signatories.envelope_id AND envelopes.agreement_id = $1 AND remind_at <= $2
           AND signatories.id <> ALL($3::uuid[])`,
        [agreementId, now, due.map((person) => person.id)],
      );
    });
  }
}
