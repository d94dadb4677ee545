import { Injectable } from '@nestjs/common';
import { decodeCursor, NotFound, pageOf } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { MailJob } from './mail-job.entity.js';
import type { MailJobPage, MailJobsQueryDto, MailJobView } from './mail-jobs.dto.js';

@Injectable()
export class MailJobsQuery {
  constructor(private readonly db: DataSource) {}

  /** Newest first. */
  async list({ status, kind, limit, cursor }: MailJobsQueryDto): Promise<MailJobPage> {
    const jobs = this.db.manager
      .createQueryBuilder(MailJob, 'job')
      .orderBy('job.id', 'DESC')
      .limit(limit + 1);
    if (status !== undefined) jobs.andWhere('job.status = :status', { status });
    if (kind !== undefined) jobs.andWhere('job.kind = :kind', { kind });
    if (cursor !== undefined) jobs.andWhere('job.id < :after', { after: decodeCursor<[string]>(cursor, 1)[0] });
    const { items, nextCursor } = pageOf(await jobs.getMany(), limit, (job) => [job.id]);
    return { items: items.map(viewOf), nextCursor };
  }

  /** @throws NotFound */
  async one(id: string): Promise<MailJobView> {
    const job = await this.db.manager.findOneBy(MailJob, { id });
    if (!job) throw new NotFound();
    return viewOf(job);
  }
}

const viewOf = (job: MailJob): MailJobView => ({
  id: job.id,
  kind: job.kind,
  status: job.status,
  factId: job.factId,
  personId: job.personId,
  attempts: job.attempts,
  ...(job.lastError && { error: job.lastError }),
  ...(job.status === 'queued' && { nextAttemptAt: job.nextAttemptAt.toISOString() }),
  createdAt: job.createdAt.toISOString(),
  ...(job.sentAt && { sentAt: job.sentAt.toISOString() }),
});
