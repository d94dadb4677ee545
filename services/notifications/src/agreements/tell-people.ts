import { Injectable } from '@nestjs/common';
import { newId } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import { MailJobs, type MailWanted } from '../mails/mail-jobs.js';
import type { LockedAgreement } from './locked-agreement.js';

/** What became of a file that was out for signature. */
export const envelopeNews = ['declined', 'voided', 'expired', 'completed'] as const;
export type EnvelopeNews = (typeof envelopeNews)[number];

/** Mails that nobody asked for but everybody concerned needs. */
@Injectable()
export class TellPeople {
  constructor(private readonly mails: MailJobs) {}

  /** Whoever sent the file; not of what they did themselves. */
  async sender(tx: EntityManager, held: LockedAgreement, news: EnvelopeNews): Promise<void> {
    if (news !== 'voided') await this.mails.add(tx, newsOf(held, news));
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

  /** Whoever sent them, and with the sealed file everybody who had to do with one; not before this instant. */
  async completed(tx: EntityManager, all: readonly LockedAgreement[], notBefore: Date): Promise<void> {
    const wanted = all.flatMap((held) => [...newsOf(held, 'completed'), ...copiesOf(held)]);
    await this.mails.add(
      tx,
      wanted.map((mail) => ({ ...mail, notBefore })),
    );
  }
}

function newsOf({ agreement, envelope }: LockedAgreement, news: EnvelopeNews): MailWanted[] {
  if (envelope.sentBy === null) return [];
  const data = { agreementId: agreement.id, envelopeId: envelope.id, news };
  return [{ factId: newId(), kind: 'agreement_news', personId: envelope.sentBy, data }];
}

function copiesOf({ envelope, signatories }: LockedAgreement): MailWanted[] {
  const factId = newId();
  const data = { envelopeId: envelope.id };
  return signatories.map((one) => ({ factId, kind: 'signed_copy', personId: one.id, data }));
}
