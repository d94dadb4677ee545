import { Inject, Injectable } from '@nestjs/common';
import { Clock, linkSecret } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { Settings } from '../config.js';
import { SETTINGS } from '../settings.module.js';

export interface WallCode {
  /** Opens the page on the attendee's phone. */
  url: string;
  generation: number;
  issuedAt?: string;
}

/** The code on the wall that attendees scan with their own phones: one at a time for each event, 132 bits. */
@Injectable()
export class WallCodes {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  code(eventId: string, generation: number): string {
    return linkSecret(this.settings.linkKey, 'wall', eventId, generation).slice(0, 22);
  }

  async read(eventId: string): Promise<WallCode> {
    const [row] = await this.db.query<{ generation: number; issued_at: Date }[]>(
      'SELECT generation, issued_at FROM wall_codes WHERE offering_id = $1',
      [eventId],
    );
    return this.said(eventId, row);
  }

  /** A new code; the one on the wall is worth nothing from now on. */
  async reissue(eventId: string): Promise<WallCode> {
    const [row] = await this.db.query<{ generation: number; issued_at: Date }[]>(
      `INSERT INTO wall_codes AS w (offering_id, generation, issued_at) VALUES ($1, 2, $2)
       ON CONFLICT (offering_id) DO UPDATE SET generation = w.generation + 1, issued_at = $2
       RETURNING generation, issued_at`,
      [eventId, this.clock.now()],
    );
    return this.said(eventId, row);
  }

  /** What hangs on the walls of these events now. */
  async current(tx: EntityManager, eventIds: string[]): Promise<Map<string, string>> {
    if (eventIds.length === 0) return new Map();
    const rows: { offering_id: string; generation: number }[] = await tx.query(
      'SELECT offering_id, generation FROM wall_codes WHERE offering_id = ANY($1::uuid[])',
      [eventIds],
    );
    const generations = new Map(rows.map((row) => [row.offering_id, row.generation]));
    return new Map(eventIds.map((id) => [id, this.code(id, generations.get(id) ?? 1)]));
  }

  private said(eventId: string, row: { generation: number; issued_at: Date } | undefined): WallCode {
    const generation = row?.generation ?? 1;
    return {
      url: `${this.settings.publicUrl.replace(/\/$/, '')}/here#${eventId}.${this.code(eventId, generation)}`,
      generation,
      ...(row ? { issuedAt: row.issued_at.toISOString() } : {}),
    };
  }
}
