import { DateTime } from 'luxon';

/** Days after opening on which somebody looks at a case again, whatever happened. */
const checkAfterDays = [7, 30, 90, 180];

/** The bureau's own calendar: a day is a day in Asia/Shanghai, wherever the server stands. */
export const bureauZone = 'Asia/Shanghai';

/** The next planned check after today, `YYYY-MM-DD`; null once all of them are over. */
export function nextCheckOn(openedAt: Date, now: Date): string | null {
  const opened = DateTime.fromJSDate(openedAt, { zone: bureauZone }).startOf('day');
  const today = DateTime.fromJSDate(now, { zone: bureauZone }).startOf('day');
  const next = checkAfterDays.map((days) => opened.plus({ days })).find((day) => day > today);
  return next?.toISODate() ?? null;
}

export const localDay = (now: Date): string => DateTime.fromJSDate(now, { zone: bureauZone }).toFormat('yyyy-MM-dd');
