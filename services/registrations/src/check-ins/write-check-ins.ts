import { AttendanceRecorded, type CheckInResult } from '@zuomei/contracts';
import type { Outbox, OutboxLine } from '@zuomei/messaging';
import { ask, commitBehind } from '@zuomei/platform';
import { type EntityManager, QueryFailedError } from 'typeorm';
import type { Steward } from '../doors/door-access.js';
import type { LockedHolder } from './read-scans.js';
import type { Scan } from './scan.js';
import { wholeEvent } from './write-attendance.js';

/** A decided scan, as it goes into the log. */
export interface Line {
  id: string;
  scan: Scan;
  steward: Steward | undefined;
  codeHash: Buffer;
  holder: LockedHolder | undefined;
  result: CheckInResult;
  occurredAt: Date;
  /** Of the registration after this scan; only where somebody was let in. */
  version?: number;
}

/** A scan of the batch was recorded before, or just now by another process: decide again, knowing it. */
export class NonceTaken extends Error {}

const insertLines = {
  name: 'insert-check-ins',
  text: `INSERT INTO check_ins (id, offering_id, registration_id, session_id, code_hash, nonce, result, channel, device,
      by_user, door_link_id, occurred_at, received_at)
    SELECT *, $13::timestamptz FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::bytea[], $6::text[],
      $7::text[], $8::text[], $9::text[], $10::text[], $11::uuid[], $12::timestamptz[])`,
};
const insertEntries = {
  name: 'insert-attendances',
  text: `INSERT INTO attendances (registration_id, session_key, offering_id, check_in_id, channel, occurred_at)
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::timestamptz[])`,
};
/** Not a join, so that its plan, which is kept, can only be a look into the key. */
const raiseVersions = {
  name: 'raise-versions',
  text: `UPDATE registrations SET version = ($2::int[])[array_position($1::uuid[], id)] WHERE id = ANY($1::uuid[])`,
};

/**
 * A batch in four statements, sent together; if a nonce is taken, the others are undone with it. The rows of all holders
 * are locked by the caller.
 *
 * @param last whether nothing is asked for afterwards: then the COMMIT goes along
 * @throws NonceTaken
 */
export async function writeCheckIns(
  tx: EntityManager,
  outbox: Outbox,
  lines: Line[],
  now: Date,
  last: boolean,
): Promise<void> {
  if (lines.length === 0) return;
  const entries = lines.flatMap(({ holder, version, ...line }) =>
    holder && version !== undefined ? [{ ...line, holder, version }] : [],
  );
  await Promise.all([
    // First, since it throws at once what is wrong with a fact.
    outbox.addAll(tx, entries.map(factOf)),
    claim(tx, lines, now),
    writeEntries(tx, entries),
    last && commitBehind(tx),
  ]);
}

type Entry = Line & { holder: LockedHolder; version: number };

async function claim(tx: EntityManager, lines: Line[], now: Date): Promise<void> {
  // In the order of nonces, so that two batches that share some cannot wait for each other.
  const inOrder = [...lines].sort((a, b) => (a.scan.nonce < b.scan.nonce ? -1 : 1));
  try {
    await ask(tx, insertLines, valuesOf(inOrder, now));
  } catch (error) {
    const driver = error instanceof QueryFailedError ? (error.driverError as { constraint?: string }) : undefined;
    throw driver?.constraint === 'ux_check_ins_nonce' ? new NonceTaken() : error;
  }
}

const valuesOf = (lines: Line[], now: Date): unknown[] => [
  lines.map((line) => line.id),
  lines.map((line) => line.scan.eventId),
  lines.map((line) => line.holder?.id ?? null),
  lines.map((line) => line.scan.sessionId ?? null),
  lines.map((line) => line.codeHash),
  lines.map((line) => line.scan.nonce),
  lines.map((line) => line.result),
  lines.map((line) => line.scan.channel),
  lines.map((line) => line.scan.device ?? null),
  lines.map((line) => line.steward?.userId ?? null),
  lines.map((line) => line.steward?.doorLinkId ?? null),
  lines.map((line) => line.occurredAt),
  now,
];

async function writeEntries(tx: EntityManager, entries: Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const holders = [...new Set(entries.map(({ holder }) => holder))];
  await Promise.all([
    ask(tx, insertEntries, [
      entries.map(({ holder }) => holder.id),
      entries.map(({ scan }) => scan.sessionId ?? wholeEvent),
      entries.map(({ scan }) => scan.eventId),
      entries.map(({ id }) => id),
      entries.map(({ scan }) => scan.channel),
      entries.map(({ occurredAt }) => occurredAt),
    ]),
    ask(tx, raiseVersions, [holders.map(({ id }) => id), holders.map(({ version }) => version)]),
  ]);
}

const factOf = ({ id, scan, holder, version, occurredAt }: Entry): OutboxLine => ({
  fact: AttendanceRecorded,
  payload: {
    registrationId: holder.id,
    eventId: holder.offeringId,
    version,
    checkInId: id,
    ...(scan.sessionId === undefined ? {} : { sessionId: scan.sessionId }),
    occurredAt: occurredAt.toISOString(),
    channel: scan.channel,
  },
  about: { id: holder.id, version },
  traceparent: scan.traceparent,
});
