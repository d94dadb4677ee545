import type { Locale, MessageKind, RegistrationStatus } from '@zuomei/contracts';

/** What the words of a mail to somebody taking part are made of. */
export interface Participation {
  name: string;
  title: string;
  /** Place in the waitlist, from 1. */
  position?: number;
  /** Why the organiser postponed, cancelled or refused, as written there. */
  reason?: string;
  /** Until when a seat is kept, in words. */
  until?: string;
  /** What became of each of a group, a line each. */
  people?: string[];
}

export interface ParticipationWords {
  subject: string;
  heading: string;
  paragraphs: string[];
  /** What the link is for; none where there is nothing left to do. */
  action?: string;
}

type Words = (about: Participation) => ParticipationWords;

const because = (reason: string | undefined, before: string): string[] => (reason ? [`${before}${reason}`] : []);

const chinese: Record<MessageKind, Words> = {
  signed_up: ({ name, title }) => ({
    subject: `报名成功:${title}`,
    heading: '报名成功',
    paragraphs: [`${name},您好!您已成功报名“${title}”。`, '签到时请出示下面的二维码。附件可加入日历。'],
    action: '查看、修改或取消报名',
  }),
  pending: ({ name, title }) => ({
    subject: `报名待审核:${title}`,
    heading: '报名已收到,等待审核',
    paragraphs: [`${name},您好!我们已收到您对“${title}”的报名。`, '主办方审核后,我们会再发信通知您。'],
    action: '查看、修改或取消报名',
  }),
  waitlisted: ({ name, title, position }) => ({
    subject: `已进入候补:${title}`,
    heading: position ? `候补第 ${position} 位` : '已进入候补',
    paragraphs: [
      `${name},您好!“${title}”名额已满,您已进入候补名单${position ? `,目前是第 ${position} 位` : ''}。`,
      '一有名额,我们会按顺序自动为您递补并发信通知。',
    ],
    action: '查看候补位次或取消',
  }),
  promoted: ({ name, title }) => ({
    subject: `候补成功,已为您递补:${title}`,
    heading: '候补成功,您有名额了',
    paragraphs: [
      `${name},您好!“${title}”有了空余名额,已按候补顺序为您递补,报名成功。`,
      '签到时请出示下面的二维码。若不能参加,请尽早取消,把名额让给后面的人。',
    ],
    action: '查看、修改或取消报名',
  }),
  rejected: ({ name, title, reason }) => ({
    subject: `报名未通过:${title}`,
    heading: '报名未通过审核',
    paragraphs: [
      `${name},您好!很抱歉,您对“${title}”的报名未通过主办方审核。`,
      ...because(reason, '原因:'),
      '感谢您的关注,欢迎参加我们的其他活动。',
    ],
    action: '查看报名',
  }),
  cancelled: ({ name, title, reason }) => ({
    subject: `报名已取消:${title}`,
    heading: '报名已取消',
    paragraphs: [
      `${name},您好!您对“${title}”的报名已取消,原签到码已失效。`,
      ...because(reason, '原因:'),
      '如果这不是您的意思,请重新报名或联系主办方。',
    ],
  }),
  event_changed: ({ name, title }) => ({
    subject: `活动有变动:${title}`,
    heading: '活动安排有变动',
    paragraphs: [`${name},您好!您报名的“${title}”有变动,最新安排如下。您的报名仍然有效。`],
    action: '查看、修改或取消报名',
  }),
  event_postponed: ({ name, title, reason }) => ({
    subject: `活动延期:${title}`,
    heading: '活动延期,时间待定',
    paragraphs: [
      `${name},您好!您报名的“${title}”延期举行,新的时间确定后我们会再发信通知。您的报名仍然保留。`,
      ...because(reason, '延期原因:'),
    ],
    action: '查看、修改或取消报名',
  }),
  event_cancelled: ({ name, title, reason }) => ({
    subject: `活动取消:${title}`,
    heading: '活动已取消',
    paragraphs: [`${name},您好!很抱歉,您报名的“${title}”已取消。`, ...because(reason, '取消原因:')],
  }),
  link_again: ({ name, title }) => ({
    subject: `您的报名链接:${title}`,
    heading: '您已报过名',
    paragraphs: [`${name},您好!您此前已报名“${title}”。点下面的链接可查看、修改或取消。`],
    action: '打开我的报名',
  }),
  reminder: ({ name, title }) => ({
    subject: `活动提醒:${title}`,
    heading: '活动即将开始',
    paragraphs: [
      `${name},您好!您报名的“${title}”即将开始,时间和地点如下。`,
      '若不能参加,请尽早取消,把名额让给其他人。',
    ],
    action: '查看、修改或取消报名',
  }),
  thanks: ({ name, title }) => ({
    subject: `感谢参加:${title}`,
    heading: '感谢您的参加',
    paragraphs: [`${name},您好!感谢您参加“${title}”。`, '请用一分钟告诉我们您的感受和收获,答案只用于改进和统计。'],
    action: '填写反馈',
  }),
  missed: ({ name, title }) => ({
    subject: `很遗憾未能见到您:${title}`,
    heading: '很遗憾未能见到您',
    paragraphs: [
      `${name},您好!您报名了“${title}”,但我们没有见到您。`,
      '以后若临时不能来,请取消报名,让候补的人能参加。',
    ],
    action: '查看报名',
  }),
  outcome_survey: ({ name, title }) => ({
    subject: `后来怎么样了:${title}`,
    heading: '后来有什么进展?',
    paragraphs: [`${name},您好!您参加过“${title}”。`, '请告诉我们后来的进展,只需回答一个问题。'],
    action: '回答问题',
  }),
  organiser_message: ({ name, title }) => ({
    subject: `主办方通知:${title}`,
    heading: title,
    paragraphs: [`${name},您好!`],
    action: '查看我的报名',
  }),
  offered: ({ name, title, until }) => ({
    subject: `有名额了,请确认:${title}`,
    heading: '为您保留了一个名额',
    paragraphs: [
      `${name},您好!“${title}”有了空余名额,按候补顺序轮到您了。`,
      `请在 ${until ?? ''} 之前打开链接确认;逾期未确认,名额将给后面的人。若不能参加,请尽早放弃。`,
    ],
    action: '确认或放弃名额',
  }),
  offer_lapsed: ({ name, title }) => ({
    subject: `保留的名额已过期:${title}`,
    heading: '保留的名额已过期',
    paragraphs: [
      `${name},您好!为您保留的“${title}”名额没有在期限内确认,已给了后面的人,您不再排在候补队伍中。`,
      '如仍想参加,请取消后重新报名。',
    ],
    action: '查看报名',
  }),
  substituted: ({ name, title }) => ({
    subject: `席位已转给您:${title}`,
    heading: '席位已转给您',
    paragraphs: [
      `${name},您好!“${title}”的报名已换成由您参加。`,
      '原来的链接和签到码已经失效,请使用本邮件中的链接和签到码。',
    ],
    action: '查看、修改或取消报名',
  }),
  group_registered: ({ name, title, people = [] }) => ({
    subject: `团体报名结果:${title}`,
    heading: '团体报名结果',
    paragraphs: [`${name},您好!您为以下各位报名了“${title}”。每个人都会收到自己的邮件,其中有各自的链接。`, ...people],
  }),
};

