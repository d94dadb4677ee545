import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { HistoryEntryDto } from './history.dto.js';
import type { LogAuthor, LogEntry } from './registration-log.js';

interface Row {
  at: Date;
  what: LogEntry;
  by: LogAuthor;
  userId: string | null;
  detail: Record<string, unknown> | null;
}

/** What became of one registration, newest first. */
@Injectable()
export class HistoryQuery {
  constructor(private readonly db: DataSource) {}

  async of(registrationId: string): Promise<HistoryEntryDto[]> {
    const rows: Row[] = await this.db.query(
      `SELECT at, what, by_whom AS by, user_id AS "userId", detail FROM registration_log
       WHERE registration_id = $1 ORDER BY seq DESC LIMIT 500`,
      [registrationId],
    );
    return rows.map(({ at, what, by, userId, detail }) => ({
      at: at.toISOString(),
      what,
      by,
      ...(userId === null ? {} : { userId }),
      ...(detail === null ? {} : { detail }),
    }));
  }
}
