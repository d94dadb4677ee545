import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { log } from '@zuomei/platform';
import { EndEvent } from './end-event.js';

const lookEveryMs = 1000;

/** Events end by themselves at `endsAt`. What came due while no instance ran is caught up with at once. */
@Injectable()
export class EndDueEvents implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = log('end-due-events');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly endEvent: EndEvent) {}

  onApplicationBootstrap(): void {
    this.look();
  }

  /** The event being ended is ended whole before the database is closed. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private look(): void {
    if (this.stopped) return;
    this.running = this.endAllDue();
    void this.running.then(() => {
      if (!this.stopped) this.timer = setTimeout(() => this.look(), lookEveryMs).unref();
    });
  }

  private async endAllDue(): Promise<void> {
    try {
      while (!this.stopped && (await this.endEvent.endNextDue())) continue;
    } catch (error) {
      // The database may be away for a while; the next look catches up.
      this.log.warn({ reason: (error as Error).message }, 'events that are due wait for the next look');
    }
  }
}
