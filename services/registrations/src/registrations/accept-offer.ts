import { Injectable } from '@nestjs/common';
import { guardOff, Outbox, type OutboxLine } from '@zuomei/messaging';
import { Clock, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { linesOf } from './end-registrations.js';
import { stateFact } from './facts-of.js';
import { lapseOffers } from './lapse-offers.js';
import { type Locked, saveSeats } from './lock-offering.js';
import { lockPlace } from './lock-place.js';
import { sessionIds } from './promote-in-sessions.js';
import { promoteWaiting } from './promote-waiting.js';
import { writeLog } from './registration-log.js';
import type { Registration } from './registration.entity.js';
import { eventOver, noOffer, offerLapsed } from './registrations.errors.js';
import { updateRegistrations, writeSessionLines } from './write-registrations.js';

/** Says yes to a seat that is kept. Whether that is in time is decided under the lock under which it lapses. */
@Injectable()
export class AcceptOffer {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Accepting again changes nothing. @throws PlaceNotFound | WrongState NO_OFFER, OFFER_LAPSED, EVENT_OVER */
  async execute(id: string, by: 'attendee' | 'organiser', userId?: string): Promise<void> {
    const accepted = await transact(this.db, async (tx) => {
      const { locked, registration } = await lockPlace(tx, id);
      const now = this.clock.now();
      const { status, offerExpiresAt, offerLapsedAt } = registration;
      if (status === 'confirmed' && !guardOff('offer-state')) return true;
      if (status !== 'offered' && !guardOff('offer-state')) throw offerLapsedAt ? offerLapsed() : noOffer();
      if (!locked.offering.live) throw eventOver();
      const inTime = offerExpiresAt === null || now < offerExpiresAt;
      const facts = inTime
        ? await accept(tx, locked, registration)
        : await lapseOffers(tx, locked, [registration], now);
      if (inTime) await writeLog(tx, now, [{ registrationId: id, what: 'offer_accepted', by, userId }]);
      else facts.push(...(await promoteWaiting(tx, locked, now)));
      await saveSeats(tx, locked);
      await this.outbox.addAll(tx, facts);
      return inTime;
    });
    if (!accepted) throw offerLapsed();
  }
}

async function accept(tx: EntityManager, locked: Locked, registration: Registration): Promise<OutboxLine[]> {
  const { status: previousStatus } = registration;
  locked.offering.count(registration, -1);
  registration.take('confirmed', true);
  locked.offering.count(registration, 1);
  const lines = (await linesOf(tx, locked, [registration])).get(registration.id) ?? [];
  const seats = lines.filter((line) => line.holdsSeat);
  for (const line of seats) line.status = 'confirmed';
  await writeSessionLines(tx, seats);
  await updateRegistrations(tx, [registration]);
  return [stateFact(registration, sessionIds(lines), { previousStatus })];
}
