import { AttendanceRecorded, type CheckInResult } from '@zuomei/contracts';
import { guardOff, type Outbox, type OutboxLine } from '@zuomei/messaging';
import { ask } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
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
const claimLines = {
  name: 'claim-check-ins',
  text: `${insertLines.text} ON CONFLICT (offering_id, nonce) WHERE nonce IS NOT NULL DO NOTHING RETURNING id`,
};
const insertEntries = {
  name: 'insert-attendances',
  text: `INSERT INTO attendances (registration_id, session_key, offering_id, check_in_id, channel, occurred_at)
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::timestamptz[])`,
};
const raiseVersions = {
  text: `UPDATE registrations r SET version = n.version FROM unnest($1::uuid[], $2::int[]) AS n (id, version)
    WHERE r.id = n.id`,
};

/** A batch in four statements. The rows of all holders are locked by the caller. @throws NonceTaken */
export async function writeCheckIns(tx: EntityManager, outbox: Outbox, lines: Line[], now: Date): Promise<void> {
  if (lines.length === 0) return;
  const entries = lines.flatMap(({ holder, version, ...line }) =>
    holder && version !== undefined ? [{ ...line, holder, version }] : [],
  );
  // Sent together; if a nonce is taken, what follows is undone with the rest.
  const [written] = await Promise.all([
    guardOff('check-in-nonce') ? ask(tx, insertLines, valuesOf(lines, now)).then(() => lines) : claim(tx, lines, now),
    writeEntries(tx, entries),
    outbox.addAll(tx, entries.map(factOf)),
  ]);
  if (written.length < lines.length) throw new NonceTaken();
}

type Entry = Line & { holder: LockedHolder; version: number };

const claim = (tx: EntityManager, lines: Line[], now: Date): Promise<unknown[]> =>
  // In the order of nonces, so that two batches that share some cannot wait for each other.
  ask(
    tx,
    claimLines,
    valuesOf(
      [...lines].sort((a, b) => (a.scan.nonce < b.scan.nonce ? -1 : 1)),
      now,
    ),
  );

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
