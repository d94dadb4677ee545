import { AttendanceRecorded, type CheckInResult } from '@zuomei/contracts';
import { guardOff, type Outbox } from '@zuomei/messaging';
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

/** A batch in four statements. The rows of all holders are locked by the caller. @throws NonceTaken */
export async function writeCheckIns(tx: EntityManager, outbox: Outbox, lines: Line[], now: Date): Promise<void> {
  if (lines.length === 0) return;
  const claim = guardOff('check-in-nonce') ? '' : 'ON CONFLICT (offering_id, nonce) WHERE nonce IS NOT NULL DO NOTHING';
  // In the order of nonces, so that two batches that share some cannot wait for each other.
  const sorted = [...lines].sort((a, b) => (a.scan.nonce < b.scan.nonce ? -1 : 1));
  const written: unknown[] = await tx.query(
    `INSERT INTO check_ins (id, offering_id, registration_id, session_id, code_hash, nonce, result, channel, device,
       by_user, door_link_id, occurred_at, received_at)
     SELECT *, $13::timestamptz FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::bytea[], $6::text[],
       $7::text[], $8::text[], $9::text[], $10::text[], $11::uuid[], $12::timestamptz[])
     ${claim} RETURNING id`,
    [
      sorted.map((line) => line.id),
      sorted.map((line) => line.scan.eventId),
      sorted.map((line) => line.holder?.id ?? null),
      sorted.map((line) => line.scan.sessionId ?? null),
      sorted.map((line) => line.codeHash),
      sorted.map((line) => line.scan.nonce),
      sorted.map((line) => line.result),
      sorted.map((line) => line.scan.channel),
      sorted.map((line) => line.scan.device ?? null),
      sorted.map((line) => line.steward?.userId ?? null),
      sorted.map((line) => line.steward?.doorLinkId ?? null),
      sorted.map((line) => line.occurredAt),
      now,
    ],
  );
  if (written.length < lines.length) throw new NonceTaken();
  const entries = lines.flatMap(({ holder, version, ...line }) =>
    holder && version !== undefined ? [{ ...line, holder, version }] : [],
  );
  if (entries.length === 0) return;
  await tx.query(
    `INSERT INTO attendances (registration_id, session_key, offering_id, check_in_id, channel, occurred_at)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::timestamptz[])`,
    [
      entries.map(({ holder }) => holder.id),
      entries.map(({ scan }) => scan.sessionId ?? wholeEvent),
      entries.map(({ scan }) => scan.eventId),
      entries.map(({ id }) => id),
      entries.map(({ scan }) => scan.channel),
      entries.map(({ occurredAt }) => occurredAt),
    ],
  );
  const holders = [...new Set(entries.map(({ holder }) => holder))];
  await tx.query(
    `UPDATE registrations r SET version = n.version FROM unnest($1::uuid[], $2::int[]) AS n (id, version)
     WHERE r.id = n.id`,
    [holders.map(({ id }) => id), holders.map(({ version }) => version)],
  );
  await outbox.addAll(
    tx,
    entries.map(({ id, scan, holder, version, occurredAt }) => ({
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
    })),
  );
}
