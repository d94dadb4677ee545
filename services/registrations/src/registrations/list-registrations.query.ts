import { Injectable } from '@nestjs/common';
import type { AttendanceMode, AttendeeKind, RegistrationStatus } from '@zuomei/contracts';
import { Clock, decodeCursor, type Page, pageOf } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import type { Offering } from '../offerings/offering.entity.js';
import type { Answers } from './answers.js';
import { PlaceSecrets } from './place-secrets.js';
import { positionsInLine, sessionPositions } from './positions.query.js';
import { conditionsOf, type Filter } from './registration-filter.js';
import type { GroupItemDto, RegistrationItemDto, RegistrationListQuery } from './registration-list.dto.js';
import { waitingReasonsOf } from './waiting-reason.js';
import { readSessionLines } from './write-registrations.js';

interface Row {
  id: string;
  status: RegistrationStatus;
  name: string;
  email: string;
  phone: string | null;
  organisation: string | null;
  title: string | null;
  attendeeKind: AttendeeKind | null;
  attendanceMode: AttendanceMode;
  line: number | null;
  codeGeneration: number;
  createdAt: Date;
  erasedAt: Date | null;
  version: number;
  answers: Answers;
  groupId: string | null;
  offerExpiresAt: Date | null;
}

/** As a spreadsheet has it: with the answers. */
export type ExportedRegistration = RegistrationItemDto & { answers: Answers };

type Position = [number, string];

/** Behind everybody who has a number. */
const offTheLine = 2_147_483_647;

/** The people of one event, a page at a time, by key and never by offset: page 2,000 costs what page 1 costs. */
@Injectable()
export class ListRegistrations {
  constructor(
    private readonly db: DataSource,
    private readonly secrets: PlaceSecrets,
    private readonly clock: Clock,
  ) {}

  async page(offering: Offering, query: RegistrationListQuery): Promise<Page<RegistrationItemDto>> {
    const after = query.cursor === undefined ? undefined : decodeCursor<Position>(query.cursor, 2);
    const rows = await this.rows(offering, query, query.limit + 1, after);
    const { items, nextCursor } = pageOf(rows, query.limit, (row) => [row.line ?? offTheLine, row.id]);
    return { items: await this.items(offering, items), nextCursor };
  }

  /** All of them, in portions, for an export. */
  async *all(offering: Offering, filter: Filter): AsyncGenerator<ExportedRegistration[]> {
    let after: Position | undefined;
    for (;;) {
      const rows = await this.rows(offering, filter, 250, after);
      if (rows.length === 0) return;
      const items = await this.items(offering, rows);
      yield items.map((item, index) => ({ ...item, answers: rows[index]?.answers ?? {} }));
      const last = rows.at(-1);
      if (last) after = [last.line ?? offTheLine, last.id];
    }
  }

  private async rows(offering: Offering, filter: Filter, limit: number, after?: Position): Promise<Row[]> {
    const values: unknown[] = [offering.id, limit];
    const value = (v: unknown): string => `$${values.push(v)}`;
    const where = conditionsOf(filter, offering.over(this.clock.now()), value);
    // Those in line in the order of the line; everybody else in the order of sign-up.
    const inLine = filter.status === 'waitlisted';
    const [line, last] = after ? [value(after[0]), value(after[1])] : [];
    if (inLine) {
      where.push('offering_id = $1');
      if (line) where.push(`(coalesce(line, ${offTheLine}), id) > (${line}::int, ${last}::uuid)`);
    } else {
      // One event, said as a range: as a single one Postgres would take the key of all sign-ups there are for as good
      // an order as that of the event's own index, and look through those of all earlier events first.
      where.push('offering_id <= $1');
      where.push(line ? `(offering_id, id) > ($1, ${last}::uuid) AND ${line}::int IS NOT NULL` : 'offering_id >= $1');
    }
    return this.db.query(
      `SELECT id, status, name, email, phone, organisation, title, attendee_kind AS "attendeeKind",
         attendance_mode AS "attendanceMode", line, code_generation AS "codeGeneration", created_at AS "createdAt",
         erased_at AS "erasedAt", version, answers, group_id AS "groupId", offer_expires_at AS "offerExpiresAt"
       FROM registrations WHERE ${where.join(' AND ')} ORDER BY ${inLine ? `coalesce(line, ${offTheLine})` : 'offering_id'}, id LIMIT $2`,
      values,
    );
  }

