import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { log } from '@zuomei/platform';
import { RemindOfTerms } from '../terms/remind-of-terms.js';
import { ExpireEnvelopes } from './expire-envelopes.js';
import { RemindSignatories } from './remind-signatories.js';

const everyMilliseconds = 30_000;

/** What the calendar brings about, for as long as the service runs. Several processes may: each effect happens once. */
@Injectable()
export class Sweeps implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = log('agreements');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopping = false;
  private readonly sweeps: { execute(): Promise<void> }[];

  constructor(expireEnvelopes: ExpireEnvelopes, remindSignatories: RemindSignatories, remindOfTerms: RemindOfTerms) {
    this.sweeps = [expireEnvelopes, remindSignatories, remindOfTerms];
  }

  onApplicationBootstrap(): void {
    this.next(0);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private next(wait: number): void {
    if (this.stopping) return;
    this.timer = setTimeout(() => {
      this.running = this.run().finally(() => this.next(everyMilliseconds));
    }, wait);
  }

  private async run(): Promise<void> {
    for (const sweep of this.sweeps) {
      if (this.stopping) return;
      // One that fails holds up none of the others; it comes again in half a minute.
      await sweep.execute().catch((error: unknown) => {
        this.log.warn({ err: error, sweep: sweep.constructor.name }, 'a sweep failed');
      });
    }
  }
}
