import { describe, expect, it } from '@jest/globals';
import { type CalendarEntry, calendarFile } from './calendar-file.js';

const entry: CalendarEntry = {
  registrationId: '01a20383-1786-7126-9f94-aa69d58c18fb',
  version: 7,
  title: '校企双进',
  venue: '会议中心',
  startsAt: new Date('2026-03-10T01:00:00Z'),
  endsAt: new Date('2026-03-10T03:30:00Z'),
  timeZone: 'Asia/Shanghai',
  datePrecision: 'minute',
  person: { name: '冷甦鹏', email: 'leng@example.com' },
  organiser: '做媒 zuomei <zuomei@example.com>',
  now: new Date('2026-01-05T00:00:00Z'),
};
const lines = (text: string): string[] => text.replaceAll('\r\n ', '').trim().split('\r\n');

describe('a calendar entry', () => {
  it('stands at the instant of the event, whatever the zone of the server', () => {
    expect(lines(calendarFile(entry, 'REQUEST'))).toEqual(
      expect.arrayContaining([
        'METHOD:REQUEST',
        'DTSTART:20260310T010000Z',
        'DTEND:20260310T033000Z',
        'SUMMARY:校企双进',
      ]),
    );
  });

  it('is replaced by a change and taken out by a cancellation', () => {
    const uid = 'UID:01a20383-1786-7126-9f94-aa69d58c18fb@example.com';
    expect(lines(calendarFile(entry, 'REQUEST'))).toEqual(expect.arrayContaining([uid, 'SEQUENCE:7']));
    expect(lines(calendarFile({ ...entry, version: 8 }, 'CANCEL'))).toEqual(
      expect.arrayContaining([uid, 'SEQUENCE:8', 'METHOD:CANCEL', 'STATUS:CANCELLED']),
    );
  });

  it('is a whole local day where only the day is known', () => {
    const day = {
      ...entry,
      datePrecision: 'day',
      startsAt: new Date('2026-03-09T16:00:00Z'),
      endsAt: new Date('2026-03-10T15:59:00Z'),
    };
    expect(lines(calendarFile(day, 'REQUEST'))).toEqual(
      expect.arrayContaining(['DTSTART;VALUE=DATE:20260310', 'DTEND;VALUE=DATE:20260311']),
    );
  });

  it('names organiser and attendee', () => {
    const text = lines(calendarFile(entry, 'REQUEST')).join('\n');
    expect(text).toContain('mailto:zuomei@example.com');
    expect(text).not.toContain('URL');
    expect(text).toContain('MAILTO:leng@example.com');
  });
});
