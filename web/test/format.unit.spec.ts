import { describe, expect, it } from '@jest/globals';
import { exactMoney, shortMoney } from '../src/format/money';
import { formatDate, formatWhen, localDay } from '../src/format/when';
import { toInstant, toLocal } from '../src/format/zoned';
import { monthRange, shiftMonth } from '../src/public/months';

const now = new Date('2026-11-22T12:00:00Z');
const morning = { startsAt: '2026-03-10T01:00:00Z', endsAt: '2026-03-10T03:30:00Z' };

describe('dates', () => {
  it('show day, weekday and times in the zone of the event', () => {
    expect(formatWhen(morning, 'zh-CN', now)).toBe('3月10日 周二 09:00–11:30');
    expect(formatWhen(morning, 'en', now)).toBe('Tue 10 Mar 09:00–11:30');
    expect(formatWhen({ ...morning, timeZone: 'Europe/Berlin' }, 'zh-CN', now)).toBe('3月10日 周二 02:00–04:30');
  });

  it('carry the year in another year, and only what is known of the date', () => {
    const past = { startsAt: '2023-03-10T01:00:00Z', endsAt: '2023-03-10T03:30:00Z' };
    expect(formatWhen(past, 'zh-CN', now)).toBe('2023年3月10日 09:00–11:30');
    expect(formatWhen({ ...past, datePrecision: 'day' }, 'zh-CN', now)).toBe('2023年3月10日');
    expect(formatWhen({ ...past, datePrecision: 'month' }, 'zh-CN', now)).toBe('2023年3月');
    const two = { ...past, endsAt: '2023-03-11T03:30:00Z', datePrecision: 'day' } as const;
    expect(formatWhen(two, 'zh-CN', now)).toBe('2023年3月10–11日');
    expect(formatWhen(two, 'en', now)).toBe('10–11 Mar 2023');
    expect(formatDate('2026-03-10', 'zh-CN', now)).toBe('3月10日');
  });

  it('name both days of what lasts overnight', () => {
    expect(formatWhen({ startsAt: '2026-03-10T01:00:00Z', endsAt: '2026-03-11T03:30:00Z' }, 'zh-CN', now)).toBe(
      '3月10日 周二 09:00 – 3月11日 周三 11:30',
    );
  });

  it('fall on the local day', () => {
    expect(localDay('2026-03-09T17:00:00Z')).toBe('2026-03-10');
    expect(monthRange('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(shiftMonth('2026-01', -1)).toBe('2025-12');
  });

  it('go from the wall clock of a zone to an instant and back, also across a change of the clock', () => {
    expect(toInstant('2026-03-10T09:00', 'Asia/Shanghai')).toBe('2026-03-10T01:00:00.000Z');
    expect(toInstant('2026-03-29T09:00', 'Europe/Berlin')).toBe('2026-03-29T07:00:00.000Z');
    expect(toInstant('2026-03-28T09:00', 'Europe/Berlin')).toBe('2026-03-28T08:00:00.000Z');
    expect(toLocal('2026-03-10T01:00:00.000Z', 'Asia/Shanghai')).toBe('2026-03-10T09:00');
  });
});

describe('money', () => {
  it.each([
    ['198000000.00', '1.98亿元', '¥198 million'],
    ['1200000.00', '120万元', '¥1.2 million'],
    ['12345678.90', '1,234.56万元', '¥12.34 million'],
    ['8600.00', '8,600元', '¥8,600'],
    ['99999999.99', '9,999.99万元', '¥99.99 million'],
  ])('%s is %s', (amount, zh, en) => {
    expect(shortMoney(amount, 'zh-CN')).toBe(zh);
    expect(shortMoney(amount, 'en')).toBe(en);
  });

  it('is exact to the cent beside it, however large', () => {
    expect(exactMoney('123456789012345.67')).toBe('123,456,789,012,345.67');
    expect(exactMoney('1200000')).toBe('1,200,000.00');
  });
});
