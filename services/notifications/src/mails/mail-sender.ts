import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { log } from '@zuomei/platform';
import type { Settings } from '../config.js';
import { SETTINGS } from '../settings.module.js';
import { MailDelivery } from './mail-delivery.js';
import { type MailLane, MailQueue, type MailResult } from './mail-queue.js';
import { MailServer } from './mail-server.js';
import { MailWakeUp } from './mail-wake-up.js';

/** Senders a lane; several, so that new jobs go out while an earlier batch is still under way. */
const senders: Record<MailLane, number> = { fresh: 3, again: 1 };
const batch = 50;
const pollMilliseconds = 1_000;

/** Sends mails for as long as the service runs. */
@Injectable()
export class MailSender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = log('mail');
  private readonly underWay = new Set<string>();
  private readonly finished: MailResult[] = [];
  private flushing: Promise<void> | undefined;
  private loops: Promise<void>[] = [];
  private renewal: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(
    private readonly queue: MailQueue,
    private readonly delivery: MailDelivery,
    private readonly server: MailServer,
    private readonly wakeUp: MailWakeUp,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    for (const lane of Object.keys(senders) as MailLane[]) {
      for (let n = 0; n < senders[lane]; n += 1) this.loops.push(this.run(lane));
    }
    this.renewal = setInterval(() => void this.renew(), (this.settings.mailLeaseSeconds * 1000) / 3).unref();
  }

  /** What is on its way is finished; what waits is left to the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wakeUp.wake();
    await Promise.all(this.loops);
    clearInterval(this.renewal);
  }

  private async run(lane: MailLane): Promise<void> {
    while (!this.stopping) {
      // Taken before the look into the table, so that a wake-up in between is not lost.
      const woken = this.wakeUp.count;
      const found = await this.sendSome(lane);
      if (!found && !this.stopping) await this.wakeUp.after(woken, pollMilliseconds);
    }
  }

  private async sendSome(lane: MailLane): Promise<boolean> {
    if (this.server.isDown) return false;
    try {
      const jobs = await this.queue.claim(lane, batch);
      for (const job of jobs) this.underWay.add(job.id);
      await this.delivery.deliver(jobs, (result) => this.settle(result));
      await this.flushing;
      return jobs.length > 0;
    } catch (error) {
      this.log.warn({ reason: error instanceof Error ? error.message : 'failed' }, 'the mail queue cannot be read');
      return false;
    }
  }

  /** Results are written together: as many as came in while the ones before were being written. */
  private settle(result: MailResult): void {
    this.finished.push(result);
    this.flushing ??= this.flush();
  }

  private async flush(): Promise<void> {
    // Not at once, so that what comes in together is written together.
    await Promise.resolve();
    while (this.finished.length > 0) await this.write(this.finished.splice(0));
    // No await in between: a result that comes now starts the next flush.
    this.flushing = undefined;
  }

  private async write(results: MailResult[]): Promise<void> {
    try {
      await this.queue.settle(results);
    } catch (error) {
      // The lease runs out and the mail goes out again, with the same Message-ID: better twice than never.
      this.log.error({ reason: (error as Error).message, jobs: results.length }, 'mail results could not be written');
    }
    for (const { id } of results) this.underWay.delete(id);
  }

  private async renew(): Promise<void> {
    if (this.underWay.size === 0) return;
    await this.queue.renew([...this.underWay]).catch(() => undefined);
  }
}
