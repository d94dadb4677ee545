import { Inject, Injectable } from '@nestjs/common';
import { type AgreementKind, agreementKinds } from '@zuomei/contracts';
import type { Settings } from '../config.js';
import { SETTINGS } from '../settings.module.js';

/** How many years each kind of agreement is kept after it is over. */
@Injectable()
export class RetentionPeriod {
  readonly years: Readonly<Record<AgreementKind, number>>;

  /** @throws Error naming the variable for a period that cannot be read */
  constructor(@Inject(SETTINGS) { retentionYears, retentionYearsByKind }: Settings) {
    this.years = yearsByKind(retentionYears, retentionYearsByKind);
  }
}

/** @param exceptions such as `talent=10,framework=50` */
export function yearsByKind(years: number, exceptions = ''): Record<AgreementKind, number> {
  const all = Object.fromEntries(agreementKinds.map((kind) => [kind, years])) as Record<AgreementKind, number>;
  for (const part of exceptions.split(',').filter((text) => text.trim() !== '')) {
    const [, kind, number] = /^\s*(\w+)\s*=\s*(\d{1,3})\s*$/.exec(part) ?? [];
    if (!agreementKinds.some((known) => known === kind))
      throw new Error(`RETENTION_YEARS_BY_KIND must be such as talent=10,framework=50, not "${part}"`);
    all[kind as AgreementKind] = Number(number);
  }
  return all;
}

/**
 * Until when an agreement is kept, inclusive; null while it is not over. `years` is a placeholder for the years by kind.
 * It counts from the last of signing and end of term; from the end of its envelope where it was never signed.
 */
export const retainedUntil = (years: string): string => `CASE
  WHEN agreements.status IN ('draft', 'signing') THEN NULL
  ELSE (coalesce(greatest(agreements.signed_on, agreements.term_ends_on),
      (coalesce(envelopes.ended_at, agreements.created_at) AT TIME ZONE 'Asia/Shanghai')::date)
    + make_interval(years => (${years}::jsonb ->> agreements.kind)::int))::date END`;
