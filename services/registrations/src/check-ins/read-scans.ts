import { guardOff } from '@zuomei/messaging';
import type { RegistrationStatus } from '@zuomei/contracts';
import { ask } from '@zuomei/platform';
import { type EntityManager, In } from 'typeorm';
import { type DoorLink, readDoorLinks } from '../doors/door-access.js';
import type { WallCodes } from '../doors/wall-codes.js';
import { OfferedSession } from '../offerings/offered-session.entity.js';
import { Offering } from '../offerings/offering.entity.js';
import { subjectOf } from '../registrations/place-secrets.js';
import type { Scan } from './scan.js';

/** What a scan needs of a registration; its row is locked until the batch is committed. */
export interface LockedHolder {
  id: string;
  offeringId: string;
  version: number;
  status: RegistrationStatus;
  cancelledAt: Date | null;
  cancelledFrom: RegistrationStatus | null;
  codeHash: Buffer;
  name: string;
  organisation: string | null;
}

/** All that the scans of a batch are judged by. */
export interface Known {
  holders: Map<string, LockedHolder>;
  offerings: Map<string, Offering>;
  links: Map<string, DoorLink>;
  wall: Map<string, string>;
  /** By event and nonce: lines that were there already. */
  lines: Map<string, { id: string; codeHash: Buffer }>;
  /** By registration and session (or the whole event): the first entry. */
  entries: Map<string, Date>;
  sessions: Map<string, OfferedSession>;
  /** By registration and session: a place in it. */
  places: Set<string>;
}

export const keyOf = (a: string, b: string): string => `${a} ${b}`;

export const holderId = (scan: Scan): string | undefined => {
  if ('attendee' in scan.by) return scan.by.attendee;
  return scan.registrationId ?? (scan.code === undefined ? undefined : subjectOf(scan.code));
};

const readHolders = {
  name: 'scanned-holders',
  text: `SELECT id, offering_id AS "offeringId", version, status, cancelled_at AS "cancelledAt",
    cancelled_from AS "cancelledFrom", code_hash AS "codeHash", name, organisation
    FROM registrations WHERE id = ANY($1::uuid[]) ORDER BY id`,
};
const lockHolders = { name: 'lock-scanned-holders', text: `${readHolders.text} FOR UPDATE` };

/** What access and check-in hours depend on. */
const readOfferings = {
  name: 'scanned-offerings',
  text: `SELECT id, host_ids AS "hostIds", status, visibility, published_at AS "publishedAt", starts_at AS "startsAt",
    ends_at AS "endsAt", check_in_opens_at AS "checkInOpensAt", check_in_closes_at AS "checkInClosesAt"
    FROM offerings WHERE id = ANY($1::uuid[])`,
};

/** OFFSET keeps each of them one look into the key, whatever the planner thinks of a table it has not seen. */
const readEntries = {
  name: 'scanned-entries',
  text: `SELECT entry.* FROM unnest($1::uuid[]) AS asked (id)
    CROSS JOIN LATERAL (
      SELECT registration_id, session_key, occurred_at FROM attendances WHERE registration_id = asked.id OFFSET 0
    ) AS entry`,
};

const unique = (ids: (string | undefined)[]): string[] => [...new Set(ids.filter((id) => id !== undefined))];

/**
 * Locks first, in the order of ids, so that batches of two processes cannot wait for each other, and a second gate
 * that scans the same code waits here. Everything that scans depend on is read after that. Earlier lines of the same
 * nonces are looked for only once one is known to be there: hardly any scan is sent twice.
 */
export async function readScans(
  tx: EntityManager,
  list: readonly Scan[],
  walls: WallCodes,
  repeated: boolean,
): Promise<Known> {
  const ids = unique(list.map(holderId));
  const events = unique(list.map((scan) => scan.eventId));
  const doors = unique(list.map(({ by }) => ('gate' in by ? by.gate.door?.id : undefined)));
  const sessionIds = unique(list.map((scan) => scan.sessionId));
  // Sent together; Postgres takes them in this order, so what follows the locks is read after them.
  const [holders, offerings, entries] = await Promise.all([
    ask<LockedHolder & object>(tx, guardOff('check-in-lock') ? readHolders : lockHolders, [ids]),
    ask<Partial<Offering> & object>(tx, readOfferings, [events]),
    ask<{ registration_id: string; session_key: string; occurred_at: Date }>(tx, readEntries, [ids]),
  ]);
  return {
    holders: new Map(holders.map((holder) => [holder.id, holder])),
    offerings: new Map(offerings.map((row) => Object.assign(new Offering(), row)).map((one) => [one.id, one])),
    links: await readDoorLinks(tx, doors),
    wall: await walls.current(tx, unique(list.map((scan) => ('attendee' in scan.by ? scan.eventId : undefined)))),
    lines: repeated ? await readLines(tx, list) : new Map<string, { id: string; codeHash: Buffer }>(),
    entries: new Map(entries.map((e) => [keyOf(e.registration_id, e.session_key), e.occurred_at])),
    ...(await readSessions(tx, sessionIds, ids)),
  };
}

async function readLines(tx: EntityManager, list: readonly Scan[]): Promise<Known['lines']> {
  const rows: { id: string; offering_id: string; nonce: string; code_hash: Buffer }[] = await tx.query(
    `SELECT c.id, c.offering_id, c.nonce, c.code_hash
     FROM check_ins c JOIN unnest($1::uuid[], $2::text[]) AS n (offering_id, nonce)
       ON c.offering_id = n.offering_id AND c.nonce = n.nonce`,
    [list.map((scan) => scan.eventId), list.map((scan) => scan.nonce)],
  );
  return new Map(rows.map((row) => [keyOf(row.offering_id, row.nonce), { id: row.id, codeHash: row.code_hash }]));
}

async function readSessions(
  tx: EntityManager,
  sessionIds: string[],
  ids: string[],
): Promise<Pick<Known, 'sessions' | 'places'>> {
  if (sessionIds.length === 0) return { sessions: new Map(), places: new Set() };
  const sessions = await tx.findBy(OfferedSession, { sessionId: In(sessionIds) });
  const rows: { registration_id: string; session_id: string }[] = await tx.query(
    `SELECT registration_id, session_id FROM registration_sessions
     WHERE registration_id = ANY($1::uuid[]) AND session_id = ANY($2::uuid[]) AND status = 'confirmed'`,
    [ids, sessionIds],
  );
  return {
    sessions: new Map(sessions.map((session) => [session.sessionId, session])),
    places: new Set(rows.map((row) => keyOf(row.registration_id, row.session_id))),
  };
}
