import type { Locale } from '../i18n';

export interface When {
  startsAt: string;
  endsAt: string;
  datePrecision?: 'minute' | 'day' | 'month';
  timeZone?: string;
}

const chinaZone = 'Asia/Shanghai';

interface Parts {
  year: string;
  month: string;
  day: string;
  weekday: string;
  time: string;
}

function partsOf(instant: string | Date, timeZone: string, locale: Locale): Parts {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone,
    year: 'numeric',
    month: locale === 'en' ? 'short' : 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const found = Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const month = locale === 'en' ? found.month : found.month?.replace(/\D/g, '');
  return {
    year: found.year?.replace(/\D/g, '') ?? '',
    month: month ?? '',
    day: found.day?.replace(/\D/g, '') ?? '',
    weekday: found.weekday ?? '',
    time: `${found.hour}:${found.minute}`,
  };
}

function dateText(parts: Parts, now: Parts, locale: Locale, weekday = true): string {
  const sameYear = parts.year === now.year;
  if (locale === 'en') {
    const date = `${parts.day} ${parts.month}${sameYear ? '' : ` ${parts.year}`}`;
    return weekday && sameYear ? `${parts.weekday} ${date}` : date;
  }
  const date = `${sameYear ? '' : `${parts.year}年`}${parts.month}月${parts.day}日`;
  return weekday && sameYear ? `${date} ${parts.weekday}` : date;
}

/** `3月10日 周五 09:00–11:30` in the event's zone; with the year and without the weekday in another year. */
export function formatWhen(when: When, locale: Locale, now: Date = new Date()): string {
  const zone = when.timeZone ?? chinaZone;
  const [start, end, today] = [when.startsAt, when.endsAt, now].map((at) => partsOf(at, zone, locale)) as [
    Parts,
    Parts,
    Parts,
  ];
  if (when.datePrecision === 'month')
    return locale === 'en' ? `${start.month} ${start.year}` : `${start.year}年${start.month}月`;
  const sameDay = dateText(start, today, locale) === dateText(end, today, locale);
  if (when.datePrecision === 'day') {
    if (sameDay) return dateText(start, today, locale);
    // Without weekdays the month and the year are said once.
    if (start.year !== today.year && start.year === end.year && start.month === end.month) {
      return dateText({ ...start, day: `${start.day}–${end.day}` }, today, locale);
    }
    return `${dateText(start, today, locale)} – ${dateText(end, today, locale)}`;
  }
  const from = `${dateText(start, today, locale)} ${start.time}`;
  return sameDay ? `${from}–${end.time}` : `${from} – ${dateText(end, today, locale)} ${end.time}`;
}

/** One instant, `3月10日 周五 09:00`. */
export function formatInstant(at: string, locale: Locale, timeZone = chinaZone, now: Date = new Date()): string {
  const parts = partsOf(at, timeZone, locale);
  return `${dateText(parts, partsOf(now, timeZone, locale), locale)} ${parts.time}`;
}

/** `09:00–11:30`, or `09:00` alone. */
export function formatTimes(
  startsAt: string,
  endsAt: string | undefined,
  locale: Locale,
  timeZone = chinaZone,
): string {
  const start = partsOf(startsAt, timeZone, locale).time;
  return endsAt ? `${start}–${partsOf(endsAt, timeZone, locale).time}` : start;
}

/** A calendar date without a zone, `2026-03-10` → `3月10日` (with the year in another year). */
export function formatDate(date: string, locale: Locale, now: Date = new Date()): string {
  const noon = `${date.slice(0, 10)}T12:00:00Z`;
  return dateText(partsOf(noon, 'UTC', locale), partsOf(now, 'UTC', locale), locale, false);
}

/** `2026年1月1日 – 2028年12月31日`: a term always says its years; `…` for an end that is open. */
export function formatTerm(
  startsOn: string | null | undefined,
  endsOn: string | null | undefined,
  locale: Locale,
): string {
  const withYear = (day: string) => formatDate(day, locale, new Date(0));
  return [startsOn, endsOn].map((day) => (day ? withYear(day) : '…')).join(' – ');
}

/** The local day an instant falls on, `2026-03-10`, to group a calendar by. */
export function localDay(at: string, timeZone = chinaZone): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(at));
}

/** What a calendar writes beside a day: number, weekday, month. */
export function dayHeading(
  at: string,
  locale: Locale,
  timeZone = chinaZone,
): { day: string; weekday: string; month: string; year: string } {
  const { day, weekday, month, year } = partsOf(at, timeZone, locale);
  return { day, weekday, year, month: locale === 'en' ? month : `${month}月` };
}
