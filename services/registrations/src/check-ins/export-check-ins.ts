import type { Language } from '@zuomei/platform';
import type { Table } from '@zuomei/platform/sheets';
import type { CheckInLineDto } from './check-in-log.dto.js';

const headings: Record<Language, string[]> = {
  'zh-CN': ['扫码时间', '到达时间', '结果', '撤销时间', '姓名', '单位', '场次', '方式', '设备', '值守链接', '编号'],
  en: [
    'Scanned at',
    'Received at',
    'Result',
    'Undone at',
    'Name',
    'Organisation',
    'Session',
    'Channel',
    'Device',
    'Door link',
    'Id',
  ],
};

const words: Record<Language, Record<string, string>> = {
  'zh-CN': {
    ok: '已签到',
    already_checked_in: '重复签到',
    not_confirmed: '未确认',
    cancelled: '已取消',
    wrong_event: '不是本活动',
    wrong_session: '不是本场次',
    unknown_code: '未知的码',
    outside_hours: '不在签到时间',
    undo: '撤销',
    gate: '门口',
    self: '自助',
    stream: '直播',
  },
  en: {},
};

const cells = (line: CheckInLineDto, language: Language): string[] => {
  const say = (word: string): string => words[language][word] ?? word;
  return [
    line.occurredAt,
    line.receivedAt,
    say(line.result ?? 'undo'),
    line.undoneAt ?? '',
    line.registration?.name ?? '',
    line.registration?.organisation ?? '',
    line.session ?? '',
    say(line.channel),
    line.device ?? '',
    line.door ?? '',
    line.id,
  ];
};

/** The log as a table, read portion by portion. */
export function checkInsTable(portions: AsyncIterable<CheckInLineDto[]>, language: Language): Table {
  async function* rows(): AsyncGenerator<string[][]> {
    for await (const portion of portions) yield portion.map((line) => cells(line, language));
  }
  return { name: language === 'en' ? 'Check-ins' : '签到', headings: headings[language], portions: rows() };
}
