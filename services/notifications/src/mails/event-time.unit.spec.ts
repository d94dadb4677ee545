import { describe, expect, it } from '@jest/globals';
import { type EventTime, eventTimeText } from './event-time.js';

const now = new Date('2023-01-05T00:00:00Z');
const time = (more: Partial<EventTime> = {}): EventTime => ({
  startsAt: new Date('2023-03-10T01:00:00Z'),
  endsAt: new Date('2023-03-10T03:30:00Z'),
  timeZone: 'Asia/Shanghai',
  datePrecision: 'minute',
  ...more,
});

describe('the time of an event', () => {
  it.each<[string, EventTime, Date, string, string]>([
    ['this year', time(), now, '3月10日 周五 09:00–11:30', 'Fri 10 March, 09:00–11:30 (Asia/Shanghai)'],
    [
      'another year',
      time(),
      new Date('2026-01-05T00:00:00Z'),
      '2023年3月10日 周五 09:00–11:30',
      'Fri 10 March 2023, 09:00–11:30 (Asia/Shanghai)',
    ],
    [
      'over midnight',
      time({ endsAt: new Date('2023-03-11T03:30:00Z') }),
      now,
      '3月10日 周五 09:00 – 3月11日 周六 11:30',
      'Fri 10 March, 09:00 – Sat 11 March, 11:30 (Asia/Shanghai)',
    ],
    ['known to the day', time({ datePrecision: 'day' }), now, '3月10日 周五', 'Fri 10 March'],
    ['known to the month', time({ datePrecision: 'month' }), now, '2023年3月', 'March 2023'],
    [
      'elsewhere',
      time({ timeZone: 'Europe/Berlin' }),
      now,
      '3月10日 周五 02:00–04:30(Europe/Berlin)',
      'Fri 10 March, 02:00–04:30 (Europe/Berlin)',
    ],
  ])('%s', (_, when, today, chinese, english) => {
    expect([eventTimeText(when, 'zh-CN', today), eventTimeText(when, 'en', today)]).toEqual([chinese, english]);
  });
});
