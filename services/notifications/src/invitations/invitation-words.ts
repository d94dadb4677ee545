import type { InvitationMessage, Locale } from '@zuomei/contracts';
import { quoted } from '../mails/quoted.js';

/** What somebody is asked by mail who has no place yet. */
export const askingKinds = ['invited', 'invitation_reminder', 'confirm_email'] as const satisfies readonly (
  InvitationMessage | 'confirm_email'
)[];
export type AskingKind = (typeof askingKinds)[number];

export interface Asked {
  /** As greeted; empty where only the address is known. */
  name: string;
  title: string;
  /** Who invites. */
  hosts: string;
  /** For whom an organisation's seats are. */
  organisation?: string;
  seats: number;
  /** Until when, as people write it. */
  until?: string;
}

export interface AskingWords {
  subject: string;
  heading: string;
  paragraphs: string[];
  action: string;
  footnote: string;
}

type Words = (about: Asked) => AskingWords;

const dearZh = ({ name }: Asked): string => (name ? `${name},您好!` : '您好!');
const dearEn = ({ name }: Asked): string => (name ? `Dear ${name}, ` : 'Hello, ');

const seatsZh = ({ seats, organisation }: Asked): string[] =>
  seats > 1 || organisation
    ? [
        `为${organisation ? `${organisation}` : '贵单位'}留出 ${seats} 个名额,由您转给同事填写;每位同事用这个链接报名一次。`,
      ]
    : [];
const seatsEn = ({ seats, organisation }: Asked): string[] =>
  seats > 1 || organisation
    ? [
        `${seats} ${seats > 1 ? 'seats are' : 'seat is'} for ${organisation ?? 'your organisation'}: pass this link on, and each colleague signs up by it.`,
      ]
    : [];
const untilZh = ({ until }: Asked): string[] => (until ? [`请在 ${until} 之前答复。`] : []);
const untilEn = ({ until }: Asked): string[] => (until ? [`Please answer by ${until}.`] : []);

const chinese: Record<AskingKind, Words> = {
  invited: (about) => ({
    subject: `邀请您参加:${about.title}`,
    heading: '诚邀您参加',
    paragraphs: [
      `${dearZh(about)}${about.hosts}邀请您参加${quoted(about.title)}。`,
      ...seatsZh(about),
      ...untilZh(about),
      '点下面的链接可接受或婉拒。',
    ],
    action: '查看邀请',
    footnote: '这个链接只属于受邀者,请勿公开。不能参加时请婉拒,以便把名额留给别人。',
  }),
  invitation_reminder: (about) => ({
    subject: `请答复邀请:${about.title}`,
    heading: '您还没有答复这份邀请',
    paragraphs: [
      `${dearZh(about)}${about.hosts}邀请您参加${quoted(about.title)},我们还没有收到您的答复。`,
      ...seatsZh(about),
      ...untilZh(about),
    ],
    action: '接受或婉拒',
    footnote: '婉拒之后不会再收到提醒。',
  }),
  confirm_email: (about) => ({
    subject: `请确认邮箱以完成报名:${about.title}`,
    heading: '请确认这是您的邮箱',
    paragraphs: [
      `${dearZh(about)}有人用这个邮箱报名${quoted(about.title)}。点下面的链接确认后报名才算数,名额以确认时为准。`,
      ...(about.until ? [`链接在 ${about.until} 之前有效。`] : []),
    ],
    action: '确认并完成报名',
    footnote: '如果不是您本人报名,请忽略这封邮件,不会为您保留任何信息。',
  }),
};

const english: Record<AskingKind, Words> = {
  invited: (about) => ({
    subject: `You are invited: ${about.title}`,
    heading: 'You are invited',
    paragraphs: [
      `${dearEn(about)}${about.hosts} invites you to ${quoted(about.title)}.`,
      ...seatsEn(about),
      ...untilEn(about),
      'Open the link below to accept or decline.',
    ],
    action: 'See the invitation',
    footnote: 'This link is only for who was invited. If you cannot come, please decline, so that others can.',
  }),
  invitation_reminder: (about) => ({
    subject: `Please answer: ${about.title}`,
    heading: 'You have not answered this invitation',
    paragraphs: [
      `${dearEn(about)}${about.hosts} invited you to ${quoted(about.title)}, and we have not heard from you.`,
      ...seatsEn(about),
      ...untilEn(about),
    ],
    action: 'Accept or decline',
    footnote: 'Once you decline there are no more reminders.',
  }),
  confirm_email: (about) => ({
    subject: `Confirm your e-mail to sign up: ${about.title}`,
    heading: 'Please confirm that this is your e-mail',
    paragraphs: [
      `${dearEn(about)}somebody signed up for ${quoted(about.title)} with this address. It counts once you open the link below; places are given out then.`,
      ...(about.until ? [`The link works until ${about.until}.`] : []),
    ],
    action: 'Confirm and sign up',
    footnote: 'If this was not you, ignore this mail; nothing is kept.',
  }),
};

const words = { 'zh-CN': chinese, en: english } as const;

export const askingWords = (kind: AskingKind, locale: Locale, about: Asked): AskingWords => words[locale][kind](about);
