import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { log } from '@zuomei/platform';
import { RemoveUnclaimed } from './remove-unclaimed.js';

const pauseMs = 2000;

/** Looks every two seconds for what is to be removed. */
@Injectable()
export class UnclaimedSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = log('unclaimed');
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(private readonly removing: RemoveUnclaimed) {}

  onApplicationBootstrap(): void {
    this.schedule();
  }

  /** What runs is finished before the database closes. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.run();
    }, pauseMs);
  }

  private async run(): Promise<void> {
    try {
      while (!this.stopped && (await this.removing.execute()));
    } catch (error) {
      this.log.warn({ reason: (error as Error).message }, 'not removed, will try again');
    }
    this.schedule();
  }
}
