import { Injectable } from '@nestjs/common';
import { Outbox, type OutboxLine } from '@zuomei/messaging';
import { Clock, type Refusal, requireVersion, transact } from '@zuomei/platform';
import { DataSource, type EntityManager, In } from 'typeorm';
import { type Decision, decisionsFor, lockRegistrations } from './decide.js';
import { linesOf } from './end-registrations.js';
import { stateFact } from './facts-of.js';
import { type Locked, lockOffering, saveSeats } from './lock-offering.js';
import { seatInSession, sessionIds } from './promote-in-sessions.js';
import { writeLog } from './registration-log.js';
import { Registration } from './registration.entity.js';
import { EventFull, EventNotFound, eventOver, notPending } from './registrations.errors.js';
import { type StoredLine, updateRegistrations, writeSessionLines } from './write-registrations.js';

type Position = number | undefined;

/**
 * An organiser says yes, to one or to many: the place is theirs, or, where pending holds none and all are taken, a
 * place in line, with the approval remembered. One lock and one transaction for all that are asked for together.
 */
@Injectable()
export class ApproveRegistrations {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws EventNotFound | WrongState EVENT_OVER | STALE_VERSION */
  async execute(offeringId: string, ids: readonly string[], userId: string, ifMatch?: number): Promise<Decision[]> {
    return transact(this.db, async (tx) => {
      const locked = await lockOffering(tx, offeringId);
      if (!locked) throw new EventNotFound();
      const asked = await lockRegistrations(tx, locked, ids);
      if (ifMatch !== undefined) for (const one of asked) requireVersion(ifMatch, one.version);
      if (!locked.offering.live) throw eventOver();
      const problems = new Map<string, Refusal>();
      const approved: Registration[] = [];
      const positions = new Map<string, Position>();
      for (const unit of await this.units(tx, asked, problems)) {
        const decided = this.decide(locked, unit, problems);
        if (!decided) continue;
        approved.push(...unit);
        for (const one of unit) positions.set(one.id, decided.position);
      }
      await this.write(tx, locked, approved, positions, userId);
      return decisionsFor(ids, asked, problems);
    });
  }

  /** Who comes together or not at all, and holds no seat yet, is decided on together. */
  private async units(tx: EntityManager, asked: Registration[], problems: Map<string, Refusal>) {
    const pending = asked.filter((one) => {
      if (one.status !== 'pending' && one.status !== 'confirmed') problems.set(one.id, notPending());
      return one.status === 'pending';
    });
    const groups = await wholeGroups(tx, pending);
    const units = new Map<string, Registration[]>();
    for (const one of pending) {
      const key = !one.holdsSeat && one.groupId !== null && groups.has(one.groupId) ? one.groupId : one.id;
      units.set(key, [...(units.get(key) ?? []), one]);
    }
    for (const [id, members] of units) units.set(id, groups.has(id) ? await rest(tx, id, members) : members);
    return units.values();
  }

  private decide(
    { offering }: Locked,
    unit: Registration[],
    problems: Map<string, Refusal>,
  ): { position: Position } | undefined {
    const asking = unit.filter((one) => !one.holdsSeat);
    const room = offering.fits(asking) && asking.every((one) => offering.seatForNewcomer(one.attendanceMode));
    const free = room || asking.every((one) => one.beyondCapacity);
    if (!free && !offering.waitlist) {
      for (const one of unit) problems.set(one.id, new EventFull());
      return undefined;
    }
    for (const one of unit) {
      offering.count(one, -1);
      one.approvedAt = this.clock.now();
    }
    const position = free ? undefined : offering.placesAhead(unit[0]?.attendanceMode ?? 'onsite') + 1;
    const line = free ? null : offering.nextUnitLine(unit);
    for (const one of asking) one.beyondCapacity = !room && free;
    for (const one of unit) {
      if (line === null) one.take('confirmed', true);
      else one.wait(line);
      offering.count(one, 1);
    }
    return { position };
  }

  private async write(
    tx: EntityManager,
    locked: Locked,
    approved: Registration[],
    positions: ReadonlyMap<string, Position>,
    userId: string,
  ): Promise<void> {
    const lines = await linesOf(tx, locked, approved);
    for (const one of approved) seatLines(locked, lines.get(one.id) ?? [], one);
    await writeSessionLines(tx, [...lines.values()].flat());
    await updateRegistrations(tx, approved);
    await writeLog(
      tx,
      this.clock.now(),
      approved.map(({ id, status }) => ({
        registrationId: id,
        what: 'approved',
        by: 'organiser',
        userId,
        detail: { status },
      })),
    );
    await saveSeats(tx, locked);
    await this.outbox.addAll(
      tx,
      approved.map((one): OutboxLine => {
        const position = positions.get(one.id);
        return stateFact(one, sessionIds(lines.get(one.id)), {
          previousStatus: 'pending',
          ...(position === undefined ? {} : { position }),
        });
      }),
    );
  }
}

/** The groups of these people that come together or not at all. */
async function wholeGroups(tx: EntityManager, people: readonly Registration[]): Promise<Set<string>> {
  const ids = people.flatMap(({ groupId }) => (groupId === null ? [] : [groupId]));
  if (ids.length === 0) return new Set();
  const rows: { id: string }[] = await tx.query('SELECT id FROM groups WHERE id = ANY($1) AND all_or_none', [ids]);
  return new Set(rows.map((row) => row.id));
}

/** All of the group that wait for approval without a seat; those asked for as they were read. */
async function rest(tx: EntityManager, groupId: string, asked: Registration[]): Promise<Registration[]> {
  const others = await tx.find(Registration, {
    where: { groupId, status: In(['pending']), holdsSeat: false },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  return [...asked, ...others.filter((other) => !asked.some((one) => one.id === other.id))];
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
