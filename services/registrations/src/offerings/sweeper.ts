import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { log } from '@zuomei/platform';
import { SweepRegistrations } from './sweep-registrations.js';

const pauseMs = 300;
const afterFaultMs = 2000;

/** Does sweeps, one portion after another, for as long as the service runs. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = log('sweeper');
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(private readonly sweep: SweepRegistrations) {}

  onApplicationBootstrap(): void {
    this.schedule(pauseMs);
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
    let pause = pauseMs;
    try {
      while (!this.stopped && (await this.sweep.execute()));
    } catch (error) {
      this.log.warn({ reason: (error as Error).message }, 'sweep interrupted, will go on where it stopped');
      pause = afterFaultMs;
    }
    this.schedule(pause);
  }
}
