import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HealthParts, type PartHealth } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { outboxBacklog, outboxOldestAge } from './metrics.js';

const measureEveryMs = 5_000;
/** Seconds; from here on somebody should look. */
const worrying = 30;

/** How many facts wait (with the numbers of what was rolled back in between), and for how long: metrics and health. */
@Injectable()
export class OutboxBacklog implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(HealthParts) health: HealthParts,
  ) {
    health.add('outbox', () => this.health());
  }

  onApplicationBootstrap(): void {
    // A database that is away is the database's health, not the outbox's: the figures stay as they were.
    this.timer = setInterval(() => void this.measure().catch(() => undefined), measureEveryMs).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async measure(): Promise<{ backlog: number; oldestAgeSeconds: number }> {
    const [row] = await this.db.query<{ backlog: number; age: number }[]>(
      // By its two ends: counted one by one, a crowd's backlog took 20 to 50 ms from the crowd.
      `SELECT (newest.seq - oldest.seq + 1)::int AS backlog,
              extract(epoch FROM clock_timestamp() - oldest.created_at)::float AS age
       FROM (SELECT seq, created_at FROM outbox WHERE published_at IS NULL ORDER BY seq LIMIT 1) AS oldest,
            (SELECT seq FROM outbox WHERE published_at IS NULL ORDER BY seq DESC LIMIT 1) AS newest`,
    );
    const measured = { backlog: row?.backlog ?? 0, oldestAgeSeconds: Math.max(0, row?.age ?? 0) };
    outboxBacklog.set(measured.backlog);
    outboxOldestAge.set(measured.oldestAgeSeconds);
    return measured;
  }

  private async health(): Promise<PartHealth> {
    const { backlog, oldestAgeSeconds } = await this.measure();
    if (oldestAgeSeconds < worrying) return { status: 'ok' };
    return { status: 'degraded', detail: `${backlog} facts wait, the oldest for ${Math.round(oldestAgeSeconds)} s` };
  }
}
