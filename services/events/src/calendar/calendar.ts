import { inLanguage, type Language, type Said } from '@zuomei/platform';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { DateTime } from 'luxon';
import type { Event } from '../events/event.entity.js';

const name: Said = { zh: '做媒 · 活动', en: 'Zuomei · events' };
const postponed: Said = { zh: '[延期] ', en: '[Postponed] ' };
const cancelled: Said = { zh: '[取消] ', en: '[Cancelled] ' };

/**
 * Events as iCalendar. Instants are written in UTC, which every calendar shows in its reader's zone: with a zone of
 * its own beside a JS Date, ical-generator is hours off wherever the server is not in that zone.
 */
export function calendarOf(events: Event[], publicUrl: string, locale: Language): string {
  const calendar = ical({
    name: inLanguage(name, locale),
    prodId: { company: 'zuomei', product: 'events', language: locale === 'en' ? 'EN' : 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  });
  for (const event of events) {
    calendar.createEvent({
      id: `${event.id}@zuomei`,
      sequence: event.version,
      stamp: event.updatedAt,
      lastModified: event.updatedAt,
      summary: prefix(event, locale) + title(event, locale),
      description: event.summary,
      location: event.venue,
      url: `${publicUrl}/events/${event.id}`,
      status: statusOf(event),
      ...timesOf(event),
    });
  }
  return calendar.toString();
}

const title = (event: Event, locale: Language): string =>
  locale === 'en' && event.titleEn !== null ? event.titleEn : event.title;

const prefix = ({ status }: Event, locale: Language): string => {
  if (status === 'postponed') return inLanguage(postponed, locale);
  return status === 'cancelled' ? inLanguage(cancelled, locale) : '';
};

const statusOf = ({ status }: Event): ICalEventStatus => {
  if (status === 'cancelled') return ICalEventStatus.CANCELLED;
  return status === 'postponed' || status === 'draft' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
};

/** Whole local days where no time is known, the whole month where no day is; their end is the day after the last. */
function timesOf(event: Event): { start: Date | DateTime; end: Date | DateTime; allDay?: boolean } {
  if (event.datePrecision === 'minute') return { start: event.startsAt, end: event.endsAt };
  const unit = event.datePrecision;
  const local = (at: Date): DateTime => DateTime.fromJSDate(at, { zone: event.timeZone });
  // Calendar days carry no zone: as days of UTC they are written as they are.
  const day = (at: DateTime): DateTime => at.startOf('day').setZone('utc', { keepLocalTime: true });
  return {
    start: day(local(event.startsAt).startOf(unit)),
    end: day(local(event.endsAt).endOf(unit).plus({ milliseconds: 1 })),
    allDay: true,
  };
}
