import type { Language } from '@zuomei/platform';
import type { Table } from '@zuomei/platform/sheets';
import type { SurveyRow } from '../surveys/surveys.query.js';

const headings: Record<Language, string[]> = {
  'zh-CN': ['轮次', '总体评价', '愿意再来', '进展', '意见'],
  en: ['Wave', 'Overall', 'Would come again', 'Outcome', 'Comment'],
};

const words: Record<Language, Record<string, string>> = {
  'zh-CN': {
    after: '活动后',
    later: '90 天后',
    true: '是',
    false: '否',
    no_contact: '没有后续联系',
    knowledge_gained: '没有后续联系,但有收获',
    valuable_contact: '建立了有价值的联系',
    negotiation_started: '已开始洽谈',
    agreement_reached: '已达成合作协议',
  },
  en: {
    no_contact: 'No further contact',
    knowledge_gained: 'No further contact, but knowledge gained',
    valuable_contact: 'Valuable contact for the future',
    negotiation_started: 'Negotiation started',
    agreement_reached: 'Cooperation agreement reached',
  },
};

/** Answers without names, in no order that says whose they are. */
export function surveySheet(portions: AsyncIterable<SurveyRow[]>, language: Language): Table {
  const say = (word: string | boolean | null): string =>
    word === null ? '' : (words[language][String(word)] ?? String(word));
  async function* rows(): AsyncGenerator<string[][]> {
    for await (const portion of portions) {
      yield portion.map((row) => [
        say(row.wave),
        row.overall === null ? '' : String(row.overall),
        say(row.would_come_again),
        say(row.outcome),
        row.comment ?? '',
      ]);
    }
  }
  return { name: language === 'en' ? 'Survey' : '反馈', headings: headings[language], portions: rows() };
}
