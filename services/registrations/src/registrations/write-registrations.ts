import { ask } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import type { Registration } from './registration.entity.js';
import type { SessionLine } from './seating.js';

const columns: [column: string, type: string, of: (registration: Registration) => unknown][] = [
  ['id', 'uuid', (r) => r.id],
  ['offering_id', 'uuid', (r) => r.offeringId],
  ['version', 'int', (r) => r.version],
  ['status', 'text', (r) => r.status],
  ['attendance_mode', 'text', (r) => r.attendanceMode],
  ['name', 'text', (r) => r.name],
  ['email', 'text', (r) => r.email],
  ['phone', 'text', (r) => r.phone],
  ['organisation', 'text', (r) => r.organisation],
  ['organisation_id', 'uuid', (r) => r.organisationId],
  ['attendee_kind', 'text', (r) => r.attendeeKind],
  ['title', 'text', (r) => r.title],
  ['locale', 'text', (r) => r.locale],
  ['answers', 'jsonb', (r) => JSON.stringify(r.answers)],
  ['answered', 'jsonb', (r) => JSON.stringify(r.answered)],
  ['invitation_id', 'uuid', (r) => r.invitationId],
  ['group_id', 'uuid', (r) => r.groupId],
  ['holds_seat', 'boolean', (r) => r.holdsSeat],
  ['beyond_capacity', 'boolean', (r) => r.beyondCapacity],
  ['approved_at', 'timestamptz', (r) => r.approvedAt],
  ['line', 'int', (r) => r.line],
  ['link_hash', 'bytea', (r) => r.linkHash],
  ['code_hash', 'bytea', (r) => r.codeHash],
  ['created_at', 'timestamptz', (r) => r.createdAt],
];

const insertAll = {
  name: 'insert-registrations',
  text: `INSERT INTO registrations (${columns.map(([column]) => column).join(', ')})
    SELECT * FROM unnest(${columns.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')})`,
};

/** Many registrations in one statement. */
export async function insertRegistrations(tx: EntityManager, rows: Registration[]): Promise<void> {
  if (rows.length === 0) return;
  await ask(
    tx,
    insertAll,
    columns.map(([, , of]) => rows.map(of)),
  );
}

/** What a decision changes of many registrations, in one statement. */
export async function updateRegistrations(tx: EntityManager, rows: Registration[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `UPDATE registrations r SET version = n.version, status = n.status, attendance_mode = n.attendance_mode,
       holds_seat = n.holds_seat, beyond_capacity = n.beyond_capacity, line = n.line, approved_at = n.approved_at, cancelled_by = n.cancelled_by,
       cancelled_at = n.cancelled_at, cancelled_from = n.cancelled_from, reason = n.reason,
       offer_expires_at = n.offer_expires_at, offer_lapsed_at = n.offer_lapsed_at
     FROM json_to_recordset($1) AS n (id uuid, version int, status text, attendance_mode text, holds_seat boolean, beyond_capacity boolean,
       line int, approved_at timestamptz, cancelled_by text, cancelled_at timestamptz, cancelled_from text, reason text,
       offer_expires_at timestamptz, offer_lapsed_at timestamptz)
     WHERE r.id = n.id`,
    [
      JSON.stringify(
        rows.map((r) => ({
          id: r.id,
          version: r.version,
          status: r.status,
          attendance_mode: r.attendanceMode,
          holds_seat: r.holdsSeat,
          beyond_capacity: r.beyondCapacity,
          line: r.line,
          approved_at: r.approvedAt,
          cancelled_by: r.cancelledBy,
          cancelled_at: r.cancelledAt,
          cancelled_from: r.cancelledFrom,
          reason: r.reason,
          offer_expires_at: r.offerExpiresAt,
          offer_lapsed_at: r.offerLapsedAt,
        })),
      ),
    ],
  );
}

export type StoredLine = SessionLine & { registrationId: string };

/** Session lines, new or changed. */
export async function writeSessionLines(tx: EntityManager, lines: StoredLine[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.query(
    `INSERT INTO registration_sessions (registration_id, session_id, status, holds_seat, line)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::boolean[], $5::int[])
     ON CONFLICT (registration_id, session_id)
       DO UPDATE SET status = excluded.status, holds_seat = excluded.holds_seat, line = excluded.line`,
    [
      lines.map((l) => l.registrationId),
      lines.map((l) => l.sessionId),
      lines.map((l) => l.status),
      lines.map((l) => l.holdsSeat),
      lines.map((l) => l.line),
    ],
  );
}

/** The live session lines of some registrations. */
export async function readSessionLines(tx: EntityManager, ids: readonly string[]): Promise<Map<string, StoredLine[]>> {
  const found = new Map<string, StoredLine[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return found;
  const rows: StoredLine[] = await tx.query(
    `SELECT registration_id AS "registrationId", session_id AS "sessionId", status, holds_seat AS "holdsSeat", line
     FROM registration_sessions WHERE registration_id = ANY($1) AND status <> 'cancelled'
     ORDER BY registration_id, session_id`,
    [ids],
  );
  for (const row of rows) found.get(row.registrationId)?.push(row);
  return found;
}
