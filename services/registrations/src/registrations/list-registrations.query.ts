import { Injectable } from '@nestjs/common';
import type { AttendanceMode, RegistrationStatus } from '@zuomei/contracts';
import { decodeCursor, type Page, pageOf } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import type { Offering } from '../offerings/offering.entity.js';
import { PlaceSecrets } from './place-secrets.js';
import { positionsInLine, sessionPositions } from './positions.query.js';
import type { RegistrationFilter, RegistrationItemDto, RegistrationListQuery } from './registration-list.dto.js';
import { readSessionLines } from './write-registrations.js';

interface Row {
  id: string;
  status: RegistrationStatus;
  name: string;
  email: string;
  phone: string | null;
  organisation: string | null;
  title: string | null;
  attendanceMode: AttendanceMode;
  line: number | null;
  codeGeneration: number;
  createdAt: Date;
  version: number;
}

type Position = [number, string];

/** The people of one event, a page at a time, by key and never by offset: page 2,000 costs what page 1 costs. */
@Injectable()
export class ListRegistrations {
  constructor(
    private readonly db: DataSource,
    private readonly secrets: PlaceSecrets,
  ) {}

  async page(offering: Offering, query: RegistrationListQuery): Promise<Page<RegistrationItemDto>> {
    const after = query.cursor === undefined ? undefined : decodeCursor<Position>(query.cursor, 2);
    const rows = await this.rows(offering.id, query, query.limit + 1, after);
    const { items, nextCursor } = pageOf(rows, query.limit, (row) => [row.line ?? 0, row.id]);
    return { items: await this.items(offering, items), nextCursor };
  }

  /** All of them, in portions, for an export. */
  async *all(offering: Offering, filter: RegistrationFilter): AsyncGenerator<RegistrationItemDto[]> {
    let after: Position | undefined;
    for (;;) {
      const rows = await this.rows(offering.id, filter, 1000, after);
      if (rows.length === 0) return;
      yield await this.items(offering, rows);
      const last = rows.at(-1);
      if (last) after = [last.line ?? 0, last.id];
    }
  }

  private async rows(id: string, { status, q }: RegistrationFilter, limit: number, after?: Position): Promise<Row[]> {
    const values: unknown[] = [id, limit];
    const where = ['offering_id = $1'];
    const value = (v: unknown): string => `$${values.push(v)}`;
    if (status !== undefined) where.push(`status = ${value(status)}`);
    if (q !== undefined && q.trim() !== '') {
      const needle = value(q.trim().toLowerCase());
      where.push(`strpos(lower(concat_ws(chr(10), name, email, organisation, phone)), ${needle}) > 0`);
    }
    // Those in line in the order of the line; everybody else in the order of sign-up.
    const inLine = status === 'waitlisted';
    if (after) {
      const [line, last] = [value(after[0]), value(after[1])];
      where.push(
        inLine ? `(line, id) > (${line}::int, ${last}::uuid)` : `id > ${last}::uuid AND ${line}::int IS NOT NULL`,
      );
    }
    return this.db.query(
      `SELECT id, status, name, email, phone, organisation, title, attendance_mode AS "attendanceMode", line,
         code_generation AS "codeGeneration", created_at AS "createdAt", version
       FROM registrations WHERE ${where.join(' AND ')} ORDER BY ${inLine ? 'line, id' : 'id'} LIMIT $2`,
      values,
    );
  }

  private async items(offering: Offering, rows: Row[]): Promise<RegistrationItemDto[]> {
    const waiting = rows.filter((row) => row.status === 'waitlisted').map((row) => row.id);
    const positions = await positionsInLine(this.db.manager, offering, waiting);
    const lines = offering.hasSessions
      ? await readSessionLines(
          this.db.manager,
          rows.map((row) => row.id),
        )
      : new Map<string, never[]>();
    const inSessions = await sessionPositions(this.db.manager, [...lines.values()].flat());
    return rows.map((row) => {
      const position = positions.get(row.id);
      return {
        id: row.id,
        status: row.status,
        ...(position === undefined ? {} : { position }),
        name: row.name,
        email: row.email,
        ...(row.phone ? { phone: row.phone } : {}),
        ...(row.organisation ? { organisation: row.organisation } : {}),
        ...(row.title ? { title: row.title } : {}),
        attendanceMode: row.attendanceMode,
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
}
