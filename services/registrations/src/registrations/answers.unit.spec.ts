import { describe, expect, it } from '@jest/globals';
import type { QuestionV1 } from '@zuomei/contracts';
import { checkAnswers } from './answers.js';

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
    expect(checkAnswers([asked], { 'a/b': value })).toEqual({ answers: { 'a/b': value }, problems: [] });
  });

  it.each<[QuestionV1, unknown, string]>([
    [question('text'), 7, 'IS_STRING'],
    [question('text'), 'x'.repeat(4001), 'MAX_LENGTH'],
    [question('choice', { options }), '丙', 'IS_IN'],
    [question('multi_choice', { options }), ['甲', '甲'], 'IS_IN'],
    [question('multi_choice', { options }), '甲', 'IS_IN'],
    [question('boolean'), 'yes', 'IS_BOOLEAN'],
    [question('number'), '7', 'IS_NUMBER'],
    [question('file'), 'x', 'NOT_ACCEPTED'],
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
      problems: [],
    });
  });
});