const english: Record<MessageKind, Words> = {
  signed_up: ({ name, title }) => ({
    subject: `You are signed up: ${title}`,
    heading: 'You are signed up',
    paragraphs: [
      `Dear ${name}, you have a place at “${title}”.`,
      'Show the code below at the door. The attached file puts it into your calendar.',
    ],
    action: 'See, change or cancel your place',
  }),
  pending: ({ name, title }) => ({
    subject: `Waiting for approval: ${title}`,
    heading: 'We have your sign-up',
    paragraphs: [
      `Dear ${name}, we have received your sign-up for “${title}”.`,
      'We will write again as soon as the organiser has approved it.',
    ],
    action: 'See, change or cancel your sign-up',
  }),
  waitlisted: ({ name, title, position }) => ({
    subject: `On the waitlist: ${title}`,
    heading: position ? `Number ${position} on the waitlist` : 'You are on the waitlist',
    paragraphs: [
      `Dear ${name}, “${title}” is full${position ? `; you are number ${position} in line` : ''}.`,
      'As soon as a place is free it is given out in this order, and we will write to you.',
    ],
    action: 'See your place in line, or cancel',
  }),
  promoted: ({ name, title }) => ({
    subject: `A place is yours: ${title}`,
    heading: 'You have moved up: a place is yours',
    paragraphs: [
      `Dear ${name}, a place at “${title}” became free and is now yours.`,
      'Show the code below at the door. If you cannot come, please cancel soon, so that others can.',
    ],
    action: 'See, change or cancel your place',
  }),
  rejected: ({ name, title, reason }) => ({
    subject: `Not approved: ${title}`,
    heading: 'Your sign-up was not approved',
    paragraphs: [
      `Dear ${name}, we are sorry: the organiser did not approve your sign-up for “${title}”.`,
      ...because(reason, 'Why: '),
      'Thank you for your interest; you are welcome at our other events.',
    ],
    action: 'See your sign-up',
  }),
  cancelled: ({ name, title, reason }) => ({
    subject: `Your place is cancelled: ${title}`,
    heading: 'Your place is cancelled',
    paragraphs: [
      `Dear ${name}, your sign-up for “${title}” is cancelled and its code no longer works.`,
      ...because(reason, 'Why: '),
      'If you did not want this, sign up again or ask the organiser.',
    ],
  }),
  event_changed: ({ name, title }) => ({
    subject: `Changed: ${title}`,
    heading: 'The event has changed',
    paragraphs: [`Dear ${name}, “${title}” has changed. This is how it is now; your place stays yours.`],
    action: 'See, change or cancel your place',
  }),
  event_postponed: ({ name, title, reason }) => ({
    subject: `Postponed: ${title}`,
    heading: 'The event is postponed',
    paragraphs: [
      `Dear ${name}, “${title}” is postponed. We will write as soon as there is a new date; your place is kept.`,
      ...because(reason, 'Why: '),
    ],
    action: 'See, change or cancel your place',
  }),
  event_cancelled: ({ name, title, reason }) => ({
    subject: `Cancelled: ${title}`,
    heading: 'The event is cancelled',
    paragraphs: [`Dear ${name}, we are sorry: “${title}” will not take place.`, ...because(reason, 'Why: ')],
  }),
  link_again: ({ name, title }) => ({
    subject: `Your link: ${title}`,
    heading: 'You are signed up already',
    paragraphs: [`Dear ${name}, you have signed up for “${title}” before. Open the link to see, change or cancel it.`],
    action: 'Open my place',
  }),
  reminder: ({ name, title }) => ({
    subject: `Reminder: ${title}`,
    heading: 'The event is about to begin',
    paragraphs: [
      `Dear ${name}, “${title}” is about to begin. Below is when and where.`,
      'If you cannot come, please cancel soon, so that others can.',
    ],
    action: 'See, change or cancel your place',
  }),
  thanks: ({ name, title }) => ({
    subject: `Thank you for coming: ${title}`,
    heading: 'Thank you for coming',
    paragraphs: [
      `Dear ${name}, thank you for coming to “${title}”.`,
      'Please take a minute to tell us how it was and what came of it.',
    ],
    action: 'Answer a few questions',
  }),
  missed: ({ name, title }) => ({
    subject: `We missed you: ${title}`,
    heading: 'We missed you',
    paragraphs: [
      `Dear ${name}, you had a place at “${title}”, but we did not see you.`,
      'If you cannot come another time, please cancel, so that somebody in line can.',
    ],
    action: 'See your place',
  }),
  outcome_survey: ({ name, title }) => ({
    subject: `What came of it? ${title}`,
    heading: 'What has come of it?',
    paragraphs: [
      `Dear ${name}, you were at “${title}”.`,
      'Please tell us what has happened since: it is one question.',
    ],
    action: 'Answer one question',
  }),
  organiser_message: ({ name, title }) => ({
    subject: `From the organiser: ${title}`,
    heading: title,
    paragraphs: [`Dear ${name},`],
    action: 'See my place',
  }),
  offered: ({ name, title, until }) => ({
    subject: `A place is kept for you: ${title}`,
    heading: 'A place is kept for you',
    paragraphs: [
      `Dear ${name}, a place at “${title}” became free and you are next in line.`,
      `Open the link and accept it before ${until ?? ''}; after that it goes to the next. If you cannot come, please decline soon.`,
    ],
    action: 'Accept or decline the place',
  }),
  offer_lapsed: ({ name, title }) => ({
    subject: `No longer kept: ${title}`,
    heading: 'The place is no longer kept for you',
    paragraphs: [
      `Dear ${name}, the place at “${title}” was not accepted in time and has gone to the next; you no longer stand in line.`,
      'If you still want to come, cancel and sign up again.',
    ],
    action: 'See your sign-up',
  }),
  substituted: ({ name, title }) => ({
    subject: `This place is yours now: ${title}`,
    heading: 'This place is yours now',
    paragraphs: [
      `Dear ${name}, you take over a sign-up for “${title}”.`,
      'The earlier link and code no longer work; use those in this mail.',
    ],
    action: 'See, change or cancel your place',
  }),
  group_registered: ({ name, title, people = [] }) => ({
    subject: `Your group: ${title}`,
    heading: 'Your group',
    paragraphs: [
      `Dear ${name}, you signed up these people for “${title}”. Each gets a mail with a link of their own.`,
      ...people,
    ],
  }),
};

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
    ? `You get this mail because you signed up for “${title}”. Through the link you can also see and erase your data.`
    : `您收到这封邮件,是因为您报名了“${title}”。打开上面的链接,也可以查看或删除您的个人信息。`;
}
