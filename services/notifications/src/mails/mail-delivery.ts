import { Injectable } from '@nestjs/common';
import { Clock, log } from '@zuomei/platform';
import type { MailJob } from './mail-job.entity.js';
import { secondsToMail } from './mail-metrics.js';
import { MailQueue, type MailResult } from './mail-queue.js';
import { MailServer } from './mail-server.js';
import { type MailOutcome, type MailSource, MailSources } from './mail-source.js';

/** For so long a mail waits in short steps for what it is about to arrive here. */
const patienceMilliseconds = 60_000;

/** Looks up the people of a batch, draws their mails and hands them over. */
@Injectable()
export class MailDelivery {
  private readonly log = log('mail');

  constructor(
    private readonly sources: MailSources,
    private readonly server: MailServer,
    private readonly queue: MailQueue,
    private readonly clock: Clock,
  ) {}

  /** Calls `settled` for every job as soon as it is known what became of it. */
  async deliver(jobs: readonly MailJob[], settled: (result: MailResult) => void): Promise<void> {
    const bySource = Map.groupBy(jobs, (job) => this.sources.of(job.kind));
    await Promise.all(
      [...bySource].map(async ([source, group]) => {
        const outcomes = await this.load(source, group);
        await Promise.all(group.map(async (job) => settled(await this.one(job, outcomes))));
      }),
    );
  }

  private async load(
    source: MailSource | undefined,
    jobs: readonly MailJob[],
  ): Promise<Map<string, MailOutcome> | 'no source' | 'unavailable'> {
    if (!source) return 'no source';
    try {
      return await source.load(jobs);
    } catch (error) {
      this.log.warn({ reason: error instanceof Error ? error.message : 'failed', jobs: jobs.length }, 'nobody to ask');
      return 'unavailable';
    }
  }

  private async one(
    job: MailJob,
    outcomes: Map<string, MailOutcome> | 'no source' | 'unavailable',
  ): Promise<MailResult> {
    if (outcomes === 'no source') return this.queue.dead(job, 'KIND_UNKNOWN');
    if (outcomes === 'unavailable') return this.waitOrFail(job, 'RECIPIENTS_UNAVAILABLE');
    const outcome = outcomes.get(job.id) ?? 'gone';
    if (outcome === 'gone') return this.queue.dead(job, 'RECIPIENT_GONE');
    if (outcome === 'later') return this.waitOrFail(job, 'SUBJECT_UNKNOWN');
    const trouble = await this.server.send(job, outcome);
    if (!trouble) {
      secondsToMail.observe({ kind: job.kind }, (this.clock.now().getTime() - job.causedAt.getTime()) / 1000);
      return this.queue.sent(job);
    }
    if (trouble.kind === 'connection' && (await this.server.isAway(trouble.code))) {
      return this.queue.later(job, 0, trouble.code);
    }
    const result =
      trouble.kind === 'address' ? this.queue.dead(job, trouble.code) : this.queue.failed(job, trouble.code);
    this.log.warn({ jobId: job.id, kind: job.kind, code: trouble.code, status: result.status }, 'mail not sent');
    return result;
  }

  /** A neighbour that starts a little later must cost nobody ten seconds. */
  private waitOrFail(job: MailJob, error: string): MailResult {
    const young = this.clock.now().getTime() - job.createdAt.getTime() < patienceMilliseconds;
    return young ? this.queue.later(job, 1, error) : this.queue.failed(job, error);
  }
}
