import { Injectable } from '@nestjs/common';
import { Clock } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { DoorLinkNotFound } from './door-links.errors.js';
import type { DoorLinkDto } from './doors.dto.js';

interface Row {
  id: string;
  label: string;
  created_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
  scans: number;
  last_scan_at: Date | null;
}

/** The door links of an event, with what was done with them; never their secrets. */
@Injectable()
export class DoorLinksQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async list(eventId: string): Promise<DoorLinkDto[]> {
    const rows = await this.db.query<Row[]>(
      `SELECT l.id, l.label, l.created_at, l.expires_at, l.revoked_at, coalesce(c.scans, 0) AS scans, c.last_scan_at
       FROM door_links l LEFT JOIN (
         SELECT door_link_id, count(*)::int AS scans, max(received_at) AS last_scan_at
         FROM check_ins WHERE offering_id = $1 AND undoes IS NULL GROUP BY door_link_id
       ) c ON c.door_link_id = l.id
       WHERE l.offering_id = $1 ORDER BY l.id DESC LIMIT 200`,
      [eventId],
    );
    return rows.map((row) => this.said(row));
  }

  async one(eventId: string, id: string): Promise<DoorLinkDto> {
    const found = (await this.list(eventId)).find((link) => link.id === id);
    if (!found) throw new DoorLinkNotFound();
    return found;
  }

  private said(row: Row): DoorLinkDto {
    return {
      id: row.id,
      label: row.label,
      status: row.revoked_at ? 'revoked' : row.expires_at <= this.clock.now() ? 'expired' : 'active',
      createdAt: row.created_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      ...(row.revoked_at ? { revokedAt: row.revoked_at.toISOString() } : {}),
      scans: row.scans,
      ...(row.last_scan_at ? { lastScanAt: row.last_scan_at.toISOString() } : {}),
    };
  }
}
