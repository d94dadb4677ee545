import { Inject, Injectable } from '@nestjs/common';
import type { MessageKind } from '@zuomei/contracts';
import { Outbox, type OutboxLine } from '@zuomei/messaging';
import { Clock, transact } from '@zuomei/platform';
import { DataSource, type EntityManager, In, LessThanOrEqual, MoreThan } from 'typeorm';
import type { Settings } from '../config.js';
import { endRegistrations } from '../registrations/end-registrations.js';
import { messageFact } from '../registrations/facts-of.js';
import { type Locked, lockOffering, saveSeats } from '../registrations/lock-offering.js';
import { liveStatuses, Registration } from '../registrations/registration.entity.js';
import { updateRegistrations } from '../registrations/write-registrations.js';
import { SETTINGS } from '../settings.module.js';

interface Sweep {
  id: string;
  offering_id: string;
  kind: 'cancel' | 'tell';
  message: MessageKind | null;
  after_id: string | null;
  created_at: Date;
}

/**
 * One portion of what concerns everybody at an event. How far it got is written in the same transaction, so that a
 * process that dies in the middle does nobody twice and leaves nobody out.
 */
@Injectable()
export class SweepRegistrations {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @returns whether there was something to do */
  async execute(): Promise<boolean> {
    return transact(this.db, async (tx) => {
      const [sweep] = await tx.query<Sweep[]>(
        `SELECT id, offering_id, kind, message, after_id, created_at FROM sweeps
         WHERE done_at IS NULL ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`,
      );
      if (!sweep) return false;
      const locked = await lockOffering(tx, sweep.offering_id);
      if (!locked) return false;
      const people = await this.next(tx, sweep);
      const last = people.at(-1);
      if (last) {
        const facts = sweep.kind === 'cancel' ? await this.cancel(tx, locked, people) : await tell(tx, people, sweep);
        await this.outbox.addAll(tx, facts);
      }
      const done = people.length < this.settings.sweepBatch ? this.clock.now() : null;
      await tx.query('UPDATE sweeps SET after_id = coalesce($2, after_id), done_at = $3 WHERE id = $1', [
        sweep.id,
        last?.id ?? null,
        done,
      ]);
      return true;
    });
  }

  private next(tx: EntityManager, sweep: Sweep): Promise<Registration[]> {
    return tx.find(Registration, {
      where: {
        offeringId: sweep.offering_id,
        status: In(liveStatuses),
        // Whoever signed up later knows already what the others are told.
        ...(sweep.kind === 'tell' ? { createdAt: LessThanOrEqual(sweep.created_at) } : {}),
        ...(sweep.after_id === null ? {} : { id: MoreThan(sweep.after_id) }),
      },
      order: { id: 'ASC' },
      take: this.settings.sweepBatch,
      lock: { mode: 'pessimistic_write' },
    });
  }

  private async cancel(tx: EntityManager, locked: Locked, people: Registration[]): Promise<OutboxLine[]> {
    const now = this.clock.now();
    const facts = await endRegistrations(tx, locked, people, (one) =>
      one.cancel('event', now, locked.offering.statusReason),
    );
    await saveSeats(tx, locked);
    return facts;
  }
}

async function tell(tx: EntityManager, people: Registration[], sweep: Sweep): Promise<OutboxLine[]> {
  for (const person of people) person.version += 1;
  await updateRegistrations(tx, people);
  return people.map((person) => messageFact(person, sweep.message ?? 'event_changed'));
}
