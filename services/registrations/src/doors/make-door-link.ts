import { Inject, Injectable } from '@nestjs/common';
import { Clock, newId, newSecret } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import type { Settings } from '../config.js';
import type { Offering } from '../offerings/offering.entity.js';
import { hashOf, idOf } from '../registrations/place-secrets.js';
import { SETTINGS } from '../settings.module.js';
import { invalidExpiry } from './door-links.errors.js';

const hour = 3_600_000;
const afterTheEventMs = 12 * hour;
const longestMs = 30 * 24 * hour;

/** A link with which a steward without an account works at the door of one event. Its secret is kept nowhere. */
@Injectable()
export class MakeDoorLink {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @returns its id and the link, which nobody can be shown again. @throws INVALID_EXPIRY */
  async execute(
    offering: Offering,
    { label, expiresAt }: { label: string; expiresAt?: string },
    byUser: string,
  ): Promise<{ id: string; url: string }> {
    const now = this.clock.now();
    const end = Math.max(offering.endsAt.getTime(), now.getTime());
    const expires = expiresAt === undefined ? new Date(end + afterTheEventMs) : new Date(expiresAt);
    if (expires <= now || expires.getTime() > end + longestMs) throw invalidExpiry();
    const id = newId();
    const token = idOf(id) + newSecret();
    await this.db.query(
      `INSERT INTO door_links (id, offering_id, label, token_hash, created_by, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, offering.id, label, hashOf(token), byUser, now, expires],
    );
    return { id, url: `${this.settings.publicUrl.replace(/\/$/, '')}/door#${token}` };
  }
}
