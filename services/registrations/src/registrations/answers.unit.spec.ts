import { describe, expect, it } from '@jest/globals';
import type { QuestionV1 } from '@zuomei/contracts';
import { checkAnswers, questionsToAnswer, wordingOf } from './answers.js';

const question = (kind: QuestionV1['kind'], more: Partial<QuestionV1> = {}): QuestionV1 => ({
  key: 'a/b',
  label: '?',
  kind,
  required: false,
  ...more,
});
const options = ['甲', '乙'];

describe('answers', () => {
  it.each<[QuestionV1, unknown]>([
    [question('text'), '任何文字'],
    [question('choice', { options }), '乙'],
    [question('multi_choice', { options }), ['乙', '甲']],
    [question('boolean', { required: true }), false],
    [question('number', { required: true }), 0],
  ])('keeps what %p allows', (asked, value) => {
    expect(checkAnswers([asked], { 'a/b': value })).toEqual({
      answers: { 'a/b': value },
      answered: { 'a/b': wordingOf(asked) },
      problems: [],
    });
  });

  it.each<[QuestionV1, unknown, string]>([
    [question('text'), 7, 'IS_STRING'],
    [question('text'), 'x'.repeat(4001), 'MAX_LENGTH'],
    [question('choice', { options }), '丙', 'IS_IN'],
    [question('multi_choice', { options }), ['甲', '甲'], 'IS_IN'],
    [question('multi_choice', { options }), '甲', 'IS_IN'],
    [question('boolean'), 'yes', 'IS_BOOLEAN'],
    [question('number'), '7', 'IS_NUMBER'],
    [question('number', { min: 1, max: 5 }), 6, 'OUT_OF_RANGE'],
    [question('text', { max: 2 }), '三个字', 'OUT_OF_RANGE'],
    [question('multi_choice', { options, max: 1 }), ['甲', '乙'], 'OUT_OF_RANGE'],
    [question('file'), 'x', 'UNKNOWN_FILE'],
    [question('file', { required: true }), undefined, 'REQUIRED'],
    [question('text', { required: true }), '', 'REQUIRED'],
    [question('multi_choice', { options, required: true }), [], 'REQUIRED'],
  ])('refuses for %p the answer %p', (asked, value, code) => {
    expect(checkAnswers([asked], { 'a/b': value })).toMatchObject({
      answers: {},
      problems: [{ pointer: '/answers/a~1b', code }],
    });
  });

  it('drops what nobody asked, and what only looks asked', () => {
    expect(checkAnswers([question('text', { key: 'constructor' })], { other: 1 })).toEqual({
      answers: {},
      answered: {},
      problems: [],
    });
  });

  it('takes a file that arrived', () => {
    const asked = question('file', { required: true });
    expect(checkAnswers([asked], { 'a/b': 'id' }, new Set(['id'])).problems).toEqual([]);
  });

  it('keeps what was said earlier, and asks it again only in other words', () => {
    const asked = question('text', { required: true });
    const earlier = checkAnswers([asked], { 'a/b': '说过' });
    const otherwise = { ...asked, label: '换了说法' };
    expect(checkAnswers([otherwise], {}, new Set(), earlier)).toEqual(earlier);
    expect(questionsToAnswer([asked], earlier)).toEqual([]);
    expect(questionsToAnswer([{ ...asked, required: false, max: 9 }], earlier)).toEqual([]);
    expect(questionsToAnswer([otherwise], earlier)).toEqual([otherwise]);
    const anew = checkAnswers([otherwise], { 'a/b': '再说' }, new Set(), earlier);
    expect(questionsToAnswer([otherwise], anew)).toEqual([]);
    expect(checkAnswers([asked], { 'a/b': '' }, new Set(), earlier).problems).toMatchObject([{ code: 'REQUIRED' }]);
  });
});
