import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Locale } from '@zuomei/contracts';
import { DataSource, In } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import type { Settings } from '../config.js';
import type { MailJob } from '../mails/mail-job.entity.js';
import { type MailContent, type MailOutcome, type MailSource, MailSources } from '../mails/mail-source.js';
import { SETTINGS } from '../settings.module.js';
import { StaffDirectory } from '../staff/staff-directory.js';

/** To staff: an agreement's term ends soon. */
@Injectable()
export class TermMails implements MailSource, OnModuleInit {
  readonly kinds = ['term_ending'];

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
    const agreements = await this.db.manager.findBy(Agreement, {
      id: In(jobs.map((job) => String(job.data['agreementId']))),
    });
    const outcomes = new Map<string, MailOutcome>();
    for (const job of jobs) {
      const who = staff.get(job.personId);
      const agreement = agreements.find((one) => one.id === job.data['agreementId']);
      if (!who || !agreement) continue;
      const url = `${this.settings.publicUrl.replace(/\/$/, '')}/desk/agreements/${agreement.id}`;
      const content = words(who.locale, agreement, url);
      outcomes.set(job.id, { to: who.email, name: who.name, locale: who.locale, content });
    }
    return outcomes;
  }
}

function words(locale: Locale, agreement: Agreement, url: string): MailContent {
  const zh = locale === 'zh-CN';
  const endsOn = agreement.termEndsOn ?? '';
  return {
    subject: zh ? `协议将于 ${endsOn} 到期:${agreement.title}` : `Ends on ${endsOn}: ${agreement.title}`,
    heading: zh ? `《${agreement.title}》将到期,尚未续签` : `“${agreement.title}” ends soon and is not renewed`,
    paragraphs: [
      zh
        ? '请与各方确认是否续签;续签协议须晚于本期结束之日开始,并可附上本期达成的指标。'
        : 'Please find out whether the parties renew it. A renewal starts after this term ends and may carry the figures it reached.',
    ],
    facts: [
      { label: zh ? '协议编号' : 'Number', value: agreement.number },
      { label: zh ? '期限' : 'Term', value: `${agreement.termStartsOn ?? '…'} – ${endsOn}` },
    ],
    action: { label: zh ? '查看协议' : 'Open the agreement', url },
  };
}
