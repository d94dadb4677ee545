import { Injectable } from '@nestjs/common';
import type { CheckInChannel, CheckInResult } from '@zuomei/contracts';
import { decodeCursor, type Page, pageOf } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import type { CheckInLineDto, CheckInLogFilter, CheckInLogQuery } from './check-in-log.dto.js';

interface Row {
  id: string;
  result: CheckInResult | null;
  undoes: string | null;
  undone_at: Date | null;
  channel: CheckInChannel;
  device: string | null;
  door: string | null;
  session: string | null;
  occurred_at: Date;
  received_at: Date;
  registration_id: string | null;
  name: string | null;
  organisation: string | null;
}

/** Every scan of an event, the refused and the undone too; the newest first, by key. */
@Injectable()
export class CheckInLog {
  constructor(private readonly db: DataSource) {}

  async page(eventId: string, query: CheckInLogQuery): Promise<Page<CheckInLineDto>> {
    const after = query.cursor === undefined ? undefined : decodeCursor<[string]>(query.cursor, 1)[0];
    const rows = await this.rows(eventId, query, query.limit + 1, after);
    const { items, nextCursor } = pageOf(rows, query.limit, (row) => [row.id]);
    return { items: items.map(lineOf), nextCursor };
  }

  /** All of it, in portions, for an export. */
  async *all(eventId: string, filter: CheckInLogFilter): AsyncGenerator<CheckInLineDto[]> {
    let after: string | undefined;
    for (;;) {
      const rows = await this.rows(eventId, filter, 1000, after);
      if (rows.length === 0) return;
      yield rows.map(lineOf);
      after = rows.at(-1)?.id;
    }
  }

  private rows(
    id: string,
    { result, channel, device }: CheckInLogFilter,
    limit: number,
    after?: string,
  ): Promise<Row[]> {
    const values: unknown[] = [id, limit];
    const where = ['c.offering_id = $1'];
    const value = (v: unknown): string => `$${values.push(v)}`;
    if (result !== undefined) where.push(`c.result = ${value(result)}`);
    if (channel !== undefined) where.push(`c.channel = ${value(channel)}`);
    if (device !== undefined) where.push(`c.device = ${value(device)}`);
    if (after !== undefined) where.push(`c.id < ${value(after)}::uuid`);
    return this.db.query(
      `SELECT c.id, c.result, c.undoes, u.received_at AS undone_at, c.channel, c.device, l.label AS door,
         s.title AS session, c.occurred_at, c.received_at, r.id AS registration_id, r.name, r.organisation
       FROM check_ins c
       LEFT JOIN check_ins u ON u.undoes = c.id
       LEFT JOIN door_links l ON l.id = c.door_link_id
       LEFT JOIN offered_sessions s ON s.session_id = c.session_id
       LEFT JOIN registrations r ON r.id = c.registration_id AND r.offering_id = c.offering_id
       WHERE ${where.join(' AND ')} ORDER BY c.id DESC LIMIT $2`,
      values,
    );
  }
}

const lineOf = (row: Row): CheckInLineDto => ({
  id: row.id,
  ...(row.result ? { result: row.result } : {}),
  ...(row.undoes ? { undoes: row.undoes } : {}),
  ...(row.undone_at ? { undoneAt: row.undone_at.toISOString() } : {}),
  channel: row.channel,
  ...(row.device ? { device: row.device } : {}),
  ...(row.door ? { door: row.door } : {}),
  ...(row.session ? { session: row.session } : {}),
  occurredAt: row.occurred_at.toISOString(),
  receivedAt: row.received_at.toISOString(),
  ...(row.registration_id
    ? {
        registration: {
          id: row.registration_id,
          name: row.name ?? '',
          ...(row.organisation ? { organisation: row.organisation } : {}),
        },
      }
    : {}),
});
