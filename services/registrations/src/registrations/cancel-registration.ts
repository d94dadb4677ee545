import { Injectable } from '@nestjs/common';
import type { CancelledBy } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { endRegistrations } from './end-registrations.js';
import { saveSeats } from './lock-offering.js';
import { lockPlace } from './lock-place.js';
import { promoteWaiting } from './promote-waiting.js';
import { writeLog } from './registration-log.js';
import { eventOver } from './registrations.errors.js';

/** Gives a place back, or declines an offered one; whoever is next in line has it before anybody else sees it free. */
@Injectable()
export class CancelRegistration {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Cancelling again changes nothing. @throws PlaceNotFound | WrongState EVENT_OVER */
  async execute(id: string, by: CancelledBy, reason?: string, userId?: string): Promise<void> {
    await transact(this.db, async (tx) => {
      const { locked, registration } = await lockPlace(tx, id);
      const now = this.clock.now();
      if (!registration.live) return;
      if (!locked.offering.live || now >= locked.offering.endsAt) throw eventOver();
      const from = registration.status;
      const facts = await endRegistrations(tx, locked, [registration], (one) =>
        one.cancel(by, now, reason?.trim() || null),
      );
      await writeLog(tx, now, [{ registrationId: id, what: 'cancelled', by, userId, detail: { from } }]);
      facts.push(...(await promoteWaiting(tx, locked, now)));
      await saveSeats(tx, locked);
      await this.outbox.addAll(tx, facts);
    });
  }
}
