import type { QuestionV1 } from '@zuomei/contracts';
import type { FieldRefusal } from '@zuomei/platform';

export type Answer = string | string[] | boolean | number;
export type Answers = Record<string, Answer>;

const longestText = 4000;

const wrong = (key: string, code: string, zh: string, en: string): FieldRefusal => ({
  pointer: `/answers/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
  code,
  detail: { zh, en },
});

const empty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

function problemOf(question: QuestionV1, value: unknown): FieldRefusal | undefined {
  const { key, kind } = question;
  const options = question.options ?? [];
  switch (kind) {
    case 'text':
      if (typeof value !== 'string') return wrong(key, 'IS_STRING', '应为文字', 'must be text');
      return value.length > longestText
        ? wrong(key, 'MAX_LENGTH', `最多 ${longestText} 个字`, `must have at most ${longestText} characters`)
        : undefined;
    case 'choice':
      return typeof value === 'string' && options.includes(value)
        ? undefined
        : wrong(key, 'IS_IN', `应为以下之一:${options.join('、')}`, `must be one of: ${options.join(', ')}`);
    case 'multi_choice':
      return Array.isArray(value) && new Set(value).size === value.length && value.every((v) => options.includes(v))
        ? undefined
        : wrong(key, 'IS_IN', `应从中选择:${options.join('、')}`, `must be chosen from: ${options.join(', ')}`);
    case 'boolean':
      return typeof value === 'boolean' ? undefined : wrong(key, 'IS_BOOLEAN', '应为是或否', 'must be true or false');
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? undefined
        : wrong(key, 'IS_NUMBER', '应为数字', 'must be a number');
    case 'file':
      return wrong(key, 'NOT_ACCEPTED', '此处不能直接填写文件', 'a file cannot be given here');
  }
}

/**
 * Holds answers against what the event asks. Answers to what is not asked are dropped. Files come another way,
 * so a question for one is never missing here.
 */
export function checkAnswers(
  questions: readonly QuestionV1[],
  given: Record<string, unknown>,
): { answers: Answers; problems: FieldRefusal[] } {
  const answers: Answers = {};
  const problems: FieldRefusal[] = [];
  for (const question of questions) {
    const value = Object.hasOwn(given, question.key) ? given[question.key] : undefined;
    if (empty(value)) {
      if (question.required && question.kind !== 'file')
        problems.push(wrong(question.key, 'REQUIRED', '必填', 'is required'));
      continue;
    }
    const problem = problemOf(question, value);
    if (problem) problems.push(problem);
    else answers[question.key] = value as Answer;
  }
  return { answers, problems };
}
