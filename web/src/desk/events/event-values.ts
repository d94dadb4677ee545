import type { EventBody, EventView, Question } from '../../api/events';
import { toInstant, toLocal } from '../../format/zoned';

/** The editor's form: times as wall clock of the event's zone. */
export type EventValues = Omit<EventBody, 'questions'> & { questions?: (Omit<Question, 'key'> & { key?: string })[] };

export const zone = 'Asia/Shanghai';
const times = ['startsAt', 'endsAt', 'signUpOpensAt', 'signUpClosesAt'] as const;
const terms = [
  'capacity',
  'capacityByMode',
  'approval',
  'pendingHoldsSeat',
  'waitlist',
  'waitlistPolicy',
  'editsNeedApproval',
  'offerHours',
  'offerInOfficeHours',
  'signUpOpensAt',
  'signUpClosesAt',
  'checkInOpensAt',
  'checkInClosesAt',
  'retentionDays',
  'confirmEmail',
  'questions',
] as const;
const texts = ['titleEn', 'summary', 'seriesId', 'venue', 'livestreamUrl', 'industry'] as const;

export const fresh: Partial<EventValues> = {
  kind: 'matchmaking',
  mode: 'onsite',
  visibility: 'public',
  waitlist: true,
  approval: false,
  waitlistPolicy: 'fill',
  offerInOfficeHours: true,
  retentionDays: 365,
  questions: [],
};

export function valuesOf(event: EventView): EventValues {
  const local = Object.fromEntries(
    times.map((name) => [name, event[name] ? toLocal(event[name], event.timeZone ?? zone) : undefined]),
  );
  return { ...event, ...local };
}

/** A key for each that has none; only what its kind knows. */
export const questionsToSend = (questions: EventValues['questions']): Question[] =>
  (questions ?? []).map(({ key, label, kind, required, options, min, max }, at) => ({
    key: key ?? `q${Date.now().toString(36)}${at}`,
    label: label.trim(),
    kind,
    required: required ?? false,
    ...(options && (kind === 'choice' || kind === 'multi_choice') ? { options } : {}),
    ...(typeof min === 'number' && kind === 'number' ? { min } : {}),
    ...(typeof max === 'number' && ['number', 'text', 'multi_choice'].includes(kind) ? { max } : {}),
  }));

/** What is sent: instants, empty texts as null, a key for each question; terms only while they belong to the event. */
export function bodyOf(values: EventValues, withTerms: boolean, timeZone: string): EventBody {
  const body: Record<string, unknown> = { ...values, title: values.title.trim() };
  for (const name of times) body[name] = values[name] ? toInstant(values[name], timeZone) : null;
  for (const name of texts) body[name] = values[name]?.trim() || null;
  body.capacity = values.capacity ?? null;
  body.offerHours = values.offerHours ?? null;
  body.questions = questionsToSend(values.questions);
  if (!withTerms) for (const name of terms) delete body[name];
  return body as EventBody & Record<string, unknown>;
}
