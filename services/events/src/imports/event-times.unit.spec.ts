import { describe, expect, it } from '@jest/globals';
import { localTime } from './event-times.js';

const zone = 'Asia/Shanghai';

describe('a date in a cell', () => {
  it.each([
    ['2025-10-14', '2025-10-14T00:00', 'day'],
    ['2025/3/9', '2025-03-09T00:00', 'day'],
    ['2025.3.9', '2025-03-09T00:00', 'day'],
    ['2025年10月14日', '2025-10-14T00:00', 'day'],
    ['2025年10月14日 9:05', '2025-10-14T09:05', 'minute'],
    ['2025-10-14 09:05:00', '2025-10-14T09:05', 'minute'],
    ['2025-10-14T09:05', '2025-10-14T09:05', 'minute'],
    ['2025-10', '2025-10-01T00:00', 'month'],
    ['2025年10月', '2025-10-01T00:00', 'month'],
  ])('%s is read as %s, known to the %s', (text, at, precision) => {
    const time = localTime(text, zone);
    expect([time?.at.toFormat("yyyy-MM-dd'T'HH:mm"), time?.precision]).toEqual([at, precision]);
  });

  it.each(['2026-02-30', '2025-13-01', '2025', '14.10.2025', '0000-01-01', '2025-10-14 25:00', '2025-10-14x', '明天'])(
    '%s is no date',
    (text) => {
      expect(localTime(text, zone)).toBeUndefined();
    },
  );
});
