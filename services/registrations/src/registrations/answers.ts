import type { QuestionV1 } from '@zuomei/contracts';
import type { FieldRefusal } from '@zuomei/platform';
import { createHash } from 'node:crypto';

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

const outside = (key: string, { min, max }: QuestionV1, zh: string, en: string): FieldRefusal => {
  const range = { zh: [min, max].map((n) => n ?? '不限').join('–'), en: [min, max].map((n) => n ?? 'any').join('–') };
  return wrong(key, 'OUT_OF_RANGE', `${zh}应在 ${range.zh} 之间`, `${en} must be within ${range.en}`);
};

const within = ({ min, max }: QuestionV1, n: number): boolean => n >= (min ?? -Infinity) && n <= (max ?? Infinity);

function problemOf(question: QuestionV1, value: unknown, files: ReadonlySet<string>): FieldRefusal | undefined {
  const { key, kind } = question;
  const options = question.options ?? [];
  switch (kind) {
    case 'text':
      if (typeof value !== 'string') return wrong(key, 'IS_STRING', '应为文字', 'must be text');
      if (value.length > longestText) {
        return wrong(key, 'MAX_LENGTH', `最多 ${longestText} 个字`, `must have at most ${longestText} characters`);
      }
      return within(question, value.trim().length) ? undefined : outside(key, question, '字数', 'the length');
    case 'choice':
      return typeof value === 'string' && options.includes(value)
        ? undefined
        : wrong(key, 'IS_IN', `应为以下之一:${options.join('、')}`, `must be one of: ${options.join(', ')}`);
    case 'multi_choice':
      if (!Array.isArray(value) || new Set(value).size < value.length || !value.every((v) => options.includes(v))) {
        return wrong(key, 'IS_IN', `应从中选择:${options.join('、')}`, `must be chosen from: ${options.join(', ')}`);
      }
      return within(question, value.length) ? undefined : outside(key, question, '选项数', 'the number of options');
    case 'boolean':
      return typeof value === 'boolean' ? undefined : wrong(key, 'IS_BOOLEAN', '应为是或否', 'must be true or false');
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) {
        return wrong(key, 'IS_NUMBER', '应为数字', 'must be a number');
      }
      return within(question, value) ? undefined : outside(key, question, '数字', 'the number');
    case 'file':
      return typeof value === 'string' && files.has(value)
        ? undefined
        : wrong(key, 'UNKNOWN_FILE', '没有收到这个文件,请重新上传', 'the file did not arrive; upload it again');
  }
}

/** Names the wording of a question: an answer belongs to what was asked, not to what is asked now. */
export const wordingOf = ({ label, kind, options }: QuestionV1): string =>
  createHash('sha256')
    .update(JSON.stringify([label, kind, options ?? []]))
    .digest('base64url')
    .slice(0, 16);

export interface CheckedAnswers {
  answers: Answers;
  /** The wording each was given to, by key. */
  answered: Record<string, string>;
  problems: FieldRefusal[];
}

const nothing: ReadonlySet<string> = new Set();

/**
 * Holds answers against what the event asks. Answers to what is not asked are dropped. What was answered earlier
 * need not be said again: it stays as it is, with the wording it was given to, unless it is answered anew.
 * `files` are those that were uploaded for this event and that nobody has claimed.
 */
export function checkAnswers(
  questions: readonly QuestionV1[],
  given: Record<string, unknown>,
  files: ReadonlySet<string> = nothing,
  earlier: Pick<CheckedAnswers, 'answers' | 'answered'> = { answers: {}, answered: {} },
): CheckedAnswers {
  const answers: Answers = { ...earlier.answers };
  const answered = { ...earlier.answered };
  const problems: FieldRefusal[] = [];
  for (const question of questions) {
    const { key } = question;
    const before = Object.hasOwn(answers, key);
    const said = Object.hasOwn(given, key);
    const value = said ? given[key] : undefined;
    if (before && (!said || same(value, answers[key]))) continue;
    if (empty(value)) {
      if (question.required) problems.push(wrong(key, 'REQUIRED', '必填', 'is required'));
      delete answers[key];
      delete answered[key];
      continue;
    }
    const problem = problemOf(question, value, files);
    if (problem) problems.push(problem);
    else {
      answers[key] = value as Answer;
      answered[key] = wordingOf(question);
    }
  }
  return { answers, answered, problems };
}

/** A client may send all back as it was: only a file, which cannot be claimed twice, is told apart by that. */
const same = (a: unknown, b: Answer | undefined): boolean => typeof a === 'string' && uuid.test(a) && a === b;
const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** What is still to be answered: never answered, or asked in other words than were answered. */
export const questionsToAnswer = (
  questions: readonly QuestionV1[],
  { answers, answered }: Pick<CheckedAnswers, 'answers' | 'answered'>,
): QuestionV1[] =>
  questions.filter((question) => {
    const { key } = question;
    if (!Object.hasOwn(answers, key)) return true;
    // Answers from before wordings were noted belong to what was asked then, and nothing says it was another.
    const wording = answered[key];
    return wording !== undefined && wording !== wordingOf(question);
  });

/** Files among answers. */
export const filesIn = (questions: readonly QuestionV1[], answers: Record<string, unknown>): string[] =>
  questions.flatMap(({ key, kind }) => {
    const value = kind === 'file' && Object.hasOwn(answers, key) ? answers[key] : undefined;
    return typeof value === 'string' && uuid.test(value) ? [value] : [];
  });
