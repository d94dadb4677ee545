import { describe, expect, it } from '@jest/globals';
import { Event } from '../events/event.entity.js';
import { calendarOf } from './calendar.js';

const now = new Date('2026-01-01T00:00:00Z');

const event = (more: Record<string, unknown> = {}): Event =>
  Event.draft(
    {
      title: '成果对接会',
      titleEn: 'Matchmaking',
      kind: 'matchmaking',
      mode: 'onsite',
      visibility: 'public',
      hostIds: [],
      startsAt: '2026-03-09T16:30:00Z',
      endsAt: '2026-03-10T09:00:00Z',
      ...more,
    },
    now,
  );

const lines = (of: Event, locale: 'zh-CN' | 'en' = 'zh-CN'): string[] =>
  calendarOf([of], 'http://127.0.0.1:3000', locale).split('\r\n');

describe('an event in a calendar', () => {
  it('names instants, which mean the same on every server and in every calendar', () => {
    expect(lines(event())).toEqual(
      expect.arrayContaining(['DTSTART:20260309T163000Z', 'DTEND:20260310T090000Z', 'SUMMARY:成果对接会']),
    );
  });

  it('is whole local days where no time is known', () => {
    expect(
      lines(event({ datePrecision: 'day', startsAt: '2026-03-09T16:00:00Z', endsAt: '2026-03-11T15:59:59Z' })),
    ).toEqual(expect.arrayContaining(['DTSTART;VALUE=DATE:20260310', 'DTEND;VALUE=DATE:20260312']));
  });

  it('is its whole month where no day is known', () => {
    expect(lines(event({ datePrecision: 'month' }))).toEqual(
      expect.arrayContaining(['DTSTART;VALUE=DATE:20260301', 'DTEND;VALUE=DATE:20260401']),
    );
  });

  it('says in the reader’s language that it is postponed or cancelled', () => {
    const published = event();
    published.publish({}, [], now);
    published.postpone('暴雨', now);
    expect(lines(published)).toEqual(
      expect.arrayContaining(['STATUS:TENTATIVE', 'SUMMARY:[延期] 成果对接会', 'SEQUENCE:3']),
    );
    published.cancel('', now);
    expect(lines(published, 'en')).toEqual(
      expect.arrayContaining(['STATUS:CANCELLED', 'SUMMARY:[Cancelled] Matchmaking']),
    );
  });
});
