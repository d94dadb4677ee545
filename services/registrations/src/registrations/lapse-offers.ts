import { Injectable } from '@nestjs/common';
import { Outbox, type OutboxLine } from '@zuomei/messaging';
import { Clock, transact } from '@zuomei/platform';
import { DataSource, type EntityManager, LessThanOrEqual } from 'typeorm';
import { linesOf, waitInSession } from './end-registrations.js';
import { stateFact } from './facts-of.js';
import { type Locked, lockOffering, saveSeats } from './lock-offering.js';
import { sessionIds } from './promote-in-sessions.js';
import { promoteWaiting } from './promote-waiting.js';
import { writeLog } from './registration-log.js';
import { Registration } from './registration.entity.js';
import { updateRegistrations, writeSessionLines } from './write-registrations.js';

const mostAtOnce = 500;

/**
 * Takes back seats that were offered and not accepted in time, and serves the next in line in the same transaction.
 * Any number of processes may do this: what has lapsed is read under the lock, so it lapses once.
 */
@Injectable()
export class LapseOffers {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** One event's lapsed offers. @returns whether there were any */
  async execute(): Promise<boolean> {
    const now = this.clock.now();
    const [due] = await this.db.query<{ id: string }[]>(
      `SELECT o.id FROM registrations r JOIN offerings o ON o.id = r.offering_id
       WHERE r.status = 'offered' AND r.offer_expires_at <= $1 AND o.status IN ('published', 'postponed')
       ORDER BY r.offer_expires_at LIMIT 1`,
      [now],
    );
    if (!due) return false;
    await transact(this.db, async (tx) => {
      const locked = await lockOffering(tx, due.id);
      if (!locked?.offering.live) return;
      const people = await tx.find(Registration, {
        where: { offeringId: due.id, status: 'offered', offerExpiresAt: LessThanOrEqual(now) },
        order: { id: 'ASC' },
        take: mostAtOnce,
        lock: { mode: 'pessimistic_write' },
      });
      if (people.length === 0) return;
      const facts = await lapseOffers(tx, locked, people, now);
      facts.push(...(await promoteWaiting(tx, locked, now)));
      await saveSeats(tx, locked);
      await this.outbox.addAll(tx, facts);
    });
    return true;
  }
}

/** Off the line, each; the sessions they chose go with the seat. */
export async function lapseOffers(
  tx: EntityManager,
  locked: Locked,
  people: Registration[],
  now: Date,
): Promise<OutboxLine[]> {
  const lines = await linesOf(tx, locked, people);
  for (const one of people) {
    locked.offering.count(one, -1);
    one.lapse(now);
    locked.offering.count(one, 1);
  }
  const given = [...lines.values()].flat();
  for (const line of given) waitInSession(locked, line);
  await writeSessionLines(tx, given);
  await updateRegistrations(tx, people);
  await writeLog(
    tx,
    now,
    people.map(({ id }) => ({ registrationId: id, what: 'offer_lapsed', by: 'system' })),
  );
  return people.map((one) => stateFact(one, sessionIds(lines.get(one.id)), { previousStatus: 'offered' }));
}
