import type { EntityManager } from 'typeorm';
import { OfferedSession } from '../offerings/offered-session.entity.js';
import { Offering } from '../offerings/offering.entity.js';

export interface Locked {
  offering: Offering;
  sessions: Map<string, OfferedSession>;
}

/**
 * The lock that everything about an event's places waits for. It must be the first statement of its transaction:
 * what is read before it may be older than what the last holder of the lock wrote.
 */
export async function lockOffering(tx: EntityManager, id: string): Promise<Locked | undefined> {
  const offering = await tx.findOne(Offering, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!offering) return undefined;
  // A second statement: in the locking one this table would be read as it was before the wait for the lock.
  const rows = offering.hasSessions ? await tx.findBy(OfferedSession, { offeringId: id }) : [];
  return { offering, sessions: new Map(rows.map((row) => [row.sessionId, row])) };
}

/** Writes the counters back; CHECK constraints refuse what the rules should never have allowed. */
export async function saveSeats(tx: EntityManager, { offering: o, sessions }: Locked): Promise<void> {
  await tx.query(
    `UPDATE offerings SET confirmed = $2, pending = $3, offered = $4, waitlisted = $5, held = $6, held_onsite = $7,
       held_online = $8, waiting_onsite = $9, waiting_online = $10, beyond_capacity = $11, last_line = $12
     WHERE id = $1`,
    [
      o.id,
      o.confirmed,
      o.pending,
      o.offered,
      o.waitlisted,
      o.held,
      o.heldOnsite,
      o.heldOnline,
      o.waitingOnsite,
      o.waitingOnline,
      o.beyondCapacity,
      o.lastLine,
    ],
  );
  if (sessions.size === 0) return;
  await tx.query(
    `UPDATE offered_sessions s SET held = n.held FROM unnest($1::uuid[], $2::int[]) AS n (id, held)
     WHERE s.session_id = n.id AND s.held <> n.held`,
    [[...sessions.keys()], [...sessions.values()].map((session) => session.held)],
  );
}
