import { Inject, Injectable } from '@nestjs/common';
import { Clock, linkSecret, Refusal } from '@zuomei/platform';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { Settings } from '../config.js';
import { SETTINGS } from '../settings.module.js';

const windowMs = 600_000;
const portion = 50;

interface Share {
  windowStart: number;
  left: number;
  /** Postgres has no more for this window. */
  spent: boolean;
  asking?: Promise<void>;
}

/**
 * Sign-ups and changes per client address in 10 minutes, over all processes. Permits are taken from Postgres in
 * portions, so the hot path pays one statement for fifty; what a process does not use is lost with the window.
 */
@Injectable()
export class AddressLimit {
  private readonly shares = new Map<string, Share>();

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws Refusal TOO_MANY_REQUESTS with Retry-After until the window ends */
  async take(request: FastifyRequest): Promise<void> {
    const most = this.settings.changesPerAddress;
    if (most === 0) return;
    const now = this.clock.now().getTime();
    const windowStart = now - (now % windowMs);
    const share = this.share(networkOf(request.ip), windowStart);
    while (share.left === 0) {
      if (share.spent) throw tooMany((windowStart + windowMs - now) / 1000);
      // All that wait for one address share one question; more of them than a portion serves ask again.
      share.asking ??= this.ask(share, networkOf(request.ip), most).finally(() => delete share.asking);
      await share.asking;
    }
    share.left -= 1;
  }

  private share(network: string, windowStart: number): Share {
    const known = this.shares.get(network);
    if (known?.windowStart === windowStart) return known;
    if (this.shares.size > 50_000) this.shares.clear();
    const share = { windowStart, left: 0, spent: false };
    this.shares.set(network, share);
    return share;
  }

  private async ask(share: Share, network: string, most: number): Promise<void> {
    const [row] = await this.db.query<{ used: number }[]>(
      `INSERT INTO address_counts AS c (address, window_start, used) VALUES ($1, $2, $3)
       ON CONFLICT (address, window_start) DO UPDATE SET used = c.used + $3 WHERE c.used < $4 RETURNING used`,
      // An address is a person's: only a keyed hash of it is kept, and no longer than its window.
      [linkSecret(this.settings.linkKey, 'address', network, 0), new Date(share.windowStart), portion, most],
    );
    share.left = row ? Math.min(portion, most - (row.used - portion)) : 0;
    share.spent = row === undefined;
    if (row?.used === portion) {
      await this.db.query('DELETE FROM address_counts WHERE window_start < $1', [
        new Date(share.windowStart - windowMs),
      ]);
    }
  }
}

/** One household or hall: an IPv4 address, or the /64 of an IPv6 address. */
export function networkOf(address: string): string {
  if (address.startsWith('::ffff:')) return address.slice(7);
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const after = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const all =
    tail === undefined ? groups : [...groups, ...Array<string>(8 - groups.length - after.length).fill('0'), ...after];
  return all.slice(0, 4).join(':');
}

const tooMany = (seconds: number): Refusal =>
  new Refusal(
    'too_many',
    'TOO_MANY_REQUESTS',
    { zh: '从这个网络来的报名太多,请稍后再试。', en: 'Too many sign-ups from this network; try again later.' },
    { retryAfterSeconds: Math.max(1, Math.ceil(seconds)) },
  );
