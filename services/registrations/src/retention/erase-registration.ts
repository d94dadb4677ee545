import { Injectable } from '@nestjs/common';
import { Clock, transact } from '@zuomei/platform';
import { DataSource, In } from 'typeorm';
import { lockPlace } from '../registrations/lock-place.js';
import { Registration } from '../registrations/registration.entity.js';
import { PlaceNotFound } from '../registrations/registrations.errors.js';
import { emailKey } from '../registrations/sign-up.js';
import { forgetRequests } from './blank-people.js';
import { ErasePeople } from './erase-people.js';
import { ErasureRegister } from './erasure-register.js';
import type { ErasureDto } from './erasures.dto.js';

/** Erases one person at one event, by who it is or by an organiser: with every sign-up of that address. */
@Injectable()
export class EraseRegistration {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly erasing: ErasePeople,
    private readonly register: ErasureRegister,
  ) {}

  /** Again: the same line of the register. @throws PlaceNotFound */
  async execute(id: string, by: 'attendee' | 'organiser', byUser?: string): Promise<ErasureDto> {
    await transact(this.db, async (tx) => {
      const { locked, registration } = await lockPlace(tx, id);
      if (registration.erasedAt) return;
      const rows: { id: string }[] = await tx.query(
        `SELECT id FROM registrations WHERE offering_id = $1 AND lower(trim(email)) = $2 AND erased_at IS NULL`,
        [registration.offeringId, emailKey(registration.email)],
      );
      const all = await tx.find(Registration, {
        where: { id: In(rows.map((row) => row.id)) },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      await forgetRequests(tx, all);
      await this.erasing.execute(tx, locked, all, { by, byUser, now: this.clock.now() });
    });
    const erasure = await this.register.ofRegistration(id);
    if (!erasure) throw new PlaceNotFound();
    return erasure;
  }
}
