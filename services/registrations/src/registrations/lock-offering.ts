import { guardOff } from '@zuomei/messaging';
import { ask } from '@zuomei/platform';
import { type EntityManager, In } from 'typeorm';
import { OfferedSession } from '../offerings/offered-session.entity.js';
import { Offering } from '../offerings/offering.entity.js';

export interface Locked {
  offering: Offering;
  sessions: Map<string, OfferedSession>;
}

const counterColumns = {
  confirmed: 'confirmed',
  pending: 'pending',
  offered: 'offered',
  waitlisted: 'waitlisted',
  held: 'held',
  heldOnsite: 'held_onsite',
  heldOnline: 'held_online',
  waitingOnsite: 'waiting_onsite',
  waitingOnline: 'waiting_online',
  beyondCapacity: 'beyond_capacity',
  lastLine: 'last_line',
  lastUnitLine: 'last_unit_line',
} as const satisfies Partial<Record<keyof Offering, string>>;
type Counter = keyof typeof counterColumns;
const counters = Object.entries(counterColumns) as [Counter, string][];

const writeCounters = {
  name: 'write-counters',
  text: `UPDATE offerings o SET ${counters.map(([, column]) => `${column} = n.${column}`).join(', ')}
    FROM unnest($1::uuid[], ${counters.map((_, index) => `$${index + 2}::int[]`).join(', ')})
      AS n (id, ${counters.map(([, column]) => column).join(', ')})
    WHERE o.id = n.id`,
};

const writeHeld = {
  name: 'write-held',
  text: `UPDATE offered_sessions s SET held = n.held FROM unnest($1::uuid[], $2::int[]) AS n (id, held)
    WHERE s.session_id = n.id AND s.held <> n.held`,
};

/**
 * The lock that everything about an event's places waits for. It must be the first statement of its transaction:
 * what is read before it may be older than what the last holder of the lock wrote.
 */
export async function lockOffering(tx: EntityManager, id: string): Promise<Locked | undefined> {
  const lock = guardOff('seat-lock') ? {} : { lock: { mode: 'pessimistic_write' as const } };
  const offering = await tx.findOne(Offering, { where: { id }, ...lock });
  if (!offering) return undefined;
  if (offering.unitsWaiting) await readShared(tx, offering);
  // A second statement: in the locking one this table would be read as it was before the wait for the lock.
  const rows = offering.hasSessions ? await tx.findBy(OfferedSession, { offeringId: id }) : [];
  return { offering, sessions: new Map(rows.map((row) => [row.sessionId, row])) };
}

/**
 * The same lock on many events at once, as the first statement, too. With `skip` it waits for none: those that
 * something else holds are left out, so that nobody waits for an event of others, and no two can wait for each other.
 */
export async function lockOfferings(
  tx: EntityManager,
  ids: readonly string[],
  lock: 'skip' | 'wait',
): Promise<Map<string, Locked>> {
  const how = guardOff('seat-lock') ? 'unlocked' : lock;
  const rows = await ask<object>(tx, { name: `lock-offerings-${how}`, text: lockText(tx, how) }, [ids]);
  const offerings = rows.map((row) => Object.assign(new Offering(), row));
  for (const offering of offerings) if (offering.unitsWaiting) await readShared(tx, offering);
  const locked = new Map(
    offerings.map((offering) => [offering.id, { offering, sessions: new Map<string, OfferedSession>() }]),
  );
  const withSessions = offerings.filter((offering) => offering.hasSessions).map((offering) => offering.id);
  if (withSessions.length > 0) {
    for (const session of await tx.findBy(OfferedSession, { offeringId: In(withSessions) })) {
      locked.get(session.offeringId)?.sessions.set(session.sessionId, session);
    }
  }
  return locked;
}

const locks = { skip: 'FOR UPDATE SKIP LOCKED', wait: 'FOR UPDATE', unlocked: '' };
const lockTexts = new Map<string, string>();

/** Every column by the name of its property; in one order for all that take several locks. */
function lockText(tx: EntityManager, how: keyof typeof locks): string {
  const known = lockTexts.get(how);
  if (known !== undefined) return known;
  const { columns } = tx.connection.getMetadata(Offering);
  const list = columns.map(({ databaseName, propertyName }) => `${databaseName} AS "${propertyName}"`).join(', ');
  const text = `SELECT ${list} FROM offerings WHERE id = ANY($1::uuid[]) ORDER BY id ${locks[how]}`;
  lockTexts.set(how, text);
  return text;
}

async function readShared(tx: EntityManager, offering: Offering): Promise<void> {
  const [row] = await tx.query<Offering['shared'][]>(
    `SELECT (count(*) - count(DISTINCT line))::int AS both,
       (count(*) FILTER (WHERE attendance_mode = 'onsite')
         - count(DISTINCT line) FILTER (WHERE attendance_mode = 'onsite'))::int AS onsite,
       (count(*) FILTER (WHERE attendance_mode = 'online')
         - count(DISTINCT line) FILTER (WHERE attendance_mode = 'online'))::int AS online
     FROM registrations WHERE offering_id = $1 AND line IS NOT NULL`,
    [offering.id],
  );
  if (row) offering.shared = row;
}

/** Writes the counters back; CHECK constraints refuse what the rules should never have allowed. */
export const saveSeats = (tx: EntityManager, locked: Locked): Promise<void> => saveAllSeats(tx, [locked]);

/** Those of many events in one statement. */
export async function saveAllSeats(tx: EntityManager, all: readonly Locked[]): Promise<void> {
  if (all.length === 0) return;
  const sessions = all.flatMap((locked) => [...locked.sessions.values()]);
  await Promise.all([
    ask(tx, writeCounters, [
      all.map(({ offering }) => offering.id),
      ...counters.map(([counter]) => all.map(({ offering }) => offering[counter])),
    ]),
    sessions.length > 0 &&
      ask(tx, writeHeld, [sessions.map((session) => session.sessionId), sessions.map((session) => session.held)]),
  ]);
}
