import type { DatePrecision } from '@zuomei/contracts';
import { DateTime } from 'luxon';
import { isTimeZone } from '../fields.js';
import type { EventColumn } from './event-row.js';
import type { RowReading } from '@zuomei/platform/sheets';

export interface EventTimes {
  startsAt: string;
  endsAt: string;
  datePrecision: DatePrecision;
  timeZone: string;
}

interface LocalTime {
  at: DateTime;
  precision: DatePrecision;
}

const written =
  /^(?<year>\d{4})(?:[-/.]|年)(?<month>\d{1,2})(?:月?$|(?:[-/.]|月)(?<day>\d{1,2})日?(?:[ T](?<hour>\d{1,2})[::](?<minute>\d{2})(?:[::]\d{2})?)?$)/;

/** `2025-10-14`, `2025/10/14 9:00`, `2025年10月14日`, or `2025-10` where only the month is known. */
export function localTime(text: string, zone: string): LocalTime | undefined {
  const parts = written.exec(text)?.groups;
  if (!parts) return undefined;
  const number = (name: string): number | undefined => (parts[name] === undefined ? undefined : Number(parts[name]));
  const [year, month, day, hour, minute] = ['year', 'month', 'day', 'hour', 'minute'].map(number);
  if (year === undefined || year < 1900 || year > 2199) return undefined;
  const at = DateTime.fromObject(
    { year, month: month ?? 1, day: day ?? 1, hour: hour ?? 0, minute: minute ?? 0 },
    { zone },
  );
  if (!at.isValid) return undefined;
  if (day === undefined) return { at, precision: 'month' };
  return { at, precision: hour === undefined ? 'day' : 'minute' };
}

/** A day starts at its midnight and ends a second before the next one, in the event's zone. */
export function readTimes(reading: RowReading<EventColumn>, stated: DatePrecision | undefined): EventTimes | undefined {
  const timeZone = reading.text('time_zone', 64) ?? 'Asia/Shanghai';
  if (!isTimeZone(timeZone)) {
    return reading.refuse('time_zone', 'IS_TIME_ZONE', { zh: '时区不存在', en: 'must be an IANA time zone' });
  }
  const start = read(reading, 'starts_on', reading.required('starts_on', 30), timeZone);
  if (!start) return undefined;
  const endText = reading.text('ends_on', 30);
  const end = endText === undefined ? start : read(reading, 'ends_on', endText, timeZone);
  if (!end) return undefined;
  const endsAt = end.precision === 'minute' ? end.at : end.at.endOf('day').startOf('second');
  if (endsAt < start.at) {
    return reading.refuse(endText === undefined ? 'starts_on' : 'ends_on', 'ENDS_BEFORE_START', {
      zh: '不能早于开始日期',
      en: 'cannot be before the start',
    });
  }
  return {
    startsAt: start.at.toUTC().toISO() ?? '',
    endsAt: endsAt.toUTC().toISO() ?? '',
    datePrecision: stated ?? start.precision,
    timeZone,
  };
}

function read(
  reading: RowReading<EventColumn>,
  column: 'starts_on' | 'ends_on',
  text: string | undefined,
  zone: string,
): LocalTime | undefined {
  if (text === undefined) return undefined;
  return (
    localTime(text, zone) ??
    reading.refuse(column, 'IS_DATE', {
      zh: `“${text}”不是有效的日期,应如 2026-03-10 或 2026-03-10 09:00`,
      en: `"${text}" is no date; write 2026-03-10 or 2026-03-10 09:00`,
    })
  );
}
