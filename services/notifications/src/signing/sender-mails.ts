import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Locale } from '@zuomei/contracts';
import { DataSource, In } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import { Signatory } from '../agreements/signatory.entity.js';
import type { EnvelopeNews } from '../agreements/tell-people.js';
import type { Settings } from '../config.js';
import type { MailJob } from '../mails/mail-job.entity.js';
import { type MailContent, type MailOutcome, type MailSource, MailSources } from '../mails/mail-source.js';
import { SETTINGS } from '../settings.module.js';
import { StaffDirectory } from '../staff/staff-directory.js';

/** Mails to whoever sent a file: it was declined, it expired, it is sealed. */
@Injectable()
export class SenderMails implements MailSource, OnModuleInit {
  readonly kinds = ['agreement_news'];

  constructor(
    private readonly sources: MailSources,
    private readonly staff: StaffDirectory,
    private readonly db: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async load(jobs: readonly MailJob[]): Promise<Map<string, MailOutcome>> {
    const staff = await this.staff.of(jobs.map((job) => job.personId));
    const ids = (key: string): string[] => jobs.map((job) => String(job.data[key]));
    const agreements = await this.db.manager.findBy(Agreement, { id: In(ids('agreementId')) });
    const decliners = await this.db.manager.findBy(Signatory, {
      envelopeId: In(ids('envelopeId')),
      status: 'declined',
    });
    const outcomes = new Map<string, MailOutcome>();
    for (const job of jobs) {
      const who = staff.get(job.personId);
      const agreement = agreements.find((one) => one.id === job.data['agreementId']);
      if (!who || !agreement) continue;
      const decliner = decliners.find((one) => one.envelopeId === job.data['envelopeId']);
      const url = `${this.settings.publicUrl.replace(/\/$/, '')}/desk/agreements/${agreement.id}`;
      const content = words(who.locale, agreement, job.data['news'] as EnvelopeNews, decliner, url);
      outcomes.set(job.id, { to: who.email, name: who.name, locale: who.locale, content });
    }
    return outcomes;
  }
}

const subjects: Record<EnvelopeNews, Record<Locale, [string, string]>> = {
  declined: {
    'zh-CN': ['已被拒签', '已被拒签,协议已退回草稿。'],
    en: ['Declined', 'was declined; the agreement is a draft again.'],
  },
  expired: {
    'zh-CN': ['签署期限已过', '未在期限内签完,协议已退回草稿。'],
    en: ['Time to sign is over', 'was not signed in time; the agreement is a draft again.'],
  },
  voided: { 'zh-CN': ['已撤回', '已撤回。'], en: ['Taken back', 'was taken back.'] },
  completed: {
    'zh-CN': ['各方已签署', '已由各方签署并加盖电子签章。'],
    en: ['Signed by all', 'is signed by all and sealed.'],
  },
};

function words(
  locale: Locale,
  agreement: Agreement,
  news: EnvelopeNews,
  decliner: Signatory | undefined,
  url: string,
): MailContent {
  const zh = locale === 'zh-CN';
  const [subject, sentence] = subjects[news][locale];
  return {
    subject: `${subject}${zh ? ':' : ': '}${agreement.title}`,
    heading: zh ? `《${agreement.title}》${sentence}` : `“${agreement.title}” ${sentence}`,
    paragraphs: [],
    facts: [
      { label: zh ? '协议编号' : 'Number', value: agreement.number },
      ...(decliner && news === 'declined'
        ? [
            { label: zh ? '拒签人' : 'Declined by', value: decliner.name },
            { label: zh ? '理由' : 'Reason', value: decliner.reason ?? '' },
          ]
        : []),
    ],
    action: { label: zh ? '查看协议' : 'Open the agreement', url },
  };
}
