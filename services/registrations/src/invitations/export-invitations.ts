import type { Language } from '@zuomei/platform';
import type { Sheet } from '../exports/spreadsheet.js';
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
export function invitationsSheet(items: AsyncIterable<InvitationDto>, language: Language): Sheet {
  async function* portions(): AsyncGenerator<string[][]> {
    let rows: string[][] = [];
    for await (const item of items) {
      rows.push(cells(item, language));
      if (rows.length < 500) continue;
      yield rows;
      rows = [];
    }
    yield rows;
  }
  return { name: language === 'en' ? 'Invitations' : '邀请', headings: headings[language], portions: portions() };
}
