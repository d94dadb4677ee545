import { Injectable } from '@nestjs/common';
import type { CheckInChannel, CheckInResult } from '@zuomei/contracts';
import { decodeCursor, type Page, pageOf } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { AttendanceDto, AttendanceQuery, CheckInResultDto } from './check-ins.dto.js';
import { CheckInNotFound } from './check-ins.errors.js';
import { wholeEvent } from './write-attendance.js';

interface CheckInRow {
  id: string;
  result: CheckInResult;
  session_id: string | null;
  occurred_at: Date;
  undone_at: Date | null;
  first_at: Date | null;
  registration_id: string | null;
  name: string | null;
  organisation: string | null;
}

interface Told {
  id: string;
  result: CheckInResult;
  sessionId: string | undefined;
  occurredAt: Date;
  undoneAt?: Date | undefined;
  /** The first entry, where this was not it. */
  firstAt: Date | undefined;
  registration: { id: string; name: string; organisation: string | null } | undefined;
}

export const resultOf = ({ registration, ...told }: Told): CheckInResultDto => ({
  id: told.id,
  result: told.result,
  ...(told.sessionId ? { sessionId: told.sessionId } : {}),
  occurredAt: told.occurredAt.toISOString(),
  ...(told.undoneAt ? { undoneAt: told.undoneAt.toISOString() } : {}),
  ...(told.result === 'already_checked_in' && told.firstAt ? { firstAt: told.firstAt.toISOString() } : {}),
  ...(registration
    ? {
        registration: {
          id: registration.id,
          name: registration.name,
          ...(registration.organisation ? { organisation: registration.organisation } : {}),
        },
      }
    : {}),
});

/** Scans with what came of them. The person is told only at the door of the event they are registered for. */
export async function readCheckIns(manager: EntityManager, ids: string[]): Promise<Map<string, CheckInResultDto>> {
  if (ids.length === 0) return new Map();
  const rows = await manager.query<CheckInRow[]>(
    `SELECT c.id, c.result, c.session_id, c.occurred_at, u.received_at AS undone_at, a.occurred_at AS first_at,
       r.id AS registration_id, r.name, r.organisation
     FROM check_ins c
     LEFT JOIN check_ins u ON u.undoes = c.id
     LEFT JOIN registrations r ON r.id = c.registration_id AND r.offering_id = c.offering_id
     LEFT JOIN attendances a ON a.registration_id = r.id AND a.session_key = coalesce(c.session_id, $2::uuid)
     WHERE c.id = ANY($1::uuid[]) AND c.undoes IS NULL`,
    [ids, wholeEvent],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      resultOf({
        id: row.id,
        result: row.result,
        sessionId: row.session_id ?? undefined,
        occurredAt: row.occurred_at,
        undoneAt: row.undone_at ?? undefined,
        firstAt: row.first_at ?? undefined,
        registration: row.registration_id
          ? { id: row.registration_id, name: row.name ?? '', organisation: row.organisation }
          : undefined,
      }),
    ]),
  );
}

export async function readCheckIn(manager: EntityManager, id: string): Promise<CheckInResultDto> {
  const found = (await readCheckIns(manager, [id])).get(id);
  if (!found) throw new CheckInNotFound();
  return found;
}

interface AttendanceRow {
  registration_id: string;
  offering_id: string;
  check_in_id: string;
  occurred_at: Date;
  channel: CheckInChannel;
  organisation_id: string | null;
  attendee_kind: string | null;
}

/** Who was there, without names: one for each registration, by its first scan. What reports count. */
@Injectable()
export class AttendancesQuery {
  constructor(private readonly db: DataSource) {}

  async page(query: AttendanceQuery): Promise<Page<AttendanceDto>> {
    const values: unknown[] = [query.limit + 1];
    const value = (v: unknown): string => `$${values.push(v)}`;
    const where = [`o.status IN ('published', 'ended')`];
    const local = '(o.starts_at AT TIME ZONE o.time_zone)::date';
    if (query.event) where.push(`o.id = ${value(query.event)}`);
    if (query.series) where.push(`o.series_id = ${value(query.series)}`);
    if (query.kind) where.push(`o.kind = ${value(query.kind)}`);
    if (query.host) where.push(`${value(query.host)} = ANY(o.host_ids)`);
    if (query.industry) where.push(`o.industry = ${value(query.industry)}`);
    if (query.from) where.push(`${local} >= ${value(query.from)}::date`);
    if (query.to) where.push(`${local} <= ${value(query.to)}::date`);
    if (query.cursor) where.push(`a.registration_id > ${value(decodeCursor<[string]>(query.cursor, 1)[0])}::uuid`);
    const rows: AttendanceRow[] = await this.db.query(
      `SELECT DISTINCT ON (a.registration_id) a.registration_id, a.offering_id, a.check_in_id, a.occurred_at, a.channel,
         r.organisation_id, r.attendee_kind
       FROM attendances a JOIN offerings o ON o.id = a.offering_id JOIN registrations r ON r.id = a.registration_id
       WHERE ${where.join(' AND ')} ORDER BY a.registration_id, a.occurred_at LIMIT $1`,
      values,
    );
    const { items, nextCursor } = pageOf(rows, query.limit, (row) => [row.registration_id]);
    return { items: items.map(attendanceOf), nextCursor };
  }
}

const attendanceOf = (row: AttendanceRow): AttendanceDto => ({
  registrationId: row.registration_id,
  eventId: row.offering_id,
  checkInId: row.check_in_id,
  occurredAt: row.occurred_at.toISOString(),
  channel: row.channel,
  ...(row.organisation_id ? { organisationId: row.organisation_id } : {}),
  ...(row.attendee_kind ? { attendeeKind: row.attendee_kind } : {}),
});
