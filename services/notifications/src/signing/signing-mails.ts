import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { linkSecret } from '@zuomei/platform';
import { DateTime } from 'luxon';
import { DataSource, In } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import { bureauZone } from '../agreements/agreement-rules.js';
import { Archive } from '../agreements/archive.js';
import { Envelope } from '../agreements/envelope.entity.js';
import { Signatory } from '../agreements/signatory.entity.js';
import type { Settings } from '../config.js';
import type { MailJob } from '../mails/mail-job.entity.js';
import { type MailDraft, type MailOutcome, type MailSource, MailSources } from '../mails/mail-source.js';
import { SETTINGS } from '../settings.module.js';

/** Mails to signatories. The link is made when the mail is drawn, and stands in no table. */
@Injectable()
export class SigningMails implements MailSource, OnModuleInit {
  readonly kinds = ['signature_wanted', 'signed_copy'];

  constructor(
    private readonly sources: MailSources,
    private readonly archive: Archive,
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
      if (!person || !envelope || !agreement) continue;
      if (job.kind === 'signed_copy') outcomes.set(job.id, await this.signedCopy(person, envelope, agreement));
      // Nobody is asked by a link that a newer mail has replaced, or for a file that is not out any more.
      else if (envelope.status === 'sent' && person.isAwaited && job.data['generation'] === person.generation)
        outcomes.set(job.id, this.signatureWanted(person, envelope, agreement));
    }
    return outcomes;
  }

  private signatureWanted(person: Signatory, envelope: Envelope, agreement: Agreement): MailDraft {
    const token = linkSecret(this.settings.linkKey, 'sign', person.id, person.generation);
    const zh = person.locale === 'zh-CN';
    const approver = person.role === 'approver';
    const by = DateTime.fromJSDate(envelope.expiresAt ?? new Date(0), { zone: bureauZone }).setLocale(person.locale);
    const act = zh ? (approver ? '审批' : '签署') : approver ? 'approve' : 'sign';
    return {
      to: person.email,
      name: person.name,
      locale: person.locale,
      content: {
        subject: zh
          ? `请${approver ? '审批签署文件' : '签署'}:${agreement.title}`
          : `Please ${act}: ${agreement.title}`,
        heading: zh
          ? `${person.name},请${act}《${agreement.title}》`
          : `${person.name}, please ${act} “${agreement.title}”`,
        paragraphs: [
          zh
            ? '请打开下面的链接,阅读全文后签署,或说明理由拒签。链接只供本人使用,请勿转发。'
            : 'Open the link below, read the whole document and sign, or decline with a reason. The link is for you alone: do not pass it on.',
        ],
        facts: [
          { label: zh ? '协议编号' : 'Number', value: agreement.number },
          {
            label: zh ? '截止时间' : 'Sign by',
            value: by.toFormat(zh ? "yyyy年L月d日 HH:mm '(北京时间)'" : "d LLLL yyyy, HH:mm '(Asia/Shanghai)'"),
          },
        ],
        action: {
          label: zh ? (approver ? '阅读并审批' : '阅读并签署') : approver ? 'Read and approve' : 'Read and sign',
          url: `${this.settings.publicUrl.replace(/\/$/, '')}/sign#${token}`,
        },
        footnote: zh
          ? '如果你不是收件人本人或与此无关,请忽略本邮件。'
          : 'If this was not meant for you, please ignore this mail.',
      },
    };
  }

  private async signedCopy(person: Signatory, envelope: Envelope, agreement: Agreement): Promise<MailOutcome> {
    if (envelope.sealedSha256 === null) return 'later';
    const zh = person.locale === 'zh-CN';
    return {
      to: person.email,
      name: person.name,
      locale: person.locale,
      content: {
        subject: zh ? `已签署:${agreement.title}` : `Signed: ${agreement.title}`,
        heading: zh ? `《${agreement.title}》已由各方签署` : `“${agreement.title}” is signed by all`,
        paragraphs: [
          zh
            ? '附件是加盖电子签章的文件,请妥善保存。任何人都可以在下面的页面核对文件是否与存档一致。'
            : 'The sealed file is attached; please keep it. Anybody can check it against the archive on the page below.',
        ],
        facts: [
          { label: zh ? '协议编号' : 'Number', value: agreement.number },
          { label: zh ? '签署日期' : 'Signed on', value: agreement.signedOn ?? '' },
          { label: 'SHA-256', value: envelope.sealedSha256 },
        ],
        action: {
          label: zh ? '验真' : 'Verify',
          url: `${this.settings.publicUrl.replace(/\/$/, '')}/verify/${envelope.verifyCode}`,
        },
      },
      attachments: [
        {
          filename: `${agreement.number}.pdf`,
          contentType: 'application/pdf',
          content: await this.archive.bytesOf(envelope.sealedSha256),
        },
      ],
    };
  }
}
