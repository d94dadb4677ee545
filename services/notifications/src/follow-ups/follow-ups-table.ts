import type { Language } from '@zuomei/platform';
import { portionsOf, type Table } from '@zuomei/platform/sheets';
import { intentWords, lostWords, say, statusWords } from './case-words.js';
import type { FollowUpView } from './follow-ups.view.dto.js';

const headings: Record<Language, string[]> = {
  'zh-CN': [
    '状态',
    '意向',
    '意向方',
    '合作对象',
    '活动',
    '负责人',
    '下一到期日',
    '在谈金额(元)',
    '未推进天数',
    '流失原因',
    '建立时间',
    '编号',
  ],
  en: [
    'State',
    'Intent',
    'From',
    'Towards',
    'Event',
    'Owner',
    'Due on',
    'Amount in play',
    'Days since last step',
    'Lost because',
    'Opened at',
    'Id',
  ],
};

export const followUpsTable = (cases: AsyncIterable<FollowUpView>, language: Language): Table => ({
  name: 'follow-ups',
  headings: headings[language],
  portions: portionsOf(cases, (one) => [
    say(statusWords, one.status, language),
    say(intentWords, one.intentKind, language),
    one.fromOrganisationName ?? '',
    one.toOrganisationName ?? '',
    one.eventTitle ?? '',
    one.ownerName ?? '',
    one.dueOn ?? '',
    one.amount ?? '',
    String(one.daysSinceLastStep),
    say(lostWords, one.reasonCode, language),
    one.openedAt,
    one.id,
  ]),
});
