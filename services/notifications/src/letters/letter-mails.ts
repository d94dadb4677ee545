import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { LetterKind, Locale } from '@zuomei/contracts';
import { DataSource, In } from 'typeorm';
import type { Settings } from '../config.js';
import type { MailJob } from '../mails/mail-job.entity.js';
import { type MailContent, type MailOutcome, type MailSource, MailSources } from '../mails/mail-source.js';
import { type Recipient, Recipients } from '../mails/recipients.js';
import { SETTINGS } from '../settings.module.js';
import { LetterFiles } from './letter-file.js';
import { Letter } from './letter.entity.js';

/** The sealed letter, to its holder. Of who took part in an event the address is asked now, and kept nowhere. */
@Injectable()
export class LetterMails implements MailSource, OnModuleInit {
  readonly kinds = ['letter_issued'];

  constructor(
    private readonly sources: MailSources,
    private readonly recipients: Recipients,
    private readonly files: LetterFiles,
    private readonly db: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async load(jobs: readonly MailJob[]): Promise<Map<string, MailOutcome>> {
    const letters = await this.db.manager.findBy(Letter, { id: In(jobs.map((job) => job.personId)), status: 'issued' });
    const registered = letters.flatMap((letter) => letter.registrationId ?? []);
    const people = registered.length > 0 ? await this.recipients.of(registered) : new Map<string, Recipient>();
    const outcomes = new Map<string, MailOutcome>();
    for (const job of jobs) {
      const letter = letters.find((one) => one.id === job.personId);
      const outcome = letter && (await this.one(letter, people.get(letter.registrationId ?? '')));
      if (outcome) outcomes.set(job.id, outcome);
    }
    return outcomes;
  }

  private async one(letter: Letter, registered: Recipient | undefined): Promise<MailOutcome | undefined> {
    const { person } = letter;
    const to = registered?.email ?? person?.email;
    if (!person || to === undefined) return undefined;
    const locale = registered?.locale ?? person.locale ?? 'zh-CN';
    const url = `${this.settings.publicUrl.replace(/\/$/, '')}/verify/${letter.verifyCode}`;
    const content = await this.files.bytesOf(letter);
    return {
      to,
      name: person.name,
      locale,
      content: words(locale, letter, person.name, url),
      attachments: [{ filename: `${letter.number}.pdf`, contentType: 'application/pdf', content }],
    };
  }
}

const names: Record<LetterKind, Record<Locale, string>> = {
  appointment: { 'zh-CN': '聘书', en: 'letter of appointment' },
  attendance: { 'zh-CN': '参会证明', en: 'certificate of attendance' },
  training: { 'zh-CN': '培训证书', en: 'certificate of training' },
};

function words(locale: Locale, letter: Letter, name: string, url: string): MailContent {
  const zh = locale === 'zh-CN';
  const what = names[letter.kind][locale];
  return {
    subject: zh ? `${what}:${letter.subject}` : `Your ${what}: ${letter.subject}`,
    heading: zh ? `${name},这是你的${what}` : `${name}, here is your ${what}`,
    paragraphs: [
      zh
        ? '附件是加盖电子签章的文件,请妥善保存。任何人都可以在下面的页面核对它是否与存档一致、是否仍然有效。'
        : 'The sealed file is attached; please keep it. Anybody can check on the page below whether it is what was issued, and still holds.',
    ],
    facts: [
      { label: zh ? '编号' : 'Number', value: letter.number },
      {
        label: letter.kind === 'appointment' ? (zh ? '职务' : 'Post') : zh ? '内容' : 'For',
        value: letter.subject,
      },
      { label: zh ? '签发单位' : 'Issued by', value: letter.issuer },
    ],
    action: { label: zh ? '验真' : 'Verify', url },
  };
}
