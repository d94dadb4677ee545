import type { Language } from '@zuomei/platform';
import type { Table } from '@zuomei/platform/sheets';
import type { Offering } from '../offerings/offering.entity.js';
import type { ExportedRegistration } from '../registrations/list-registrations.query.js';

const headings: Record<Language, string[]> = {
  'zh-CN': [
    '状态',
    '候补位次',
    '姓名',
    '邮箱',
    '电话',
    '单位',
    '职务',
    '类型',
    '参加方式',
    '场次',
    '到场',
    '签到时间',
    '签到码',
    '报名时间',
    '编号',
  ],
  en: [
    'Status',
    'Position',
    'Name',
    'E-mail',
    'Phone',
    'Organisation',
    'Title',
    'Kind',
    'Attendance',
    'Sessions',
    'Came',
    'Checked in at',
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
    attended: '到场',
    no_show: '未到场',
    enterprise: '企业',
    expert: '专家',
    investor: '投资人',
    student: '学生',
    government: '政府',
    public: '公众',
    true: '是',
    false: '否',
  },
  en: { no_show: 'no-show' },
};

/** The people of an event as a table: what the list shows, then a column for each question. */
export function registrationsSheet(
  offering: Offering,
  sessions: ReadonlyMap<string, string>,
  portions: AsyncIterable<ExportedRegistration[]>,
  language: Language,
): Table {
  const say = (word: string | undefined): string => (word === undefined ? '' : (words[language][word] ?? word));
  const answer = (value: unknown): string => {
    if (Array.isArray(value)) return value.map(answer).join('; ');
    if (typeof value === 'boolean') return say(String(value));
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const row = (item: ExportedRegistration): string[] => [
    say(item.status),
    item.position === undefined ? '' : String(item.position),
    item.name,
    item.email,
    item.phone ?? '',
    item.organisation ?? '',
    item.title ?? '',
    say(item.attendeeKind),
    say(item.attendanceMode),
    item.sessions.map(({ sessionId }) => sessions.get(sessionId) ?? sessionId).join('; '),
    say(item.attendance),
    item.attendedAt ?? '',
    item.checkInCode ?? '',
    item.createdAt,
    item.id,
    ...offering.questions.map(({ key }) => answer(item.answers[key])),
  ];
  async function* rows(): AsyncGenerator<string[][]> {
    for await (const portion of portions) yield portion.map(row);
  }
  return {
    name: language === 'en' ? 'Registrations' : '报名',
    headings: [...headings[language], ...offering.questions.map(({ label }) => label)],
    portions: rows(),
  };
}
