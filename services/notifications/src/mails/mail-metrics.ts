import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge, Histogram } from 'prom-client';
import { DataSource } from 'typeorm';

/** From the fact to the mail server's 250. */
export const secondsToMail = new Histogram({
  name: 'registration_to_mail_seconds',
  help: 'Time from the fact that is told to its mail being taken by the mail server',
  labelNames: ['kind'],
  buckets: [0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 30, 60, 300],
});

interface QueueState {
  status: string;
  jobs: number;
  oldest: number | null;
}

let look: () => Promise<QueueState[]> = () => Promise.resolve([]);

new Gauge({
  name: 'mail_queue',
  help: 'Mail jobs by status; those that were sent are not counted',
  labelNames: ['status'],
  async collect(): Promise<void> {
    this.reset();
    for (const { status, jobs } of await look()) this.set({ status }, jobs);
  },
});

new Gauge({
  name: 'mail_oldest_age_seconds',
  help: 'Age of the oldest mail job that still waits or is being sent',
  async collect(): Promise<void> {
    const waiting = (await look()).filter(({ status }) => status !== 'dead');
    this.set(Math.max(0, ...waiting.map(({ oldest }) => oldest ?? 0)));
  },
});

/** Lets the metrics read this service's queue. */
@Injectable()
export class MailMetrics implements OnModuleInit {
  constructor(private readonly db: DataSource) {}

  onModuleInit(): void {
    look = async () => {
      const rows: QueueState[] = await this.db.query(
        `SELECT status, count(*)::int AS jobs, extract(epoch FROM now() - min(created_at))::float8 AS oldest
         FROM mail_jobs WHERE status IN ('queued', 'sending') OR status = 'dead' GROUP BY status`,
      );
      const found = new Map(rows.map((row) => [row.status, row]));
      return ['queued', 'sending', 'dead'].map((status) => found.get(status) ?? { status, jobs: 0, oldest: null });
    };
  }
}
