import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { log } from '@zuomei/platform';
import { PlanDailyMails } from './plan-daily-mails.js';

const everyMilliseconds = 30_000;

/** Looks twice a minute whether it is time to tell people; several processes may do so. */
@Injectable()
export class CadenceWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = log('cadence');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly planDailyMails: PlanDailyMails) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.run());
    }, everyMilliseconds).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    try {
      await this.planDailyMails.execute();
    } catch (error) {
      this.log.warn({ reason: error instanceof Error ? error.message : 'failed' }, 'nobody is told yet, tried again');
    }
  }
}