  private async items(offering: Offering, rows: Row[]): Promise<RegistrationItemDto[]> {
    const waiting = rows.filter((row) => row.status === 'waitlisted');
    const positions = await positionsInLine(
      this.db.manager,
      offering,
      waiting.map((row) => row.id),
    );
    const reasons = await waitingReasonsOf(this.db.manager, offering, waiting);
    const groups = await this.groups(rows);
    const lines = offering.hasSessions
      ? await readSessionLines(
          this.db.manager,
          rows.map((row) => row.id),
        )
      : new Map<string, never[]>();
    const inSessions = await sessionPositions(this.db.manager, [...lines.values()].flat());
    const came = await this.firstScans(rows.map((row) => row.id));
    const over = offering.over(this.clock.now());
    return rows.map((row) => {
      const position = positions.get(row.id);
      const waits = reasons.get(row.id);
      const group = groups.get(row.groupId ?? '');
      return {
        id: row.id,
        status: row.status,
        ...(position === undefined ? {} : { position }),
        ...(waits === undefined ? {} : { waiting: waits }),
        ...(row.offerExpiresAt ? { offerExpiresAt: row.offerExpiresAt.toISOString() } : {}),
        ...(group ? { group } : {}),
        name: row.name,
        email: row.erasedAt ? '' : row.email,
        ...(row.phone ? { phone: row.phone } : {}),
        ...(row.organisation ? { organisation: row.organisation } : {}),
        ...(row.title ? { title: row.title } : {}),
        ...(row.attendeeKind ? { attendeeKind: row.attendeeKind } : {}),
        attendanceMode: row.attendanceMode,
        ...attendanceOf(row.status, came.get(row.id), over),
        ...(row.erasedAt ? { erasedAt: row.erasedAt.toISOString() } : {}),
        sessions: (lines.get(row.id) ?? []).map((line) => {
          const place = inSessions.get(`${row.id} ${line.sessionId}`);
          return {
            sessionId: line.sessionId,
            status: line.status,
            ...(place === undefined ? {} : { position: place }),
          };
        }),
        ...(row.status === 'confirmed' ? { checkInCode: this.secrets.checkInCode(row.id, row.codeGeneration) } : {}),
        createdAt: row.createdAt.toISOString(),
        version: row.version,
      };
    });
  }

  private async groups(rows: readonly Row[]): Promise<Map<string, GroupItemDto>> {
    const ids = [...new Set(rows.flatMap(({ groupId }) => groupId ?? []))];
    if (ids.length === 0) return new Map();
    const found: GroupItemDto[] = await this.db.query(
      'SELECT id, organisation, all_or_none AS "allOrNone" FROM groups WHERE id = ANY($1)',
      [ids],
    );
    return new Map(found.map((group) => [group.id, group]));
  }

  private async firstScans(ids: readonly string[]): Promise<Map<string, Date>> {
    const rows: { id: string; at: Date }[] = await this.db.query(
      'SELECT registration_id AS id, min(occurred_at) AS at FROM attendances WHERE registration_id = ANY($1) GROUP BY 1',
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.at]));
  }
}

function attendanceOf(
  status: RegistrationStatus,
  at: Date | undefined,
  over: boolean,
): Pick<RegistrationItemDto, 'attendance' | 'attendedAt'> {
  if (at) return { attendance: 'attended', attendedAt: at.toISOString() };
  return over && status === 'confirmed' ? { attendance: 'no_show' } : {};
}
