import { ICalAttendeeStatus, ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { DateTime } from 'luxon';
import type { EventTime } from './event-time.js';
import { addressOf, nameOf } from './mail-address.js';

export interface CalendarEntry extends EventTime {
  registrationId: string;
  /** The event's version: a higher one replaces what the calendar has. */
  version: number;
  title: string;
  venue: string | null;
  person: { name: string; email: string };
  /** `Name <address>` of the sender. */
  organiser: string;
  now: Date;
}

/**
 * A calendar entry for one person's place. The same UID for as long as the registration lives, so that a change
 * replaces and a cancellation removes it. Instants are written in UTC (`…Z`): with a zone name, `ical-generator`
 * prints a JS Date hours off on a UTC server, and calendars show local time anyway. The person's link is left out:
 * calendars are shown to others.
 */
export function calendarFile(entry: CalendarEntry, method: 'REQUEST' | 'CANCEL'): string {
  const calendar = new ICalCalendar({
    prodId: { company: 'zuomei', product: 'zuomei', language: 'ZH' },
    method: method === 'REQUEST' ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.CANCEL,
  });
  const allDay = entry.datePrecision !== 'minute';
  const sender = addressOf(entry.organiser);
  calendar.createEvent({
    id: `${entry.registrationId}@${sender.split('@')[1] ?? 'localhost'}`,
    sequence: entry.version,
    stamp: entry.now,
    start: allDay ? dayOf(entry.startsAt, entry.timeZone) : entry.startsAt,
    end: allDay ? dayOf(entry.endsAt, entry.timeZone).plus({ days: 1 }) : entry.endsAt,
    allDay,
    summary: entry.title,
    location: entry.venue,
    status: method === 'REQUEST' ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    organizer: { name: nameOf(entry.organiser) || 'zuomei', email: sender },
    attendees: [
      { name: entry.person.name, email: entry.person.email, rsvp: false, status: ICalAttendeeStatus.ACCEPTED },
    ],
  });
  return calendar.toString();
}

/** The local day as a date that prints as itself. */
const dayOf = (at: Date, zone: string): DateTime =>
  DateTime.fromJSDate(at, { zone }).startOf('day').setZone('utc', { keepLocalTime: true });
