import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Locale } from '@zuomei/contracts';
import { DataSource, In } from 'typeorm';
import type { Settings } from '../config.js';
import type { MailJob } from '../mails/mail-job.entity.js';
import { type MailContent, type MailOutcome, type MailSource, MailSources } from '../mails/mail-source.js';
import { KnownOrganisation } from '../references/known-organisation.entity.js';
import { SETTINGS } from '../settings.module.js';
import { StaffDirectory } from '../staff/staff-directory.js';

const kinds = ['call_answer_waiting', 'call_answer_chosen', 'call_answer_declined'] as const;
type Kind = (typeof kinds)[number];

/** Mails about answers to open calls. */
@Injectable()
export class OpenCallMails implements MailSource, OnModuleInit {
  readonly kinds = kinds;

  constructor(
    private readonly sources: MailSources,
    private readonly people: StaffDirectory,
    private readonly db: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async load(jobs: readonly MailJob[]): Promise<Map<string, MailOutcome>> {
    const people = await this.people.people(jobs.map((job) => job.personId));
    const organisations = await this.db.manager.findBy(KnownOrganisation, {
      id: In(jobs.map((job) => String(job.data['organisationId']))),
    });
    const outcomes = new Map<string, MailOutcome>();
    for (const job of jobs) {
      const person = people.find(({ id }) => id === job.personId);
      if (!person) continue;
      const organisation = organisations.find(({ id }) => id === job.data['organisationId']);
      // Facts of one topic may come in another order than they were told.
      if (!organisation) {
        outcomes.set(job.id, 'later');
        continue;
      }
      const needId = String(job.data['needId']);
      // Who called decides at the desk, who answered reads the page of the call.
      const path =
        job.kind === 'call_answer_waiting' ? `desk/catalogue?of=needs&record=${needId}` : `catalogue/needs/${needId}`;
      const url = `${this.settings.publicUrl.replace(/\/$/, '')}/${path}`;
      const content = words(job.kind as Kind, person.locale, String(job.data['title']), organisation.name, url);
      outcomes.set(job.id, { to: person.email, name: person.name, locale: person.locale, content });
    }
    return outcomes;
  }
}

const said: Record<Kind, Record<Locale, [subject: string, sentence: string, label: string]>> = {
  call_answer_waiting: {
    'zh-CN': ['有新的揭榜应答', '收到新的应答,请查看方案并给出结果。', '查看应答'],
    en: ['New answer to an open call', 'has a new answer. Please read it and decide.', 'Read the answer'],
  },
  call_answer_chosen: {
    'zh-CN': ['揭榜应答已被选定', '选定了贵单位的应答,榜单方将与您联系。', '查看榜单'],
    en: ['Your answer was chosen', 'was given to you. Who called will get in touch.', 'Open the call'],
  },
  call_answer_declined: {
    'zh-CN': ['揭榜应答未被选定', '未选定贵单位的应答,理由见页面。', '查看结果'],
    en: ['Your answer was not chosen', 'was not given to you; the page says why.', 'See why'],
  },
};

function words(kind: Kind, locale: Locale, title: string, organisation: string, url: string): MailContent {
  const zh = locale === 'zh-CN';
  const [subject, sentence, label] = said[kind][locale];
  return {
    subject: `${subject}${zh ? ':' : ': '}${title}`,
    heading: zh ? `《${title}》${sentence}` : `“${title}” ${sentence}`,
    paragraphs: [],
    facts: [{ label: zh ? '应答单位' : 'Answered by', value: organisation }],
    action: { label, url },
  };
}
