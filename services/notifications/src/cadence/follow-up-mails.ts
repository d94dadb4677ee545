import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Settings } from '../config.js';
import type { MailJob } from '../mails/mail-job.entity.js';
import { type MailContent, type MailOutcome, type MailSource, MailSources } from '../mails/mail-source.js';
import { SETTINGS } from '../settings.module.js';
import { StaffDirectory, type StaffMember } from '../staff/staff-directory.js';
import { type AsleepCase, type DueTask, DueWork } from './due-work.query.js';

/** So many are named in a mail; the rest are counted. */
const mostNamed = 20;

/** Mails to who follows up: what is due, and to administrators what has been left lying. */
@Injectable()
export class FollowUpMails implements MailSource, OnModuleInit {
  readonly kinds = ['daily_follow_ups', 'overdue_escalated'];

  constructor(
    private readonly sources: MailSources,
    private readonly staff: StaffDirectory,
    private readonly work: DueWork,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async load(jobs: readonly MailJob[]): Promise<Map<string, MailOutcome>> {
    const staff = await this.staff.of(jobs.map((job) => job.personId));
    const outcomes = new Map<string, MailOutcome>();
    for (const job of jobs) {
      const person = staff.get(job.personId);
      if (!person) continue;
      const content = await this.contentOf(job, person);
      if (content) outcomes.set(job.id, { to: person.email, name: person.name, locale: person.locale, content });
    }
    return outcomes;
  }

  private async contentOf(job: MailJob, person: StaffMember): Promise<MailContent | undefined> {
    const day = String(job.data['day']);
    if (job.kind === 'overdue_escalated') return this.escalated(await this.work.escalated(day), person);
    return this.daily(await this.work.of(person.id, day), await this.work.asleep(person.id, day), day, person);
  }

  private daily(
    tasks: DueTask[],
    asleep: AsleepCase[],
    day: string,
    { name, locale }: StaffMember,
  ): MailContent | undefined {
    if (tasks.length + asleep.length === 0) return undefined;
    const zh = locale === 'zh-CN';
    const overdue = tasks.filter((task) => task.dueOn < day).length;
    const today = tasks.length - overdue;
    const counts = zh ? `今日到期 ${today} 项,逾期 ${overdue} 项` : `${today} due today, ${overdue} overdue`;
    const sleeping = zh
      ? `有 ${asleep.length} 个跟进超过 30 天没有推进:`
      : `${asleep.length} of your follow-ups had no step for 30 days:`;
    return {
      subject: zh ? `今日跟进:${counts}` : `Follow-ups today: ${counts}`,
      heading: zh ? `${name},${counts}` : `${name}, ${counts}`,
      paragraphs: [
        ...(tasks.length > 0 ? [listOf(tasks, zh)] : []),
        ...(asleep.length > 0 ? [`${sleeping}\n${asleepOf(asleep, zh)}`] : []),
      ],
      action: { label: zh ? '打开今日' : 'Open today', url: this.page('/desk') },
      footnote: zh
        ? '工作日 7:30 发送;没有到期或停滞的事项时不发送。'
        : 'Sent on working days at 7:30, and only if something is due or asleep.',
    };
  }

  private escalated(tasks: DueTask[], { name, locale }: StaffMember): MailContent | undefined {
    if (tasks.length === 0) return undefined;
    const zh = locale === 'zh-CN';
    return {
      subject: zh ? `跟进逾期提醒:${tasks.length} 项任务已逾期 7 天以上` : `Overdue for a week: ${tasks.length} tasks`,
      heading: zh ? `${name},以下任务已逾期 7 天以上` : `${name}, these tasks have been overdue for a week`,
      paragraphs: [listOf(tasks, zh, true)],
      action: { label: zh ? '查看逾期跟进' : 'See what is overdue', url: this.page('/desk/follow-ups?due=overdue') },
      footnote: zh
        ? '每项任务只提醒管理员一次;改期后再次逾期会再提醒。'
        : 'Administrators are told once of each task, and again if it is put off and left lying once more.',
    };
  }

  private page(path: string): string {
    return `${this.settings.publicUrl.replace(/\/$/, '')}${path}`;
  }
}

function listOf(tasks: readonly DueTask[], zh: boolean, withOwner = false): string {
  const lines = tasks.slice(0, mostNamed).map(({ dueOn, title, parties, ownerName }) => {
    const owner = withOwner ? (zh ? `(负责人:${ownerName ?? '无'})` : ` (owner: ${ownerName ?? 'nobody'})`) : '';
    return `${dueOn} ${title}${zh ? ':' : ': '}${parties}${owner}`;
  });
  return withRest(lines, tasks.length, zh);
}

function asleepOf(cases: readonly AsleepCase[], zh: boolean): string {
  const lines = cases
    .slice(0, mostNamed)
    .map(({ lastStepOn, parties }) => `${lastStepOn}${zh ? ' 之后未推进:' : ': '}${parties}`);
  return withRest(lines, cases.length, zh);
}

function withRest(lines: string[], all: number, zh: boolean): string {
  const more = all - lines.length;
  return [...lines, ...(more > 0 ? [zh ? `……还有 ${more} 项` : `… and ${more} more`] : [])].join('\n');
}
