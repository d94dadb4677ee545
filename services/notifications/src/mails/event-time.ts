import type { Locale } from '@zuomei/contracts';
import { DateTime } from 'luxon';

/** When something takes place, as far as it is known. */
export interface EventTime {
  startsAt: Date;
  endsAt: Date;
  /** IANA name. */
  timeZone: string;
  /** `minute`, `day` or `month`. */
  datePrecision: string;
}

const homeZone = 'Asia/Shanghai';

/**
 * In the event's own zone, as people write it: `3月10日 周五 09:00–11:30`, `Fri 10 March, 09:00–11:30`. The year
 * stands there when it is another than now, the zone when it could be taken for another.
 */
export function eventTimeText(time: EventTime, locale: Locale, now: Date): string {
  // The year of now is all that the words take from it, and no zone's year begins within a quarter of an hour.
  const quarter = Math.floor(now.getTime() / 900_000);
  const { startsAt, endsAt, timeZone, datePrecision } = time;
  const key = [startsAt.getTime(), endsAt.getTime(), timeZone, datePrecision, locale, quarter].join(' ');
  const known = written.get(key);
  if (known !== undefined) return known;
  const text = writtenOut(time, locale, now);
  if (written.size >= 500) written.clear();
  written.set(key, text);
  return text;
}

/** The same few events are written of in thousands of mails, and a time zone takes its time. */
const written = new Map<string, string>();

function writtenOut({ startsAt, endsAt, timeZone, datePrecision }: EventTime, locale: Locale, now: Date): string {
  const start = DateTime.fromJSDate(startsAt, { zone: timeZone }).setLocale(locale);
  const end = DateTime.fromJSDate(endsAt, { zone: timeZone }).setLocale(locale);
  const words = locale === 'en' ? english : chinese;
  const otherYear = start.year !== DateTime.fromJSDate(now, { zone: timeZone }).year;
  const year = otherYear || end.year !== start.year;
  if (datePrecision === 'month') return words.month(start);
  const first = words.day(start, year);
  const last = words.day(end, year);
  if (datePrecision === 'day') return first === last ? first : `${first} – ${last}`;
  const zone = locale === 'en' || timeZone !== homeZone ? words.zone(timeZone) : '';
  const comma = locale === 'en' ? ',' : '';
  const clock = 'HH:mm';
  return first === last
    ? `${first}${comma} ${start.toFormat(clock)}–${end.toFormat(clock)}${zone}`
    : `${first}${comma} ${start.toFormat(clock)} – ${last}${comma} ${end.toFormat(clock)}${zone}`;
}

/** One instant in the event's own zone, zone and year said: a deadline must not be taken for another. */
export function instantText(at: Date, timeZone: string, locale: Locale): string {
  const words = locale === 'en' ? english : chinese;
  const local = DateTime.fromJSDate(at, { zone: timeZone }).setLocale(locale);
  return `${words.day(local, true)}${locale === 'en' ? ',' : ''} ${local.toFormat('HH:mm')}${words.zone(timeZone)}`;
}

const chinese = {
  month: (at: DateTime) => at.toFormat('yyyy年L月'),
  day: (at: DateTime, year: boolean) => at.toFormat(year ? 'yyyy年L月d日 ccc' : 'L月d日 ccc'),
  zone: (name: string) => `(${name})`,
};

const english = {
  month: (at: DateTime) => at.toFormat('LLLL yyyy'),
  day: (at: DateTime, year: boolean) => at.toFormat(year ? 'ccc d LLLL yyyy' : 'ccc d LLLL'),
  zone: (name: string) => ` (${name})`,
};
