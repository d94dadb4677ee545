import { Injectable } from '@nestjs/common';
import { type RegistrationStatus, registrationStatuses } from '@zuomei/contracts';
import { Clock } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import type { Offering } from '../offerings/offering.entity.js';
import { conditionsOf, type Filter } from './registration-filter.js';
import type { RegistrationTotalsDto } from './registration-list.dto.js';

/** How many people of an event there are in each state, as far as the filters let them through. */
@Injectable()
export class RegistrationTotals {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async of(offering: Offering, { status: _, ...filter }: Filter): Promise<RegistrationTotalsDto> {
    const values: unknown[] = [offering.id];
    const conditions = conditionsOf(filter, offering.over(this.clock.now()), (value) => `$${values.push(value)}`);
    const rows: { status: RegistrationStatus; people: number }[] = await this.db.query(
      `SELECT status, count(*)::int AS people FROM registrations
       WHERE ${['offering_id = $1', ...conditions].join(' AND ')} GROUP BY status`,
      values,
    );
    const people = new Map(rows.map((row) => [row.status, row.people]));
    const of = (status: RegistrationStatus): number => people.get(status) ?? 0;
    const total = registrationStatuses.reduce((sum, status) => sum + of(status), 0);
    return {
      total,
      pending: of('pending'),
      confirmed: of('confirmed'),
      waitlisted: of('waitlisted'),
      offered: of('offered'),
      rejected: of('rejected'),
      cancelled: of('cancelled'),
    };
  }
}
