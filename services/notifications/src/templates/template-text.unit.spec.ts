import { describe, expect, it } from '@jest/globals';
import { amountInWords } from './amount-in-words.js';
import { isSystemName, systemValues } from './system-variables.js';
import { escapeMarkdown, filledIn, requireWholeVariables, variablesIn } from './template-text.js';

describe('a text with variables', () => {
  it('names each once, and refuses braces that name nothing', () => {
    expect(variablesIn('{{甲方}}与{{ 乙方 }}:{{scope_1}}、{{甲方}}、{ {x} }')).toEqual(['甲方', '乙方', 'scope_1']);
    expect(() => requireWholeVariables('{{甲方}}')).not.toThrow();
    for (const broken of ['{{甲方', '甲方}}', '{{}}', '{{a b}}', `{{${'长'.repeat(61)}}}`])
      expect(() => requireWholeVariables(broken)).toThrow(/name no variable/);
  });

  it('is filled in one pass, with values that are only words', () => {
    const values: Record<string, string> = { a: '{{b}}', b: '*粗* | # <b>\n1. 列' };
    expect(filledIn('{{a}}/{{b}}', (name) => values[name] ?? '')).toBe('{{b}}/\\*粗\\* \\| # \\<b\\>\\\n1\\. 列');
    expect(escapeMarkdown('# 标题')).toBe('\\# 标题');
  });
});

describe('a sum in words', () => {
  it.each([
    ['0.00', '零元整'],
    ['0.05', '伍分'],
    ['10.05', '壹拾元零伍分'],
    ['10500.00', '壹万零伍佰元整'],
    ['1200000.50', '壹佰贰拾万元伍角'],
    ['100010000.00', '壹亿零壹万元整'],
    ['1000000500.12', '壹拾亿零伍佰元壹角贰分'],
    ['305060708.00', '叁亿零伍佰零陆万零柒佰零捌元整'],
  ])('%s is %s', (amount, words) => {
    expect(amountInWords(amount)).toBe(words);
  });
});

describe('what a draft says by itself', () => {
  it('goes by its Chinese and its English name', () => {
    const facts = { number: 'ZM-1', title: '题', amount: '10.00', technologyTransactionAmount: null };
    const parties = [{ label: '甲方', name: '大学', signatory: '张三' }];
    const values = systemValues({ ...facts, termStartsOn: '2026-01-05', termEndsOn: null }, parties, '2026-03-10');
    expect(Object.fromEntries(values)).toEqual({
      number: 'ZM-1',
      编号: 'ZM-1',
      title: '题',
      标题: '题',
      amount: '¥10.00',
      金额: '¥10.00',
      amountInWords: '壹拾元整',
      大写金额: '壹拾元整',
      termStartsOn: '2026年1月5日',
      开始日期: '2026年1月5日',
      today: '2026年3月10日',
      今日: '2026年3月10日',
      甲方: '大学',
      partyA: '大学',
      '甲方.签署人': '张三',
      'partyA.signatory': '张三',
    });
    expect(['乙方', '乙方.签署人', 'partyD.signatory', '结束日期', '范围', '甲方.电话'].map(isSystemName)).toEqual([
      ...[true, true, true, true],
      ...[false, false],
    ]);
  });
});
