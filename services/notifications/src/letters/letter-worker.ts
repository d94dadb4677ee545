import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { log } from '@zuomei/platform';
import { LetterJobs } from './letter-jobs.js';
import { SealLetter } from './seal-letter.js';

const pollMilliseconds = 1_000;
/** Fewer than agreements have: hundreds of letters must not hold up a ceremony. */
const lanes = 2;

/** Seals letters for as long as the service runs; several processes share the work. */
@Injectable()
export class LetterWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = log('letters');
  private running: Promise<void>[] = [];
  private stopping = false;
  private wakeUps = 0;
  private readonly sleepers = new Set<() => void>();

  constructor(
    private readonly jobs: LetterJobs,
    private readonly sealLetter: SealLetter,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.onWake(() => this.wake());
    this.running = Array.from({ length: lanes }, () => this.run());
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wake();
    await Promise.all(this.running);
  }

  private wake(): void {
    this.wakeUps += 1;
    for (const wakeSleeper of this.sleepers) wakeSleeper();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      // Taken before the look into the table, so that a wake-up in between is not lost.
      const seen = this.wakeUps;
      if (!(await this.work()) && seen === this.wakeUps) await this.rest();
    }
  }

  private rest(): Promise<void> {
    return new Promise((resolve) => {
      const awake = (): void => {
        clearTimeout(timer);
        this.sleepers.delete(awake);
        resolve();
      };
      const timer = setTimeout(awake, pollMilliseconds);
      this.sleepers.add(awake);
    });
  }

  private async work(): Promise<boolean> {
    try {
      const job = await this.jobs.claim();
      if (job) await this.sealLetter.execute(job);
      return job !== undefined;
    } catch (error) {
      // The lease runs out and the letter is taken up again.
      this.log.warn({ reason: error instanceof Error ? error.message : 'failed' }, 'letters cannot be worked on');
      return false;
    }
  }
}
