import { type EventMode, type QuestionV1, type SignUpTermsV1, type WaitlistPolicy } from '@zuomei/contracts';
import type { FieldRefusal } from '@zuomei/platform';
import type { SignUpTermsInput } from './sign-up-terms.dto.js';

/** How one signs up, as kept with the event; instants as ISO 8601 in UTC. */
export interface SignUpTerms {
  capacity: number | null;
  capacityByMode: { onsite: number | null; online: number | null } | null;
  approval: boolean;
  pendingHoldsSeat: boolean;
  waitlist: boolean;
  waitlistPolicy: WaitlistPolicy;
  editsNeedApproval: boolean;
  offerHours: number | null;
  offerInOfficeHours: boolean;
  confirmEmail: boolean;
  retentionDays: number;
  signUpOpensAt: string | null;
  signUpClosesAt: string | null;
  checkInOpensAt: string | null;
  checkInClosesAt: string | null;
  questions: QuestionV1[];
}

export const usualTerms: SignUpTerms = {
  capacity: null,
  capacityByMode: null,
  approval: false,
  pendingHoldsSeat: true,
  waitlist: true,
  waitlistPolicy: 'fill',
  editsNeedApproval: false,
  offerHours: null,
  offerInOfficeHours: true,
  confirmEmail: false,
  retentionDays: 365,
  signUpOpensAt: null,
  signUpClosesAt: null,
  checkInOpensAt: null,
  checkInClosesAt: null,
  questions: [],
};

const utc = (instant: string | null | undefined, before: string | null): string | null => {
  if (instant === undefined) return before;
  return instant === null ? null : new Date(instant).toISOString();
};

/** The terms with what the input says taken over. */
export function withInput(terms: SignUpTerms, input: SignUpTermsInput): SignUpTerms {
  const { capacityByMode: byMode } = input;
  return {
    capacity: input.capacity === undefined ? terms.capacity : input.capacity,
    capacityByMode: byMode === undefined ? terms.capacityByMode : byMode && limits(byMode.onsite, byMode.online),
    approval: input.approval ?? terms.approval,
    pendingHoldsSeat: input.pendingHoldsSeat ?? terms.pendingHoldsSeat,
    waitlist: input.waitlist ?? terms.waitlist,
    waitlistPolicy: input.waitlistPolicy ?? terms.waitlistPolicy,
    editsNeedApproval: input.editsNeedApproval ?? terms.editsNeedApproval,
    offerHours: input.offerHours === undefined ? terms.offerHours : input.offerHours,
    offerInOfficeHours: input.offerInOfficeHours ?? terms.offerInOfficeHours,
    confirmEmail: input.confirmEmail ?? terms.confirmEmail,
    retentionDays: input.retentionDays ?? terms.retentionDays,
    signUpOpensAt: utc(input.signUpOpensAt, terms.signUpOpensAt),
    signUpClosesAt: utc(input.signUpClosesAt, terms.signUpClosesAt),
    checkInOpensAt: utc(input.checkInOpensAt, terms.checkInOpensAt),
    checkInClosesAt: utc(input.checkInClosesAt, terms.checkInClosesAt),
    questions:
      input.questions?.map(({ key, label, kind, required, options, min, max }) => ({
        key,
        label,
        kind,
        required,
        ...(options && options.length > 0 ? { options } : {}),
        ...((min ?? null) === null ? {} : { min: Number(min) }),
        ...((max ?? null) === null ? {} : { max: Number(max) }),
      })) ?? terms.questions,
  };
}

/** Two limits that say nothing are none. */
const limits = (onsite: number | null | undefined, online: number | null | undefined): SignUpTerms['capacityByMode'] =>
  (onsite ?? null) === null && (online ?? null) === null ? null : { onsite: onsite ?? null, online: online ?? null };

