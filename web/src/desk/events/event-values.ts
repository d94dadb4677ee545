import type { EventBody, EventView, Question } from '../../api/events';
import type { TermsBody } from '../../api/registrations';
import { toInstant, toLocal } from '../../format/zoned';

/** The editor's form: times as wall clock of the event's zone. */
export type EventValues = Omit<EventBody, 'questions'> & { questions?: (Omit<Question, 'key'> & { key?: string })[] };

export const zone = 'Asia/Shanghai';
const termTimes = ['signUpOpensAt', 'signUpClosesAt', 'checkInOpensAt', 'checkInClosesAt'] as const;
const times = ['startsAt', 'endsAt', ...termTimes] as const;
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
] as const;
const texts = ['titleEn', 'summary', 'seriesId', 'venue', 'livestreamUrl', 'industry', 'outcome'] as const;

export const fresh: Partial<EventValues> = {
  kind: 'matchmaking',
  mode: 'onsite',
  visibility: 'public',
  waitlist: true,
  approval: false,
  pendingHoldsSeat: true,
  waitlistPolicy: 'fill',
  offerInOfficeHours: true,
  retentionDays: 365,
  questions: [],
};

/** A visit is written down, not signed up for. */
export const freshVisit: Partial<EventValues> = {
  ...fresh,
  kind: 'visit',
  visibility: 'internal',
  datePrecision: 'day',
  digestCategory: 'city_university',
};

type Times = Partial<Record<(typeof times)[number], string | null>>;

/** The same with its times as wall clock of the zone. */
export const inZone = <T extends Times>(given: T, timeZone: string): T => ({
  ...given,
  ...Object.fromEntries(times.map((name) => [name, given[name] ? toLocal(given[name], timeZone) : undefined])),
});

export const valuesOf = (event: EventView): EventValues => inZone(event, event.timeZone ?? zone);

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

/** How one signs up, as the form has it; places by way of attending only where there are two, and only as a pair. */
export function termsToSend(values: Partial<EventValues>, timeZone: string, hybrid: boolean): TermsBody {
  const { onsite, online } = values.capacityByMode ?? {};
  const pair = typeof onsite === 'number' && typeof online === 'number' ? { onsite, online } : null;
  const instants = termTimes.map((name) => [name, values[name] ? toInstant(values[name], timeZone) : null]);
  return {
    ...Object.fromEntries(terms.filter((name) => name in values).map((name) => [name, values[name]])),
    ...Object.fromEntries(instants),
    capacity: values.capacity ?? null,
    capacityByMode: hybrid ? pair : null,
    offerHours: values.offerHours ?? null,
  };
}

/** What is sent: instants, empty texts as null, a key for each question; terms only while they belong to the event. */
export function bodyOf(values: EventValues, withTerms: boolean, timeZone: string): EventBody {
  const body: Record<string, unknown> = { ...values, title: values.title.trim() };
  const { datePrecision = 'minute' } = values;
  // Known to the day or the month only: from its first minute to its last.
  if (datePrecision !== 'minute') {
    values = {
      ...values,
      startsAt: `${values.startsAt.slice(0, 10)}T00:00`,
      endsAt: `${values.endsAt.slice(0, 10)}T23:59`,
    };
  }
  for (const name of times) body[name] = values[name] ? toInstant(values[name], timeZone) : null;
  for (const name of texts) body[name] = values[name]?.trim() || null;
  body['digestCategory'] = values.digestCategory ?? null;
  for (const name of terms) delete body[name];
  if (withTerms) {
    Object.assign(body, termsToSend(values, timeZone, values.mode === 'hybrid'));
    body['questions'] = questionsToSend(values.questions);
  }
  return body as EventBody & Record<string, unknown>;
}
