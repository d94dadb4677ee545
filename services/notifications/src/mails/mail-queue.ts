import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Settings } from '../config.js';
import { SETTINGS } from '../settings.module.js';
import { MailJob } from './mail-job.entity.js';

/** `fresh`: never tried; `again`: tried before. Each has its own senders, so neither waits for the other. */
export type MailLane = 'fresh' | 'again';

/** Written out, since only so the database sees that each has an index of its own. */
const lanes: Record<MailLane, string> = { fresh: 'attempts = 0', again: 'attempts > 0' };

/** How one job came out. `later` uses up no try. */
export interface MailResult {
  id: string;
  status: 'sent' | 'dead' | 'queued';
  attempts: number;
  waitSeconds: number;
  error: string | null;
}

const mostTries = 10;
const longestWaitSeconds = 6 * 3600;

/** The mail jobs in the database: who takes which, and what became of it. */
@Injectable()
export class MailQueue {
  constructor(
    private readonly db: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Takes up to `limit` jobs that are due, oldest first. Each is held by a lease: if this process dies, another takes
   * the job when the lease has run out, and sends it with the same Message-ID.
   */
  async claim(lane: MailLane, limit: number): Promise<MailJob[]> {
    const [rows]: [Record<string, unknown>[], number] = await this.db.query(
      `UPDATE mail_jobs SET status = 'sending', leased_until = now() + make_interval(secs => $1)
       WHERE id IN (
         SELECT id FROM mail_jobs
         WHERE ${lanes[lane]} AND next_attempt_at <= now() AND status IN ('queued', 'sending')
           AND (status = 'queued' OR (status = 'sending' AND leased_until < now()))
         ORDER BY next_attempt_at LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING *`,
      [this.settings.mailLeaseSeconds, limit],
    );
    return rows.map((row) =>
      Object.assign(new MailJob(), {
        id: row['id'] as string,
        factId: row['fact_id'] as string,
        kind: row['kind'] as string,
        personId: row['person_id'] as string,
        data: row['data'] as MailJob['data'],
        attempts: row['attempts'] as number,
        messageId: row['message_id'] as string,
        causedAt: row['caused_at'] as Date,
        createdAt: row['created_at'] as Date,
      }),
    );
  }

  /** Says that these are still being worked on. */
  async renew(ids: readonly string[]): Promise<void> {
    await this.db.query(
      `UPDATE mail_jobs SET leased_until = now() + make_interval(secs => $2)
       WHERE id = ANY($1::uuid[]) AND status = 'sending'`,
      [ids, this.settings.mailLeaseSeconds],
    );
  }

  async settle(results: readonly MailResult[]): Promise<void> {
    await this.db.query(
      `UPDATE mail_jobs AS job SET status = result.status, attempts = result.attempts, last_error = result.error,
         leased_until = NULL, next_attempt_at = now() + make_interval(secs => result.wait_seconds),
         sent_at = CASE WHEN result.status = 'sent' THEN now() END
       FROM unnest($1::uuid[], $2::text[], $3::int[], $4::float8[], $5::text[])
         AS result (id, status, attempts, wait_seconds, error)
       WHERE job.id = result.id AND job.status = 'sending'`,
      [
        results.map((result) => result.id),
        results.map((result) => result.status),
        results.map((result) => result.attempts),
        results.map((result) => result.waitSeconds),
        results.map((result) => result.error),
      ],
    );
  }

  sent(job: MailJob): MailResult {
    return { id: job.id, status: 'sent', attempts: job.attempts + 1, waitSeconds: 0, error: null };
  }

  dead(job: MailJob, error: string): MailResult {
    return { id: job.id, status: 'dead', attempts: job.attempts + 1, waitSeconds: 0, error };
  }

  /** One try is used up; after the last the job is dead, and somebody has to look. */
  failed(job: MailJob, error: string): MailResult {
    const attempts = job.attempts + 1;
    if (attempts >= mostTries) return this.dead(job, error);
    const waitSeconds = Math.min(this.settings.mailRetrySeconds * 4 ** (attempts - 1), longestWaitSeconds);
    return { id: job.id, status: 'queued', attempts, waitSeconds, error };
  }

  /** Nothing was tried yet. */
  later(job: MailJob, waitSeconds: number, error: string): MailResult {
    return { id: job.id, status: 'queued', attempts: job.attempts, waitSeconds, error };
  }
}
