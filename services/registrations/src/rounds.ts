import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { log } from '@zuomei/platform';

const afterFaultMs = 2000;

/** Does a work again and again for as long as the service runs: at once while there is some, then after a pause. */
export abstract class Rounds implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = log('rounds');
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  protected constructor(
    private readonly name: string,
    private readonly pauseMs: number,
  ) {}

  /** One portion, whole or not at all. @returns whether there was something to do */
  protected abstract work(): Promise<boolean>;

  onApplicationBootstrap(): void {
    this.schedule(this.pauseMs);
  }

  /** What runs is finished before the database closes. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(ms: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.run();
    }, ms);
  }

  private async run(): Promise<void> {
    let pause = this.pauseMs;
    try {
      while (!this.stopped && (await this.work()));
    } catch (error) {
      this.log.warn({ work: this.name, reason: (error as Error).message }, 'interrupted, will go on where it stopped');
      pause = afterFaultMs;
    }
    this.schedule(pause);
  }
}
