import type { Language } from '@zuomei/platform';
import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import type { RegistrationItemDto } from './registration-list.dto.js';

/** A spreadsheet takes these first characters for a formula; a leading apostrophe makes it plain text. */
export const neutralised = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

const headings: Record<Language, string[]> = {
  'zh-CN': ['状态', '候补位次', '姓名', '邮箱', '电话', '单位', '职务', '参加方式', '签到码', '报名时间', '编号'],
  en: [
    'Status',
    'Position',
    'Name',
    'E-mail',
    'Phone',
    'Organisation',
    'Title',
    'Attendance',
    'Check-in code',
    'Signed up at',
    'Id',
  ],
};

const words: Record<Language, Record<string, string>> = {
  'zh-CN': {
    pending: '待审核',
    confirmed: '已确认',
    waitlisted: '候补',
    offered: '待接受',
    rejected: '未通过',
    cancelled: '已取消',
    onsite: '现场',
    online: '线上',
  },
  en: {},
};

const cells = (item: RegistrationItemDto, language: Language): string[] => {
  const say = (word: string): string => words[language][word] ?? word;
  return [
    say(item.status),
    item.position === undefined ? '' : String(item.position),
    item.name,
    item.email,
    item.phone ?? '',
    item.organisation ?? '',
    item.title ?? '',
    say(item.attendanceMode),
    item.checkInCode ?? '',
    item.createdAt,
    item.id,
  ].map(neutralised);
};

/** CSV that Excel opens right in Chinese (UTF-8 with a byte order mark), written as it is read: 100,000 rows fit. */
export function csvOf(portions: AsyncIterable<RegistrationItemDto[]>, language: Language): Readable {
  async function* rows(): AsyncGenerator<string[]> {
    yield headings[language];
    for await (const portion of portions) for (const item of portion) yield cells(item, language);
  }
  const csv = stringify({ bom: true, record_delimiter: 'windows' });
  return Readable.from(rows(), { objectMode: true }).pipe(csv);
}
