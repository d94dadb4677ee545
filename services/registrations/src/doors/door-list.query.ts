import { Injectable } from '@nestjs/common';
import type { RegistrationStatus } from '@zuomei/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { OfferedSession } from '../offerings/offered-session.entity.js';
import { Offering } from '../offerings/offering.entity.js';
import type { DoorCountDto, DoorEventDto, DoorListDto, DoorListQueryDto, DoorPersonDto } from './doors.dto.js';

/** Stands for the event itself where others name a session. */
const wholeEvent = '00000000-0000-0000-0000-000000000000';

interface Row {
  id: string;
  status: RegistrationStatus;
  code_hash: string;
  name: string;
  organisation: string | null;
  sessions: string[] | null;
  entries: { key: string; at: string }[] | null;
}

/** What a device needs to work without network, and how many have come. */
@Injectable()
export class DoorListQuery {
  constructor(private readonly db: DataSource) {}

  /**
   * Everybody whose code may be shown, or only who has changed since a version. A version is the oldest transaction
   * that was still running: every later change, a check-in too, has written the registration's row in a newer one.
   */
  async list(offering: Offering, { since, cursor, limit }: DoorListQueryDto): Promise<DoorListDto> {
    return this.db.transaction('REPEATABLE READ', async (tx) => {
      const [at] = await tx.query<{ version: string; newer: boolean }[]>(
        `SELECT v::text AS version, coalesce($1::numeric BETWEEN v - 1000000000 AND v, false) AS newer
         FROM (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::numeric AS v) AS snapshot`,
        [since ?? null],
      );
      const whole = !at?.newer;
      // One event said as a range, so that its own index is read: see list-registrations.query.ts.
      const rows = await tx.query<Row[]>(
        `SELECT r.id, r.status, encode(r.code_hash, 'hex') AS code_hash, r.name, r.organisation,
           (SELECT json_agg(s.session_id) FROM registration_sessions s
            WHERE s.registration_id = r.id AND s.status = 'confirmed') AS sessions,
           (SELECT json_agg(json_build_object('key', a.session_key, 'at', a.occurred_at)) FROM attendances a
            WHERE a.registration_id = r.id) AS entries
         FROM registrations r
         WHERE (r.offering_id, r.id) > ($1, $2) AND r.offering_id <= $1 ${whole ? '' : 'AND age(r.xmin) <= age(($4::numeric % 4294967296)::text::xid)'}
         ORDER BY r.offering_id, r.id LIMIT $3`,
        [offering.id, cursor ?? wholeEvent, limit + 1, ...(whole ? [] : [since])],
      );
      const items = rows.slice(0, limit);
      return {
        event: await doorEvent(tx, offering),
        items: items.map(personOf),
        nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
        version: at?.version ?? '0',
        whole,
      };
    });
  }

  async count(offering: Offering, sessionId: string | undefined): Promise<DoorCountDto> {
    const [row] =
      sessionId === undefined
        ? await this.db.query<DoorCountDto[]>(
            `SELECT count(DISTINCT registration_id)::int AS attended, $2::int AS expected
             FROM attendances WHERE offering_id = $1`,
            [offering.id, offering.confirmed],
          )
        : await this.db.query<DoorCountDto[]>(
            `SELECT (SELECT count(*)::int FROM attendances WHERE offering_id = $1 AND session_key = $2) AS attended,
               CASE WHEN s.capacity IS NULL THEN $3::int ELSE
                 (SELECT count(*)::int FROM registration_sessions r
                  WHERE r.session_id = $2 AND r.status = 'confirmed') END AS expected
             FROM offered_sessions s WHERE s.session_id = $2 AND s.offering_id = $1`,
            [offering.id, sessionId, offering.confirmed],
          );
    return row ?? { attended: 0, expected: 0 };
  }

  async event(id: string): Promise<DoorEventDto> {
    return doorEvent(this.db.manager, await this.db.manager.findOneByOrFail(Offering, { id }));
  }
}

/** Of who has no place no name: their code is refused without one. */
const personOf = (row: Row): DoorPersonDto => ({
  registrationId: row.id,
  status: row.status,
  codeHash: row.code_hash,
  ...(row.status === 'confirmed' ? { name: row.name } : {}),
  ...(row.status === 'confirmed' && row.organisation ? { organisation: row.organisation } : {}),
  ...(row.sessions ? { sessionIds: row.sessions } : {}),
  ...(row.entries
    ? {
        entries: row.entries.map(({ key, at }) => ({
          ...(key === wholeEvent ? {} : { sessionId: key }),
          at: new Date(at).toISOString(),
        })),
      }
    : {}),
});

async function doorEvent(manager: EntityManager, o: Offering): Promise<DoorEventDto> {
  const sessions = o.hasSessions ? await manager.findBy(OfferedSession, { offeringId: o.id, removed: false }) : [];
  return {
    id: o.id,
    title: o.title,
    ...(o.titleEn ? { titleEn: o.titleEn } : {}),
    startsAt: o.startsAt.toISOString(),
    endsAt: o.endsAt.toISOString(),
    timeZone: o.timeZone,
    ...(o.venue ? { venue: o.venue } : {}),
    ...(o.checkInOpensAt ? { checkInOpensAt: o.checkInOpensAt.toISOString() } : {}),
    ...(o.checkInClosesAt ? { checkInClosesAt: o.checkInClosesAt.toISOString() } : {}),
    sessions: sessions
      .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
      .map((session) => ({
        sessionId: session.sessionId,
        title: session.title,
        startsAt: session.startsAt.toISOString(),
        endsAt: session.endsAt.toISOString(),
        ...(session.room ? { room: session.room } : {}),
        places: session.capacity !== null,
      })),
  };
}
