import { Injectable } from '@nestjs/common';
import { Outbox } from '@zuomei/messaging';
import { Clock, requireVersion, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { stateFact } from './facts-of.js';
import { type Locked, saveSeats } from './lock-offering.js';
import { lockPlace } from './lock-place.js';
import { seatInSession } from './promote-waiting.js';
import type { Registration } from './registration.entity.js';
import { eventOver, EventFull, notPending } from './registrations.errors.js';
import { readSessionLines, type StoredLine, updateRegistrations, writeSessionLines } from './write-registrations.js';

/** An organiser says yes: the place is theirs, or, where pending holds none and all are taken, a place in line. */
@Injectable()
export class ApproveRegistration {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws PlaceNotFound | WrongState NOT_PENDING, EVENT_OVER | EventFull | STALE_VERSION */
  async execute(id: string, ifMatch?: number): Promise<void> {
    await transact(this.db, async (tx) => {
      const { locked, registration } = await lockPlace(tx, id);
      requireVersion(ifMatch, registration.version);
      if (registration.status === 'confirmed') return;
      if (registration.status !== 'pending') throw notPending();
      if (!locked.offering.live) throw eventOver();
      const position = this.decide(locked, registration);
      const lines = (await readSessionLines(tx, [id])).get(id) ?? [];
      seatLines(locked, lines, registration);
      await writeSessionLines(tx, lines);
      await updateRegistrations(tx, [registration]);
      await saveSeats(tx, locked);
      await this.outbox.addAll(tx, [
        stateFact(
          registration,
          lines.map((line) => line.sessionId),
          { previousStatus: 'pending', ...(position === undefined ? {} : { position }) },
        ),
      ]);
    });
  }

  private decide({ offering }: Locked, registration: Registration): number | undefined {
    const seat = registration.holdsSeat || offering.seatForNewcomer(registration.attendanceMode);
    if (!seat && !offering.waitlist) throw new EventFull();
    offering.count(registration, -1);
    registration.approvedAt = this.clock.now();
    let position: number | undefined;
    if (seat) registration.take('confirmed', true);
    else {
      position = offering.waitingFor(registration.attendanceMode) + 1;
      registration.wait(offering.nextLine());
    }
    offering.count(registration, 1);
    return position;
  }
}

function seatLines(locked: Locked, lines: StoredLine[], registration: Registration): void {
  for (const line of lines) {
    if (line.holdsSeat) line.status = 'confirmed';
    else if (!seatInSession(locked, line, registration) && line.status === 'pending') {
      line.status = 'waitlisted';
      line.line = locked.offering.nextLine();
    }
  }
}
