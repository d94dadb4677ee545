import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Clock, linkSecret, log, Refusal } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import type { Settings } from '../config.js';
import { SETTINGS } from '../settings.module.js';

const windowMs = 600_000;
const shareMs = 2000;
/** Who asks that often in one process may be asking others, too. */
const noteworthy = 3;

interface Attempts {
  here: number;
  /** Of `here`, what the other processes have been told. */
  told: number;
  elsewhere: number;
}

/**
 * Sign-ups with one e-mail, at whatever event, in 10 minutes. Counted in memory, so that a sign-up waits for nothing;
 * processes tell each other in one statement every two seconds, and only of addresses that come again and again.
 */
@Injectable()
export class EmailLimit implements OnModuleDestroy {
  private readonly log = log('limits');
  private windowStart = 0;
  private attempts = new Map<string, Attempts>();
  private timer: NodeJS.Timeout | undefined;
  private sharing: Promise<void> | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws Refusal TOO_MANY_REQUESTS with Retry-After until the window ends */
  take(email: string): void {
    const most = this.settings.signUpsPerEmail;
    if (most === 0) return;
    const now = this.clock.now().getTime();
    const start = now - (now % windowMs);
    if (start !== this.windowStart) {
      this.windowStart = start;
      this.attempts = new Map();
    }
    const key = email.trim().toLowerCase();
    const known = this.attempts.get(key) ?? { here: 0, told: 0, elsewhere: 0 };
    if (known.here + known.elsewhere >= most) throw tooMany((start + windowMs - now) / 1000);
    known.here += 1;
    this.attempts.set(key, known);
    if (known.here >= noteworthy) this.timer ??= setTimeout(() => this.tell(), shareMs);
  }

  async onModuleDestroy(): Promise<void> {
    clearTimeout(this.timer);
    await this.sharing;
  }

  private tell(): void {
    this.timer = undefined;
    this.sharing = this.share();
  }

  private async share(): Promise<void> {
    const start = this.windowStart;
    const news = [...this.attempts].filter(([, one]) => one.here >= noteworthy && one.here > one.told);
    const byHash = new Map(news.map(([email, one]) => [linkSecret(this.settings.linkKey, 'email', email, 0), one]));
    if (byHash.size === 0) return;
    const added = [...byHash.values()].map((one) => one.here - one.told);
    try {
      // An address is a person's: only a keyed hash of it is kept, and no longer than its window.
      const rows: { address: string; used: number }[] = await this.db.query(
        `INSERT INTO address_counts AS c (address, window_start, used)
         SELECT address, $2, used FROM unnest($1::text[], $3::int[]) AS n (address, used) ORDER BY address
         ON CONFLICT (address, window_start) DO UPDATE SET used = c.used + excluded.used RETURNING address, used`,
        [[...byHash.keys()], new Date(start), added],
      );
      for (const [index, one] of [...byHash.values()].entries()) one.told += added[index] ?? 0;
      for (const { address, used } of rows) {
        const one = byHash.get(address);
        if (one) one.elsewhere = used - one.told;
      }
    } catch (error) {
      this.log.warn({ reason: (error as Error).message }, 'attempts not shared, will be told with the next');
    }
  }
}

const tooMany = (seconds: number): Refusal => {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return new Refusal(
    'too_many',
    'TOO_MANY_REQUESTS',
    {
      zh: `这个邮箱的报名次数太多,请 ${minutes} 分钟后再试。`,
      en: `Too many sign-ups with this e-mail; try again in ${minutes} minutes.`,
    },
    { retryAfterSeconds: Math.max(1, Math.ceil(seconds)) },
  );
};
