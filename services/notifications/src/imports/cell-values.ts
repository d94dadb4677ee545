import type { RowReading } from '@zuomei/platform/sheets';
import { DateTime } from 'luxon';
import { decimal } from '../agreements/agreement-rules.js';

/** A day, as spreadsheets and people write it. */
export function readDay<N extends string>(reading: RowReading<N>, column: N): string | undefined {
  const value = reading.text(column, 40);
  if (value === undefined) return undefined;
  for (const shape of ['yyyy-MM-dd', 'yyyy/M/d', 'yyyy.M.d', "yyyy'年'M'月'd'日'"]) {
    const read = DateTime.fromFormat(value, shape);
    if (read.isValid && read.year >= 1900 && read.year < 2100) return read.toISODate();
  }
  return reading.refuse(column, 'IS_DATE', {
    zh: '应为日期,如 2023-03-10',
    en: 'must be a day such as 2023-03-10',
  });
}

/** A sum in yuan. */
export function readMoney<N extends string>(reading: RowReading<N>, column: N): string | undefined {
  const value = reading.text(column, 30)?.replace(/[,,¥\s]/g, '');
  if (value === undefined) return undefined;
  if (/^\d{1,15}(\.\d{1,2})?$/.test(value)) return decimal(value);
  return reading.refuse(column, 'MATCHES', {
    zh: '应为以元为单位的数字,最多两位小数',
    en: 'must be a number of yuan with two decimals at most',
  });
}
