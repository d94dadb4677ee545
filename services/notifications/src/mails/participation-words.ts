import type { Locale, MessageKind, RegistrationStatus } from '@zuomei/contracts';
import { chinese } from './participation-chinese.js';
import { english } from './participation-english.js';
import type { Participation, ParticipationWords } from './participation.js';
import { quoted } from './quoted.js';

const words = { 'zh-CN': chinese, en: english } as const;

export const participationWords = (kind: MessageKind, locale: Locale, about: Participation): ParticipationWords =>
  words[locale][kind](about);

/** What became of one of a group. */
export const statusWords: Record<Locale, Record<RegistrationStatus, string>> = {
  'zh-CN': {
    pending: '等待审核',
    confirmed: '报名成功',
    waitlisted: '候补',
    offered: '待确认',
    rejected: '未通过',
    cancelled: '已取消',
  },
  en: {
    pending: 'waits for approval',
    confirmed: 'has a place',
    waitlisted: 'on the waitlist',
    offered: 'a place is kept',
    rejected: 'not approved',
    cancelled: 'cancelled',
  },
};

/** Names of the facts listed in every mail. */
export const factLabels = {
  'zh-CN': { event: '活动', when: '时间', where: '地点', code: '签到码', link: '我的席位' },
  en: { event: 'Event', when: 'When', where: 'Where', code: 'Check-in code', link: 'My place' },
} as const;

export const undecided = { 'zh-CN': '待定', en: 'not decided yet' } as const;

const byRule: ReadonlySet<MessageKind> = new Set([
  'reminder',
  'thanks',
  'missed',
  'outcome_survey',
  'organiser_message',
]);

/** Small print of mails that nobody asked for by a step of their own. */
export function whyThisMail(kind: MessageKind, locale: Locale, title: string): string | undefined {
  if (!byRule.has(kind)) return undefined;
  return locale === 'en'
    ? `You get this mail because you signed up for ${quoted(title)}. Through the link you can also see and erase your data.`
    : `您收到这封邮件,是因为您报名了${quoted(title)}。打开上面的链接,也可以查看或删除您的个人信息。`;
}
