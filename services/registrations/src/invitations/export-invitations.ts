import type { Language } from '@zuomei/platform';
import { portionsOf, type Table } from '@zuomei/platform/sheets';
import type { InvitationDto } from './invitations.dto.js';

const headings: Record<Language, string[]> = {
  'zh-CN': [
    '状态',
    '姓名',
    '邮箱',
    '单位',
    '名额',
    '剩余名额',
    '截止时间',
    '婉拒原因',
    '提醒次数',
    '答复时间',
    '邀请时间',
    '编号',
  ],
  en: [
    'Status',
    'Name',
    'E-mail',
    'Organisation',
    'Seats',
    'Seats left',
    'Expires at',
    'Why declined',
    'Reminders',
    'Answered at',
    'Invited at',
    'Id',
  ],
};

const words: Record<Language, Record<string, string>> = {
  'zh-CN': { sent: '待答复', accepted: '已接受', declined: '已婉拒', expired: '已过期', revoked: '已收回' },
  en: {},
};

const cells = (one: InvitationDto, language: Language): string[] => [
  words[language][one.status] ?? one.status,
  one.name ?? '',
  one.email,
  one.organisation ?? '',
  String(one.seats),
  String(one.seatsLeft),
  one.expiresAt ?? '',
  one.reason ?? '',
  String(one.reminders),
  one.answeredAt ?? '',
  one.createdAt,
  one.id,
];

/** Who is invited, as a table. */
export const invitationsSheet = (items: AsyncIterable<InvitationDto>, language: Language): Table => ({
  name: language === 'en' ? 'Invitations' : '邀请',
  headings: headings[language],
  portions: portionsOf(items, (item) => cells(item, language)),
});
