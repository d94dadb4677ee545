import { DateTime } from 'luxon';
import { AmountTooSmall, TermBackwards, TermOverlap } from './agreements.errors.js';

export const bureauZone = 'Asia/Shanghai';

/** Days before its end from which a term counts as `to_renew`. */
export const renewalNoticeDays = 90;

/** A decimal sum as it is stored and compared: `"1200000"` becomes `"1200000.00"`. Never a float. */
export function decimal(value: string): string {
  const [whole = '0', fraction = ''] = value.split('.');
  return `${whole.replace(/^0+(?=\d)/, '')}.${fraction.padEnd(2, '0')}`;
}

const cents = (value: string): bigint => BigInt(decimal(value).replace('.', ''));

/** @throws AmountTooSmall when the part is more than the whole, or is a part of nothing */
export function requireAmounts(amount: string | null, part: string | null): void {
  if (part !== null && (amount === null || cents(part) > cents(amount))) throw new AmountTooSmall();
}

/** @throws TermBackwards when it ends before it starts */
export function requireTerm(startsOn: string | null, endsOn: string | null): void {
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) throw new TermBackwards();
}

/** A renewal starts after its predecessor ends. @throws TermOverlap */
export function requireNoOverlap(startsOn: string | null, predecessorEndsOn: string | null): void {
  if (predecessorEndsOn === null || (startsOn !== null && startsOn <= predecessorEndsOn)) throw new TermOverlap();
}

/** The local day of the bureau. */
export const localDayOf = (at: Date): string => DateTime.fromJSDate(at, { zone: bureauZone }).toFormat('yyyy-MM-dd');

/** A day means its end, in the bureau's zone; an instant means itself. */
export const endOf = (given: string): Date =>
  /^\d{4}-\d{2}-\d{2}$/.test(given)
    ? DateTime.fromISO(given, { zone: bureauZone }).endOf('day').toJSDate()
    : new Date(given);
