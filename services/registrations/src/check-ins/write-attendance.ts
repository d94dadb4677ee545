import { AttendanceRecorded, AttendanceUndone, type CheckInChannel } from '@zuomei/contracts';
import type { Outbox } from '@zuomei/messaging';
import type { EntityManager } from 'typeorm';
import type { Registration } from '../registrations/registration.entity.js';

/** Stands for the event itself where others name a session. */
export const wholeEvent = '00000000-0000-0000-0000-000000000000';

export interface Attendance {
  checkInId: string;
  sessionId: string | undefined;
  occurredAt: Date;
  channel: CheckInChannel;
}

/** The registration's row is locked by the caller: its version and the order of its facts depend on it. */
export async function writeAttendance(
  tx: EntityManager,
  outbox: Outbox,
  registration: Registration,
  { checkInId, sessionId, occurredAt, channel }: Attendance,
): Promise<void> {
  await tx.query(
    `INSERT INTO attendances (registration_id, session_key, offering_id, check_in_id, channel, occurred_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [registration.id, sessionId ?? wholeEvent, registration.offeringId, checkInId, channel, occurredAt],
  );
  const version = await nextVersion(tx, registration);
  await outbox.add(
    tx,
    AttendanceRecorded,
    {
      registrationId: registration.id,
      eventId: registration.offeringId,
      version,
      checkInId,
      ...(sessionId ? { sessionId } : {}),
      occurredAt: occurredAt.toISOString(),
      channel,
    },
    { id: registration.id, version },
  );
}

export async function removeAttendance(
  tx: EntityManager,
  outbox: Outbox,
  registration: Registration,
  checkInId: string,
): Promise<void> {
  // The registration leads the key: the check-in alone would be looked for in all there are.
  await tx.query('DELETE FROM attendances WHERE registration_id = $1 AND check_in_id = $2', [
    registration.id,
    checkInId,
  ]);
  const version = await nextVersion(tx, registration);
  await outbox.add(
    tx,
    AttendanceUndone,
    { registrationId: registration.id, eventId: registration.offeringId, version, checkInId },
    { id: registration.id, version },
  );
}

async function nextVersion(tx: EntityManager, registration: Registration): Promise<number> {
  registration.version += 1;
  await tx.query('UPDATE registrations SET version = $2 WHERE id = $1', [registration.id, registration.version]);
  return registration.version;
}

export async function hasAttended(tx: EntityManager, id: string, sessionId: string | undefined): Promise<boolean> {
  const rows: unknown[] = await tx.query('SELECT 1 FROM attendances WHERE registration_id = $1 AND session_key = $2', [
    id,
    sessionId ?? wholeEvent,
  ]);
  return rows.length > 0;
}
