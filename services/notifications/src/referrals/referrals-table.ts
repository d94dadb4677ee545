import type { Language } from '@zuomei/platform';
import { portionsOf, type Table } from '@zuomei/platform/sheets';
import { answerWords, productWords, say, serviceWords } from '../follow-ups/case-words.js';
import type { ReferralView } from './referrals.dto.js';

const headings: Record<Language, string[]> = {
  'zh-CN': [
    '服务',
    '产品',
    '转介给',
    '转介日期',
    '答复',
    '答复日期',
    '申请金额(元)',
    '获批金额(元)',
    '意向方',
    '合作对象',
    '活动',
    '备注',
    '跟进编号',
  ],
  en: [
    'Service',
    'Product',
    'Referred to',
    'Asked on',
    'Answer',
    'Answered on',
    'Amount asked',
    'Amount granted',
    'From',
    'Towards',
    'Event',
    'Note',
    'Follow-up',
  ],
};

export const referralsTable = (referrals: AsyncIterable<ReferralView>, language: Language): Table => ({
  name: 'referrals',
  headings: headings[language],
  portions: portionsOf(referrals, (one) => [
    say(serviceWords, one.service, language),
    say(productWords, one.product, language),
    one.referredTo,
    one.askedOn,
    say(answerWords, one.answer, language),
    one.answeredOn ?? '',
    one.amountAsked ?? '',
    one.amountGranted ?? '',
    one.fromOrganisationName ?? '',
    one.toOrganisationName ?? '',
    one.eventTitle ?? '',
    one.note ?? '',
    one.followUpId,
  ]),
});
