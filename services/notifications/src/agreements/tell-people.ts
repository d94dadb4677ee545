import { Injectable } from '@nestjs/common';
import { newId } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import { MailJobs } from '../mails/mail-jobs.js';
import type { LockedAgreement } from './locked-agreement.js';

/** What became of a file that was out for signature. */
export const envelopeNews = ['declined', 'voided', 'expired', 'completed'] as const;
export type EnvelopeNews = (typeof envelopeNews)[number];

/** Mails that nobody asked for but everybody concerned needs. */
@Injectable()
export class TellPeople {
  constructor(private readonly mails: MailJobs) {}

  /** Whoever sent the file; not of what they did themselves. */
  async sender(tx: EntityManager, { agreement, envelope }: LockedAgreement, news: EnvelopeNews): Promise<void> {
    if (envelope.sentBy === null || news === 'voided') return;
    await this.mails.add(tx, [
      {
        factId: newId(),
        kind: 'agreement_news',
        personId: envelope.sentBy,
        data: { agreementId: agreement.id, envelopeId: envelope.id, news },
      },
    ]);
  }

  /** Who was asked, or has signed already, when the file is declined or taken back: there is nothing left to sign. */
  async signatories(
    tx: EntityManager,
    { signatories }: LockedAgreement,
    because: 'declined' | 'voided' | 'expired',
  ): Promise<void> {
    if (because === 'expired') return;
    const asked = signatories.filter((one) => one.notifiedAt !== null && one.status !== 'declined');
    const factId = newId();
    await this.mails.add(
      tx,
      asked.map((one) => ({ factId, kind: 'signing_over', personId: one.id, data: { because } })),
    );
  }

  /** The sealed file, to everybody who had to do with it. */
  async copies(tx: EntityManager, { envelope, signatories }: LockedAgreement): Promise<void> {
    const factId = newId();
    const data = { envelopeId: envelope.id };
    await this.mails.add(
      tx,
      signatories.map((one) => ({ factId, kind: 'signed_copy', personId: one.id, data })),
    );
  }
}