/** What is wrong with the terms of an event of that mode; empty: nothing. */
export function problemsOfTerms(terms: SignUpTerms, mode: EventMode): FieldRefusal[] {
  return [
    ...(terms.capacityByMode !== null && mode !== 'hybrid' ? [onlyHybrid] : []),
    ...closesBeforeOpening('signUp', terms.signUpOpensAt, terms.signUpClosesAt),
    ...closesBeforeOpening('checkIn', terms.checkInOpensAt, terms.checkInClosesAt),
    ...problemsOfQuestions(terms.questions),
    ...(JSON.stringify(terms.questions).length > longestQuestions ? [questionsTooLong] : []),
  ];
}

/** In characters: what one fact can carry beside everything else. */
const longestQuestions = 100_000;

const questionsTooLong: FieldRefusal = {
  pointer: '/questions',
  code: 'QUESTIONS_TOO_LONG',
  detail: { zh: '问题和选项的文字总共过长', en: 'are too long altogether' },
};

const onlyHybrid: FieldRefusal = {
  pointer: '/capacityByMode',
  code: 'ONLY_HYBRID',
  detail: { zh: '只有线上线下混合的活动才分别限额', en: 'only a hybrid event has places by mode' },
};

const closesBeforeOpening = (
  what: 'signUp' | 'checkIn',
  opens: string | null,
  closes: string | null,
): FieldRefusal[] =>
  opens !== null && closes !== null && closes < opens
    ? [
        {
          pointer: `/${what}ClosesAt`,
          code: 'CLOSES_BEFORE_OPENING',
          detail: { zh: '不能早于开始时间', en: 'cannot be before its opening' },
        },
      ]
    : [];

function problemsOfQuestions(questions: QuestionV1[]): FieldRefusal[] {
  const keys = new Set<string>();
  return questions.flatMap(({ key, kind, options, min, max }, index): FieldRefusal[] => {
    const at = `/questions/${index}`;
    const problems: FieldRefusal[] = [];
    if (keys.has(key) || key in Object.prototype) {
      problems.push({ pointer: `${at}/key`, code: 'KEY_TAKEN', detail: { zh: '已被使用', en: 'is taken' } });
    }
    keys.add(key);
    const choice = kind === 'choice' || kind === 'multi_choice';
    if (choice && !options) {
      const detail = { zh: '选择题至少要有一个选项', en: 'is required for a choice' };
      problems.push({ pointer: `${at}/options`, code: 'OPTIONS_REQUIRED', detail });
    }
    if (!choice && options) {
      const detail = { zh: '只有选择题才有选项', en: 'only a choice has options' };
      problems.push({ pointer: `${at}/options`, code: 'OPTIONS_NOT_ALLOWED', detail });
    }
    if (min !== undefined && max !== undefined && min > max) {
      const detail = { zh: '不能小于最小值', en: 'cannot be less than the least' };
      problems.push({ pointer: `${at}/max`, code: 'LESS_THAN_MIN', detail });
    }
    if (options && new Set(options).size < options.length) {
      problems.push({ pointer: `${at}/options`, code: 'ARRAY_UNIQUE', detail: { zh: '有重复项', en: 'has repeats' } });
    }
    return problems;
  });
}

/** The terms as registrations is told them; what is not limited is absent. */
export const termsFact = (terms: SignUpTerms): SignUpTermsV1 => ({
  capacity: terms.capacity ?? undefined,
  capacityOnsite: terms.capacityByMode?.onsite ?? undefined,
  capacityOnline: terms.capacityByMode?.online ?? undefined,
  approval: terms.approval,
  pendingHoldsSeat: terms.pendingHoldsSeat,
  waitlist: terms.waitlist,
  waitlistPolicy: terms.waitlistPolicy,
  editsNeedApproval: terms.editsNeedApproval,
  offerHours: terms.offerHours ?? undefined,
  offerInOfficeHours: terms.offerInOfficeHours,
  confirmEmail: terms.confirmEmail,
  retentionDays: terms.retentionDays,
  signUpOpensAt: terms.signUpOpensAt ?? undefined,
  signUpClosesAt: terms.signUpClosesAt ?? undefined,
  checkInOpensAt: terms.checkInOpensAt ?? undefined,
  checkInClosesAt: terms.checkInClosesAt ?? undefined,
  questions: terms.questions,
});
