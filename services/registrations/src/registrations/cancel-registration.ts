import { Injectable } from '@nestjs/common';
import type { CancelledBy } from '@zuomei/contracts';
import { Outbox, type OutboxLine } from '@zuomei/messaging';
import { Clock, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { stateFact } from './facts-of.js';
import { type Locked, saveSeats } from './lock-offering.js';
import { lockPlace } from './lock-place.js';
import { promoteWaiting } from './promote-waiting.js';
import type { Registration } from './registration.entity.js';
import { eventOver } from './registrations.errors.js';
import { readSessionLines, type StoredLine, updateRegistrations, writeSessionLines } from './write-registrations.js';

/** Gives a place back; whoever is next in line has it before anybody else can see it free. */
@Injectable()
export class CancelRegistration {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Cancelling again changes nothing. @throws PlaceNotFound | WrongState EVENT_OVER */
  async execute(id: string, by: CancelledBy, reason?: string): Promise<void> {
    await transact(this.db, async (tx) => {
      const { locked, registration } = await lockPlace(tx, id);
      if (!registration.live) return;
      if (!locked.offering.live || this.clock.now() >= locked.offering.endsAt) throw eventOver();
      const facts = await endRegistrations(tx, locked, [registration], (one) =>
        one.cancel(by, this.clock.now(), reason?.trim() || null),
      );
      facts.push(...(await promoteWaiting(tx, locked)));
      await saveSeats(tx, locked);
      await this.outbox.addAll(tx, facts);
    });
  }
}

/** Takes registrations off their seats, or out of the line, whole: in the sessions they chose, too. */
export async function endRegistrations(
  tx: EntityManager,
  locked: Locked,
  registrations: Registration[],
  end: (registration: Registration) => void,
): Promise<OutboxLine[]> {
  const lines: Map<string, StoredLine[]> = locked.offering.hasSessions
    ? await readSessionLines(
        tx,
        registrations.map((registration) => registration.id),
      )
    : new Map();
  const facts = registrations.map((registration) => {
    const previousStatus = registration.status;
    locked.offering.count(registration, -1);
    end(registration);
    const own = lines.get(registration.id) ?? [];
    return stateFact(
      registration,
      own.map((line) => line.sessionId),
      { previousStatus },
    );
  });
  const given = [...lines.values()].flat();
  for (const line of given) leaveSession(locked, line);
  await writeSessionLines(tx, given);
  await updateRegistrations(tx, registrations);
  return facts;
}

export function leaveSession({ sessions }: Locked, line: StoredLine): void {
  const session = sessions.get(line.sessionId);
  if (line.holdsSeat && session) session.held -= 1;
  line.status = 'cancelled';
  line.holdsSeat = false;
  line.line = null;
}
