import type { Locale, MessageKind } from '@zuomei/contracts';
import type { KnownEvent } from '../references/known-event.entity.js';
import { calendarFile } from './calendar-file.js';
import { eventTimeText, instantText } from './event-time.js';
import type { MailDraft, MailFact } from './mail-source.js';
import type { MessageText } from './message-texts.js';
import { factLabels, participationWords, statusWords, undecided, whyThisMail } from './participation-words.js';
import type { Recipient } from './recipients.js';

export interface ParticipationMail {
  person: Recipient;
  event: KnownEvent;
  position?: number;
  /** Until when an offered seat is kept. */
  until?: Date;
  /** What an organiser wrote. */
  text?: MessageText;
  /** `Name <address>` of the sender. */
  organiser: string;
  now: Date;
}

/** Mails that say somebody has a place bring the code for the door. */
const bringCode: ReadonlySet<MessageKind> = new Set(['signed_up', 'promoted', 'link_again', 'reminder', 'substituted']);
/** Mails that put the event into the calendar, or move it there. */
const bringDate: ReadonlySet<MessageKind> = new Set(['signed_up', 'promoted', 'event_changed']);
/** Mails that take it out again. */
const takeDate: ReadonlySet<MessageKind> = new Set(['cancelled', 'event_cancelled', 'event_postponed']);

/** Mails whose reason is one person's own, not the event's. */
const aboutPerson: ReadonlySet<MessageKind> = new Set(['rejected', 'cancelled']);

/** A mail to one person taking part, in the person's language. */
export function draftParticipationMail(kind: MessageKind, about: ParticipationMail): MailDraft {
  const { person, event, position } = about;
  const locale: Locale = person.locale === 'en' ? 'en' : 'zh-CN';
  const title = (locale === 'en' && event.titleEn) || event.title;
  const reason = aboutPerson.has(kind) ? person.reason : event.reason;
  const words = participationWords(kind, locale, {
    name: person.name,
    title,
    ...(position === undefined ? {} : { position }),
    ...(reason ? { reason } : {}),
    ...(about.until ? { until: instantText(about.until, event.timeZone, locale) } : {}),
    ...(person.people ? { people: person.people.map((one) => outcomeText(one, locale)) } : {}),
  });
  const labels = factLabels[locale];
  const own = ownWords(about.text, locale);
  const footnote = whyThisMail(kind, locale, title);
  return {
    to: person.email,
    name: person.name,
    locale,
    content: {
      subject: own.subject ?? words.subject,
      heading: own.subject ?? words.heading,
      paragraphs: [...words.paragraphs, ...own.paragraphs],
      facts: factsOf(kind, about, locale, title),
      ...(words.action === undefined ? {} : { action: { label: words.action, url: person.link } }),
      ...(bringCode.has(kind) && person.checkInCode
        ? { qrCode: { value: person.checkInCode, caption: labels.code } }
        : {}),
      ...(footnote === undefined ? {} : { footnote }),
    },
    ...calendarOf(kind, about, title),
  };
}

function outcomeText({ name, status, position }: NonNullable<Recipient['people']>[number], locale: Locale): string {
  const words = statusWords[locale][status];
  if (locale === 'en') return `${name}: ${words}${position === undefined ? '' : `, number ${position} in line`}`;
  return `${name}:${words}${position === undefined ? '' : `,第 ${position} 位`}`;
}

/** In the person's language where the organiser wrote both. */
function ownWords(
  text: MessageText | undefined,
  locale: Locale,
): { subject?: string | undefined; paragraphs: string[] } {
  if (!text) return { paragraphs: [] };
  const english = locale === 'en' && text.paragraphsEn !== undefined;
  return {
    subject: (english && text.subjectEn) || text.subject,
    paragraphs: english ? (text.paragraphsEn ?? []) : text.paragraphs,
  };
}

function factsOf(kind: MessageKind, { event, now }: ParticipationMail, locale: Locale, title: string): MailFact[] {
  const labels = factLabels[locale];
  const { earlier } = event;
  const changed = kind === 'event_changed';
  const was =
    changed && earlier?.startsAt && earlier.endsAt
      ? eventTimeText({ ...event, startsAt: new Date(earlier.startsAt), endsAt: new Date(earlier.endsAt) }, locale, now)
      : undefined;
  const when = kind === 'event_postponed' ? undecided[locale] : eventTimeText(event, locale, now);
  return [
    { label: labels.event, value: title },
    { label: labels.when, value: when, ...(was === undefined ? {} : { earlier: was }) },
    ...(event.venue
      ? [{ label: labels.where, value: event.venue, ...(changed && earlier?.venue ? { earlier: earlier.venue } : {}) }]
      : []),
  ];
}

function calendarOf(kind: MessageKind, about: ParticipationMail, title: string): Pick<MailDraft, 'calendar'> {
  const { person, event, organiser, now } = about;
  const takesOver = kind === 'substituted' && person.checkInCode !== undefined;
  const method = bringDate.has(kind) || takesOver ? 'REQUEST' : takeDate.has(kind) ? 'CANCEL' : undefined;
  // Nobody's calendar has a place for "some day in March".
  if (method === undefined || event.datePrecision === 'month') return {};
  const { startsAt, endsAt, timeZone, datePrecision, version, venue } = event;
  const entry = { startsAt, endsAt, timeZone, datePrecision, version, venue, title, organiser, now };
  const text = calendarFile({ ...entry, registrationId: person.id, person }, method);
  return { calendar: { method, text } };
}
