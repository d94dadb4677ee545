import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { log } from '@zuomei/platform';
import { EvidenceJobs } from '../evidence/evidence-jobs.js';
import { MakeEvidence } from '../evidence/make-evidence.js';
import { SealEnvelope } from './seal-envelope.js';
import { SealJobs } from './seal-jobs.js';

const pollMilliseconds = 1_000;
/** While one waits for a thread or the database, another signs. */
const lanes = 3;
/** Sealed together, in one transaction: at a ceremony hundreds come at once. */
const together = 6;

/** Seals what waits, then makes the evidence of it, for as long as the service runs; several processes share the work. */
@Injectable()
export class SealWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = log('seal');
  private running: Promise<void>[] = [];
  private stopping = false;
  private idle: (() => void)[] = [];

  constructor(
    private readonly sealJobs: SealJobs,
    private readonly sealEnvelope: SealEnvelope,
    private readonly evidenceJobs: EvidenceJobs,
    private readonly makeEvidence: MakeEvidence,
  ) {}

  onApplicationBootstrap(): void {
    this.sealJobs.onWake(() => this.wake());
    this.running = Array.from({ length: lanes }, () => this.run());
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wake();
    await Promise.all(this.running);
  }

  private wake(): void {
    const waiting = this.idle;
    this.idle = [];
    for (const next of waiting) next();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      let next = (): void => undefined;
      const pause = new Promise<void>((resolve) => (next = resolve));
      this.idle.push(next);
      const worked = await this.work();
      if (worked || this.stopping) {
        this.idle = this.idle.filter((one) => one !== next);
        continue;
      }
      const timer = setTimeout(next, pollMilliseconds);
      await pause;
      clearTimeout(timer);
      this.idle = this.idle.filter((one) => one !== next);
    }
  }

  /** A signed file waits for nobody's evidence. */
  private async work(): Promise<boolean> {
    try {
      const seals = await this.sealJobs.claim(together);
      if (seals.length > 0) await this.sealEnvelope.execute(seals);
      const evidence = seals.length > 0 ? [] : await this.evidenceJobs.claim(together);
      if (evidence.length > 0) await this.makeEvidence.execute(evidence);
      return seals.length + evidence.length > 0;
    } catch (error) {
      // The lease runs out and the job is taken up again.
      this.log.warn({ reason: error instanceof Error ? error.message : 'failed' }, 'the seal jobs cannot be worked on');
      return false;
    }
  }
}
