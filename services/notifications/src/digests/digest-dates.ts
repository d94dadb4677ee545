import type { DatePrecision } from '@zuomei/contracts';
import { DateTime } from 'luxon';

/**
 * A date as a digest prints it: `10月14日`, `10月30—31日`, `10月31日—11月1日`; nothing where only the month is known.
 * Days are those of the event's own zone.
 */
export function dateText(event: {
  startsAt: Date;
  endsAt: Date;
  datePrecision: DatePrecision;
  timeZone: string;
}): string {
  if (event.datePrecision === 'month') return '';
  const [start, end] = [event.startsAt, event.endsAt].map((at) => DateTime.fromJSDate(at, { zone: event.timeZone }));
  if (!start || !end) return '';
  const day = (at: DateTime): string => `${at.month}月${at.day}日`;
  if (start.hasSame(end, 'day')) return day(start);
  return start.hasSame(end, 'month') ? `${start.month}月${start.day}—${end.day}日` : `${day(start)}—${day(end)}`;
}

/** First and last instant of a month in the programme's zone. */
export function monthBounds(month: string): { from: Date; to: Date } {
  const first = DateTime.fromISO(`${month}-01`, { zone: 'Asia/Shanghai' });
  return { from: first.toJSDate(), to: first.endOf('month').toJSDate() };
}

export const monthTitle = (month: string): string =>
  `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月 月度简讯`;
