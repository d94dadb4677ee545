import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { DateTime, IANAZone } from 'luxon';

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const localDay = /^\d{4}-\d{2}-\d{2}$/;
const zoneName = /^[A-Za-z][A-Za-z0-9_]*([/+-][A-Za-z0-9_]+)*$/;
const earliest = 1900;
const latest = 2199;

const inRange = (time: DateTime): boolean => time.isValid && time.year >= earliest && time.year <= latest;

/** True for an ISO 8601 instant that names its zone and exists in the calendar; `new Date` would take 30 February. */
export const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && instant.test(value) && inRange(DateTime.fromISO(value, { zone: 'utc' }));

/** True for a calendar day such as `2026-03-10`. */
export const isLocalDay = (value: unknown): value is string =>
  typeof value === 'string' && localDay.test(value) && inRange(DateTime.fromISO(value, { zone: 'utc' }));

/** True for a zone of the IANA database; bare offsets such as `+08:00` are no zones. */
export const isTimeZone = (value: unknown): value is string =>
  typeof value === 'string' && zoneName.test(value) && IANAZone.isValidZone(value);

/** The day it is in `timeZone` at that instant, as `2026-03-10`. */
export const localDayOf = (at: Date, timeZone: string): string =>
  DateTime.fromJSDate(at, { zone: timeZone }).toFormat('yyyy-MM-dd');

const check = (name: string, said: string, validate: (value: unknown) => boolean): PropertyDecorator =>
  ValidateBy({ name, validator: { validate, defaultMessage: () => said } });

/** An instant with its zone, from 1900 to 2199. */
export const IsInstant = (): PropertyDecorator =>
  check(
    'isInstant',
    '时间格式不正确,应如 2026-03-10T09:00:00+08:00|must be an existing instant with its zone, such as 2026-03-10T01:00:00.000Z',
    isInstant,
  );

/** A calendar day or an instant: the bounds of a list. */
export const IsDayOrInstant = (): PropertyDecorator =>
  check(
    'isDayOrInstant',
    '日期格式不正确,应如 2026-03-10|must be a day such as 2026-03-10 or an instant with its zone',
    (value) => isLocalDay(value) || isInstant(value),
  );

/** A calendar day. */
export const IsDay = (): PropertyDecorator =>
  check('isDay', '日期格式不正确,应如 2026-03-10|must be an existing day such as 2026-03-10', isLocalDay);

export const IsZone = (): PropertyDecorator =>
  check('isTimeZone', '时区不存在,应如 Asia/Shanghai|must be an IANA time zone such as Asia/Shanghai', isTimeZone);

/** The key of a row in spreadsheets, where `;` separates several. */
export const IsCode = (): PropertyDecorator =>
  check(
    'isCode',
    '编号最多 64 个字符,不含空格和分号|must be at most 64 characters without spaces or semicolons',
    (value) => typeof value === 'string' && /^[^\s;;]{1,64}$/.test(value),
  );

/** Space around a text is never meant. */
export const Trimmed = (): PropertyDecorator =>
  applyDecorators(Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)));

/** `?status=published,ended` and `?status=published&status=ended` are the same list. */
export const CommaList = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => {
    const parts = Array.isArray(value) ? (value as unknown[]) : [value];
    if (value === undefined || value === null || value === '') return undefined;
    return parts.flatMap((part) => (typeof part === 'string' ? part.split(',') : [part]));
  });

/** Ids are compared as text; a client may write them in capitals. */
export const LowerCased = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => {
    if (Array.isArray(value)) return (value as unknown[]).map(lower);
    return lower(value);
  });

const lower = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);
