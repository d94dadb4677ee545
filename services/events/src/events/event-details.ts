import type { DatePrecision, DigestCategory, EventKind, EventMode, Visibility } from '@zuomei/contracts';
import type { SignUpTermsInput } from './sign-up-terms.dto.js';

/** What is said of an event; null clears, undefined leaves as it is. */
export interface EventDetails extends SignUpTermsInput {
  code?: string | null;
  title?: string;
  titleEn?: string | null;
  summary?: string | null;
  kind?: EventKind;
  mode?: EventMode;
  visibility?: Visibility;
  seriesId?: string | null;
  hostIds?: string[];
  guestIds?: string[];
  startsAt?: string;
  endsAt?: string;
  datePrecision?: DatePrecision;
  timeZone?: string;
  venue?: string | null;
  livestreamUrl?: string | null;
  industry?: string | null;
  digestCategory?: DigestCategory | null;
  outcome?: string | null;
}

/** What an event cannot be without. */
export type WholeEvent = EventDetails &
  Required<Pick<EventDetails, 'title' | 'kind' | 'mode' | 'visibility' | 'hostIds' | 'startsAt' | 'endsAt'>> & {
    title: string;
  };

const plain = [
  'code',
  'title',
  'titleEn',
  'summary',
  'kind',
  'mode',
  'visibility',
  'seriesId',
  'hostIds',
  'guestIds',
  'datePrecision',
  'timeZone',
  'venue',
  'livestreamUrl',
  'industry',
  'digestCategory',
  'outcome',
] as const;

/** What may not be empty: null there means the usual. */
const usual: Partial<Record<(typeof plain)[number], unknown>> = {
  guestIds: [],
  datePrecision: 'minute',
  timeZone: 'Asia/Shanghai',
};

/** The details that were said, without the terms, as an event keeps them; an empty text says nothing. */
export function kept(details: EventDetails): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const name of plain) {
    const value = details[name];
    if (value !== undefined) values[name] = value === '' || value === null ? (usual[name] ?? null) : value;
  }
  if (details.startsAt !== undefined) values['startsAt'] = new Date(details.startsAt);
  if (details.endsAt !== undefined) values['endsAt'] = new Date(details.endsAt);
  return values;
}
