import type { Agreement } from '../agreements/agreement.entity.js';
import { grouped } from '../agreements/freeze-document.js';
import { amountInWords } from './amount-in-words.js';

/** What a draft says of itself. Each has a Chinese and an English name; a template may use either. */
export const systemNames = {
  number: '编号',
  title: '标题',
  amount: '金额',
  amountInWords: '大写金额',
  technologyTransactionAmount: '技术交易额',
  termStartsOn: '开始日期',
  termEndsOn: '结束日期',
  today: '今日',
} as const;
type SystemName = keyof typeof systemNames;

const partyLabels = ['甲方', '乙方', '丙方', '丁方'];
const partyName = /^(party[A-D])(\.signatory)?$/;

/** Of a party `甲方`: its name; of `甲方.签署人`: who signs for it. */
const signatoryOf = '签署人';

export interface DraftParty {
  label: string;
  name: string;
  signatory: string | undefined;
}

export type DraftFacts = Pick<
  Agreement,
  'number' | 'title' | 'amount' | 'technologyTransactionAmount' | 'termStartsOn' | 'termEndsOn'
>;

const chineseDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** Whether a template takes it from the draft, whatever the draft's parties are called. */
export function isSystemName(name: string): boolean {
  const fixed = Object.entries(systemNames).some(([english, chinese]) => name === english || name === chinese);
  const [label = '', part] = name.split('.');
  const ofParty = partyLabels.includes(label) && (part === undefined || part === signatoryOf);
  return fixed || ofParty || partyName.test(name);
}

/** What a draft says by itself, by every name it may be asked by; what it does not say is left out. */
export function systemValues(facts: DraftFacts, parties: DraftParty[], today: string): Map<string, string> {
  const said: Record<SystemName, string | null> = {
    number: facts.number,
    title: facts.title,
    amount: facts.amount && grouped(facts.amount),
    amountInWords: facts.amount && amountInWords(facts.amount),
    technologyTransactionAmount: facts.technologyTransactionAmount && grouped(facts.technologyTransactionAmount),
    termStartsOn: facts.termStartsOn && chineseDay(facts.termStartsOn),
    termEndsOn: facts.termEndsOn && chineseDay(facts.termEndsOn),
    today: chineseDay(today),
  };
  const values = new Map<string, string>();
  for (const [english, chinese] of Object.entries(systemNames)) {
    const value = said[english as SystemName];
    if (value === null) continue;
    values.set(english, value);
    values.set(chinese, value);
  }
  parties.forEach(({ label, name, signatory }, n) => {
    const letter = `party${'ABCD'[n] ?? ''}`;
    for (const key of [label, letter]) if (name !== '') values.set(key, name);
    if (signatory === undefined) return;
    values.set(`${label}.${signatoryOf}`, signatory);
    values.set(`${letter}.signatory`, signatory);
  });
  return values;
}
