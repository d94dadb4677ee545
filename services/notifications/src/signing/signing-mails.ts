import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, linkSecret } from '@zuomei/platform';
import { DataSource, In } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import { Archive } from '../agreements/archive.js';
import { Envelope } from '../agreements/envelope.entity.js';
import { Signatory } from '../agreements/signatory.entity.js';
import type { Settings } from '../config.js';
import type { MailJob } from '../mails/mail-job.entity.js';
import {
  type MailAttachment,
  type MailContent,
  type MailOutcome,
  type MailSource,
  MailSources,
} from '../mails/mail-source.js';
import { SETTINGS } from '../settings.module.js';
import { OneTimeCodes } from './one-time-codes.js';
import { SigningCode } from './signing-code.entity.js';
import { signatureWanted, signedCopy, signingCode, signingOver } from './signing-words.js';

interface About {
  job: MailJob;
  person: Signatory;
  envelope: Envelope;
  agreement: Agreement;
}

/** Mails to signatories. Links and codes are made when the mail is drawn, and stand in no table. */
@Injectable()
export class SigningMails implements MailSource, OnModuleInit {
  readonly kinds = ['signature_wanted', 'signing_code', 'signed_copy', 'signing_over'];

  constructor(
    private readonly sources: MailSources,
    private readonly archive: Archive,
    private readonly codes: OneTimeCodes,
    private readonly clock: Clock,
    private readonly db: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async load(jobs: readonly MailJob[]): Promise<Map<string, MailOutcome>> {
    const people = await this.db.manager.findBy(Signatory, { id: In(jobs.map((job) => job.personId)) });
    const envelopes = await this.db.manager.findBy(Envelope, { id: In(people.map((person) => person.envelopeId)) });
    const agreements = await this.db.manager.findBy(Agreement, {
      id: In(envelopes.map((envelope) => envelope.agreementId)),
    });
    const outcomes = new Map<string, MailOutcome>();
    for (const job of jobs) {
      const person = people.find((one) => one.id === job.personId);
      const envelope = envelopes.find((one) => one.id === person?.envelopeId);
      const agreement = agreements.find((one) => one.id === envelope?.agreementId);
      if (person && envelope && agreement) outcomes.set(job.id, await this.one({ job, person, envelope, agreement }));
    }
    return outcomes;
  }

  private one(about: About): Promise<MailOutcome> | MailOutcome {
    const { job, person, envelope, agreement } = about;
    if (job.kind === 'signed_copy') return this.signedCopy(about);
    if (job.kind === 'signing_over')
      return to(person, signingOver(person, agreement, job.data['because'] === 'declined'));
    // Nobody is asked by a link that a newer mail has replaced, or for a file that is not out any more.
    if (envelope.status !== 'sent' || !person.isAwaited) return 'gone';
    if (job.kind === 'signing_code') return this.signingCode(about);
    return job.data['generation'] === person.generation ? this.signatureWanted(about) : 'gone';
  }

  private async signatureWanted({ job, person, envelope, agreement }: About): Promise<MailOutcome> {
    const token = linkSecret(this.settings.linkKey, 'sign', person.id, person.generation);
    const by = person.delegatedFromId;
    const delegator = by === null ? undefined : (await this.db.manager.findOneBy(Signatory, { id: by }))?.name;
    const reminder = job.data['reminder'] === true;
    const url = this.page(`/sign#${token}`);
    return to(person, signatureWanted({ person, envelope, agreement, delegator, reminder, url }));
  }

  private async signingCode({ job, person, agreement }: About): Promise<MailOutcome> {
    const code = await this.db.manager.findOneBy(SigningCode, { id: String(job.data['codeId']) });
    if (!code?.isAlive(this.clock.now())) return 'gone';
    return to(person, signingCode(person, agreement, this.codes.digitsOf(code.id), code.expiresAt));
  }

  private async signedCopy({ person, envelope, agreement }: About): Promise<MailOutcome> {
    if (envelope.sealedSha256 === null) return 'later';
    const file = {
      filename: `${agreement.number}.pdf`,
      contentType: 'application/pdf',
      content: await this.archive.bytesOf(envelope.sealedSha256),
    };
    return to(person, signedCopy(person, envelope, agreement, this.page(`/verify/${envelope.verifyCode}`)), [file]);
  }

  private page(path: string): string {
    return `${this.settings.publicUrl.replace(/\/$/, '')}${path}`;
  }
}

const to = (person: Signatory, content: MailContent, attachments: MailAttachment[] = []): MailOutcome => ({
  to: person.email,
  name: person.name,
  locale: person.locale,
  content,
  attachments,
});
