import { Injectable } from '@nestjs/common';
import { Outbox } from '@zuomei/messaging';
import { requireVersion, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { endRegistrations } from './cancel-registration.js';
import { saveSeats } from './lock-offering.js';
import { lockPlace } from './lock-place.js';
import { promoteWaiting } from './promote-waiting.js';
import { notPending } from './registrations.errors.js';

/** An organiser says no, with a reason; the seat it held goes to the line. */
@Injectable()
export class RejectRegistration {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** @throws PlaceNotFound | WrongState NOT_PENDING | STALE_VERSION */
  async execute(id: string, reason: string, ifMatch?: number): Promise<void> {
    await transact(this.db, async (tx) => {
      const { locked, registration } = await lockPlace(tx, id);
      requireVersion(ifMatch, registration.version);
      if (registration.status === 'rejected') return;
      if (registration.status !== 'pending') throw notPending();
      const facts = await endRegistrations(tx, locked, [registration], (one) => one.reject(reason.trim()));
      facts.push(...(await promoteWaiting(tx, locked)));
      await saveSeats(tx, locked);
      await this.outbox.addAll(tx, facts);
    });
  }
}
