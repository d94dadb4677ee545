import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { log } from '@zuomei/platform';
import { setTimeout as pause } from 'node:timers/promises';
import type { Settings } from '../config.js';
import { SETTINGS } from '../settings.module.js';
import { MailDelivery } from './mail-delivery.js';
import type { MailJob } from './mail-job.entity.js';
import { type MailLane, MailQueue, type MailResult } from './mail-queue.js';
import { MailServer } from './mail-server.js';
import { MailWakeUp } from './mail-wake-up.js';

/** Batches of a lane under way at a time; several, so that new jobs go out while an earlier batch is sent. */
const batches: Record<MailLane, number> = { fresh: 3, again: 1 };
const batch = 50;
const pollMilliseconds = 1_000;
/** After a batch that was not full: what comes meanwhile is looked up, sent and written together. */
const gatherMilliseconds = 25;
const resultsMilliseconds = 15;

/** Sends mails for as long as the service runs. */
@Injectable()
export class MailSender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = log('mail');
  private readonly underWay = new Set<string>();
  private readonly finished: MailResult[] = [];
  private flushing: Promise<void> | undefined;
  private loops: Promise<void>[] = [];
  private renewal: NodeJS.Timeout | undefined;
  private readonly stopping = new AbortController();

  constructor(
    private readonly queue: MailQueue,
    private readonly delivery: MailDelivery,
    private readonly server: MailServer,
    private readonly wakeUp: MailWakeUp,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    this.loops = [this.run('fresh'), this.run('again')];
    this.renewal = setInterval(() => void this.renew(), (this.settings.mailLeaseSeconds * 1000) / 3).unref();
  }

  /** What is on its way is finished; what waits is left to the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.wakeUp.wake();
    await Promise.all(this.loops);
    clearInterval(this.renewal);
  }

  private async run(lane: MailLane): Promise<void> {
    const sending = new Set<Promise<void>>();
    while (!this.stopping.signal.aborted) {
      // Taken before the look into the table, so that a wake-up in between is not lost.
      const woken = this.wakeUp.count;
      const jobs = await this.claim(lane);
      if (jobs.length > 0) {
        const sent = this.send(jobs).finally(() => sending.delete(sent));
        sending.add(sent);
      }
      if (sending.size >= batches[lane]) await Promise.race(sending);
      if (jobs.length === 0) await this.rest(lane, woken);
      else if (jobs.length < batch) await pause(gatherMilliseconds);
    }
    await Promise.all(sending);
  }

  /** New mails wake their lane; one that failed has its instant, and nobody waits for it with the phone in hand. */
  private async rest(lane: MailLane, woken: number): Promise<void> {
    if (lane === 'fresh') await this.wakeUp.after(woken, pollMilliseconds);
    else await pause(pollMilliseconds, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }

  private async claim(lane: MailLane): Promise<MailJob[]> {
    if (this.server.isDown) return [];
    try {
      const jobs = await this.queue.claim(lane, batch);
      for (const job of jobs) this.underWay.add(job.id);
      return jobs;
    } catch (error) {
      this.log.warn({ reason: error instanceof Error ? error.message : 'failed' }, 'the mail queue cannot be read');
      return [];
    }
  }

  private async send(jobs: MailJob[]): Promise<void> {
    try {
      await this.delivery.deliver(jobs, (result) => this.settle(result));
      await this.flushing;
    } catch (error) {
      // What is not settled is taken up again when its lease has run out.
      this.log.error({ err: error, jobs: jobs.length }, 'a batch of mails broke off');
      for (const { id } of jobs) this.underWay.delete(id);
    }
  }

  /** Results are written together: as many as came in while the ones before were being written. */
  private settle(result: MailResult): void {
    this.finished.push(result);
    this.flushing ??= this.flush();
  }

  private async flush(): Promise<void> {
    // Not at once, so that what comes in together is written together. A stop waits for it.
    await pause(resultsMilliseconds);
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
