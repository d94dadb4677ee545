import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { log } from '@zuomei/platform';
import { SealEnvelope } from './seal-envelope.js';
import { SealJobs } from './seal-jobs.js';

const pollMilliseconds = 1_000;

/** Seals what waits, for as long as the service runs; several processes share the work. */
@Injectable()
export class SealWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = log('seal');
  private loop: Promise<void> = Promise.resolve();
  private stopping = false;
  private next: (() => void) | undefined;

  constructor(
    private readonly jobs: SealJobs,
    private readonly sealEnvelope: SealEnvelope,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.onWake(() => this.next?.());
    this.loop = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.next?.();
    await this.loop;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const pause = new Promise<void>((resolve) => (this.next = resolve));
      if (await this.work()) continue;
      const timer = setTimeout(() => this.next?.(), pollMilliseconds);
      if (!this.stopping) await pause;
      clearTimeout(timer);
    }
  }

  private async work(): Promise<boolean> {
    try {
      const job = await this.jobs.claim();
      if (job) await this.sealEnvelope.execute(job);
      return job !== undefined;
    } catch (error) {
      // The lease runs out and the job is taken up again.
      this.log.warn({ reason: error instanceof Error ? error.message : 'failed' }, 'the seal jobs cannot be worked on');
      return false;
    }
  }
}
