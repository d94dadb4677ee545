import { Injectable } from '@nestjs/common';
import type { CheckInChannel, CheckInResult } from '@zuomei/contracts';
import { decodeCursor, type Page, pageOf } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { AttendanceDto, AttendanceQuery, CheckInResultDto } from './check-ins.dto.js';
import { CheckInNotFound } from './check-ins.errors.js';

interface CheckInRow {
  id: string;
  result: CheckInResult;
  session_id: string | null;
  occurred_at: Date;
  undone_at: Date | null;
  registration_id: string | null;
  name: string | null;
  organisation: string | null;
}

/** A scan with what came of it. The person is told only at the door of the event they are registered for. */
export async function readCheckIn(manager: EntityManager, id: string): Promise<CheckInResultDto> {
  const [row] = await manager.query<CheckInRow[]>(
    `SELECT c.id, c.result, c.session_id, c.occurred_at, u.received_at AS undone_at,
       r.id AS registration_id, r.name, r.organisation
     FROM check_ins c
     LEFT JOIN check_ins u ON u.undoes = c.id
     LEFT JOIN registrations r ON r.id = c.registration_id AND r.offering_id = c.offering_id
     WHERE c.id = $1 AND c.undoes IS NULL`,
    [id],
  );
  if (!row) throw new CheckInNotFound();
  return {
    id: row.id,
    result: row.result,
    ...(row.session_id ? { sessionId: row.session_id } : {}),
    occurredAt: row.occurred_at.toISOString(),
    ...(row.undone_at ? { undoneAt: row.undone_at.toISOString() } : {}),
    ...(row.registration_id
      ? {
          registration: {
            id: row.registration_id,
            name: row.name ?? '',
            ...(row.organisation ? { organisation: row.organisation } : {}),
          },
        }
      : {}),
  };
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
