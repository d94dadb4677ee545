import { Injectable } from '@nestjs/common';
import { Clock } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import type { Offering } from '../offerings/offering.entity.js';
import type {
  DayCountDto,
  FunnelDto,
  KindCountDto,
  ModeCountDto,
  OrganisationCountDto,
  SessionCountDto,
  StatisticsDto,
  StatusCountDto,
} from './statistics.dto.js';

const live = `r.status NOT IN ('cancelled', 'rejected')`;
const came = `LEFT JOIN (SELECT DISTINCT registration_id FROM attendances WHERE offering_id = $1) a
  ON a.registration_id = r.id`;
const counts = 'count(*)::int AS registered, count(a.registration_id)::int AS attended';

/** Figures of an event, counted from its rows: what erasing leaves in them is all that is counted. */
@Injectable()
export class StatisticsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async of(offering: Offering): Promise<StatisticsDto> {
    const { id } = offering;
    const read = <T>(sql: string, more: unknown[] = []): Promise<T[]> => this.db.query(sql, [id, ...more]);
    return {
      eventId: id,
      signUpsByDay: await read<DayCountDto>(
        `SELECT to_char(day, 'YYYY-MM-DD') AS day, sum(signed)::int AS "signUps", sum(left_)::int AS cancellations
         FROM (
           SELECT (created_at AT TIME ZONE $2)::date AS day, 1 AS signed, 0 AS left_ FROM registrations
           WHERE offering_id = $1
           UNION ALL
           SELECT (cancelled_at AT TIME ZONE $2)::date, 0, 1 FROM registrations
           WHERE offering_id = $1 AND cancelled_at IS NOT NULL
         ) days GROUP BY 1 ORDER BY 1`,
        [offering.timeZone],
      ),
      byStatus: await read<StatusCountDto>(
        'SELECT status, count(*)::int AS count FROM registrations WHERE offering_id = $1 GROUP BY 1 ORDER BY 2 DESC, 1',
      ),
      byKind: await read<KindCountDto>(
        `SELECT r.attendee_kind AS "attendeeKind", ${counts} FROM registrations r ${came}
         WHERE r.offering_id = $1 AND ${live} GROUP BY 1 ORDER BY 2 DESC, 1`,
      ),
      byMode: await read<ModeCountDto>(
        `SELECT r.attendance_mode AS "attendanceMode", ${counts} FROM registrations r ${came}
         WHERE r.offering_id = $1 AND ${live} GROUP BY 1 ORDER BY 1 DESC`,
      ),
      byOrganisation: await read<OrganisationCountDto>(
        `SELECT r.organisation, ${counts} FROM registrations r ${came}
         WHERE r.offering_id = $1 AND ${live} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50`,
      ),
      sessions: await read<SessionCountDto>(
        `SELECT s.session_id AS "sessionId", s.title, s.capacity,
           (SELECT count(*)::int FROM registration_sessions l
            WHERE l.session_id = s.session_id AND l.status = 'confirmed') AS confirmed,
           (SELECT count(*)::int FROM registration_sessions l
            WHERE l.session_id = s.session_id AND l.status = 'waitlisted') AS waitlisted,
           (SELECT count(*)::int FROM attendances a
            WHERE a.offering_id = $1 AND a.session_key = s.session_id) AS attended
         FROM offered_sessions s WHERE s.offering_id = $1 AND NOT s.removed ORDER BY s.starts_at, s.session_id`,
      ),
      funnel: await this.funnel(offering),
    };
  }

  private async funnel(offering: Offering): Promise<FunnelDto> {
    const [row] = await this.db.query<(Omit<FunnelDto, 'noShows'> & { missed: number })[]>(
      `SELECT (SELECT coalesce(sum(seats), 0)::int FROM invitations WHERE offering_id = $1 AND status <> 'revoked')
           AS invited,
         count(*) FILTER (WHERE r.invitation_id IS NOT NULL AND ${live})::int AS "invitedSignedUp",
         count(*)::int AS "signedUp", count(*) FILTER (WHERE r.status = 'confirmed')::int AS confirmed,
         count(a.registration_id)::int AS attended,
         count(*) FILTER (WHERE r.status = 'confirmed' AND a.registration_id IS NULL)::int AS missed
       FROM registrations r ${came} WHERE r.offering_id = $1`,
      [offering.id],
    );
    if (!row) return { invited: 0, invitedSignedUp: 0, signedUp: 0, confirmed: 0, attended: 0, noShows: null };
    const { missed, ...counted } = row;
    return { ...counted, noShows: offering.over(this.clock.now()) ? missed : null };
  }
}
