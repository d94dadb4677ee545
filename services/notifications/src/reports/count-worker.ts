import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { log } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { countMarked } from './report-totals.js';

/** A count of one event takes 25 to 40 ms of a core however little came: not each second, while a crowd needs it. */
const restMilliseconds = 5000;
/** It rests so many times as long as it has counted: in a crowd, counting takes no more than a twentieth of a core. */
const restTimes = 19;

/**
 * Counts what facts have marked soon after they came, so that who asks for a report seldom waits for it; what is marked
 * since is counted when somebody asks.
 */
@Injectable()
export class CountWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = log('reports');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly db: DataSource) {}

  onApplicationBootstrap(): void {
    this.runIn(restMilliseconds);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.running;
    clearTimeout(this.timer);
  }

  private runIn(milliseconds: number): void {
    this.timer = setTimeout(() => {
      this.running = this.run();
    }, milliseconds).unref();
  }

  private async run(): Promise<void> {
    const begun = performance.now();
    try {
      await countMarked(this.db);
    } catch (error) {
      this.log.warn({ reason: error instanceof Error ? error.message : 'failed' }, 'not counted yet, tried again');
    }
    this.runIn(Math.max(restMilliseconds, restTimes * (performance.now() - begun)));
  }
}
