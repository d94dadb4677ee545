import type { AttendanceMode } from '@zuomei/contracts';
import { guardOff, type OutboxLine } from '@zuomei/messaging';
import type { EntityManager } from 'typeorm';
import type { Offering } from '../offerings/offering.entity.js';
import { stateFact } from './facts-of.js';
import { nextUnits, type Unit } from './line.js';
import type { Locked } from './lock-offering.js';
import { offerDeadline } from './offer-deadline.js';
import { promoteInSessions, seatInSession, sessionIds } from './promote-in-sessions.js';
import type { Registration } from './registration.entity.js';
import { type LogLine, writeLog } from './registration-log.js';
import { readSessionLines, type StoredLine, updateRegistrations, writeSessionLines } from './write-registrations.js';

/**
 * Gives every free seat to the line, in its order, inside the transaction that freed it and under the same lock, so
 * that no newcomer ever sees a free seat that somebody in line could take. The caller saves the seats.
 *
 * A group that comes together or not at all is one place in line. If it does not fit, `fill` passes it over and notes
 * that with it; under `strict` the seats wait for it.
 * @returns the facts to add to the outbox
 */
export async function promoteWaiting(tx: EntityManager, locked: Locked, now: Date): Promise<OutboxLine[]> {
  if (guardOff('promotion')) return [];
  // Those with a seat at the event first: whoever moves up below stands behind them in a session's line.
  const facts = await promoteInSessions(tx, locked, now);
  const walk = new Walk(locked.offering, now);
  let after: number | undefined = 0;
  while (after !== undefined) {
    const { units, last } = await nextUnits(tx, locked.offering, after);
    const moved = walk.serve(units);
    facts.push(...(await write(tx, locked, moved)));
    after = walk.done ? undefined : last;
  }
  await writeLog(tx, now, walk.log);
  const { offering } = locked;
  if (offering.waitingOnsite + offering.waitingOnline === 0) offering.lastUnitLine = 0;
  return facts;
}

/** A walk along the line, from its head, for as long as a seat may go to somebody further back. */
class Walk {
  readonly log: LogLine[] = [];
  /** Ways of attending whose seats wait for somebody further ahead. */
  private readonly blocked = new Set<AttendanceMode>();
  private passedOver: LogLine[] = [];

  constructor(
    private readonly offering: Offering,
    private readonly now: Date,
  ) {}

  get done(): boolean {
    return this.blocked.size === 2 || (this.blocked.size > 0 && !this.offering.countsByMode);
  }

  /** @returns those that have a seat now */
  serve(units: readonly Unit[]): Registration[] {
    const served: Registration[] = [];
    for (const unit of units) {
      if (this.done) break;
      if (unit.some((one) => this.blocked.has(one.attendanceMode))) continue;
      if (!this.offering.fits(unit)) {
        this.passOver(unit);
        continue;
      }
      for (const one of unit) giveSeat(this.offering, one, this.now);
      served.push(...unit);
      // Noted only where somebody further back was really served.
      this.log.push(...this.passedOver, ...unit.map(movedUp));
      this.passedOver = [];
    }
    return served;
  }

  private passOver(unit: Unit): void {
    if (this.offering.waitlistPolicy === 'strict') {
      for (const one of unit) this.blocked.add(one.attendanceMode);
    } else if (unit.length > 1) {
      const free = this.offering.seatsFree(unit[0]?.attendanceMode ?? 'onsite');
      this.passedOver.push(...unit.map((one) => passed(one, unit.length, free)));
    }
  }
}

const passed = ({ id }: Registration, needed: number, free: number): LogLine => ({
  registrationId: id,
  what: 'passed_over',
  by: 'system',
  detail: { needed, free },
});

const movedUp = ({ id, status, offerExpiresAt }: Registration): LogLine => ({
  registrationId: id,
  what: 'moved_up',
  by: 'system',
  detail: { status, ...(offerExpiresAt ? { until: offerExpiresAt.toISOString() } : {}) },
});

function giveSeat(offering: Offering, registration: Registration, now: Date): void {
  const asks = offering.approval && registration.approvedAt === null;
  const until = asks ? undefined : offerDeadline(offering, now);
  offering.count(registration, -1);
  if (until) registration.offer(until);
  else registration.take(asks ? 'pending' : 'confirmed', asks ? offering.pendingHoldsSeat : true);
  offering.count(registration, 1);
}

async function write(tx: EntityManager, locked: Locked, moved: Registration[]): Promise<OutboxLine[]> {
  const lines = await sitDown(tx, locked, moved);
  await updateRegistrations(tx, moved);
  return moved.map((one) => stateFact(one, sessionIds(lines.get(one.id)), { previousStatus: 'waitlisted' }));
}

/** Whoever got a seat at the event now also gets those in the chosen sessions that are free. */
async function sitDown(tx: EntityManager, locked: Locked, moved: Registration[]): Promise<Map<string, StoredLine[]>> {
  if (!locked.offering.hasSessions || moved.length === 0) return new Map();
  const all = await readSessionLines(
    tx,
    moved.map((registration) => registration.id),
  );
  const changed = moved.flatMap((registration) =>
    (all.get(registration.id) ?? []).filter((line) => seatInSession(locked, line, registration)),
  );
  await writeSessionLines(tx, changed);
  return all;
}
