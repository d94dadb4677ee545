import { Injectable } from '@nestjs/common';
import { Outbox } from '@zuomei/messaging';
import { Clock, newId, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { Offering } from '../offerings/offering.entity.js';
import { Registration } from '../registrations/registration.entity.js';
import { eventOver, noLivestream, notConfirmed, PlaceNotFound } from '../registrations/registrations.errors.js';
import { tooEarly } from './check-ins.errors.js';
import { hasAttended, writeAttendance } from './write-attendance.js';

/** Somebody watches: a line in the same log as the scans at the door, and the address to watch at. */
@Injectable()
export class JoinStream {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws NOT_CONFIRMED | NO_LIVESTREAM | TOO_EARLY before check-in opens | EVENT_OVER */
  async execute(id: string): Promise<string> {
    const now = this.clock.now();
    return transact(this.db, async (tx) => {
      const registration = await tx.findOne(Registration, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!registration) throw new PlaceNotFound();
      const offering = await tx.findOneByOrFail(Offering, { id: registration.offeringId });
      if (registration.status !== 'confirmed') throw notConfirmed();
      if (offering.livestreamUrl === null) throw noLivestream();
      if (offering.status !== 'published') throw eventOver();
      if (offering.checkInOpensAt && now < offering.checkInOpensAt) throw tooEarly();
      const attended = await hasAttended(tx, id, undefined);
      const checkInId = newId();
      await tx.query(
        `INSERT INTO check_ins (id, offering_id, registration_id, result, channel, occurred_at, received_at)
         VALUES ($1, $2, $3, $4, 'stream', $5, $5)`,
        [checkInId, offering.id, id, attended ? 'already_checked_in' : 'ok', now],
      );
      if (!attended) {
        await writeAttendance(tx, this.outbox, registration, {
          checkInId,
          sessionId: undefined,
          occurredAt: now,
          channel: 'stream',
        });
      }
      return offering.livestreamUrl;
    });
  }
}
