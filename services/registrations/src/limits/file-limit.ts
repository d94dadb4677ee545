import { Inject, Injectable } from '@nestjs/common';
import { Clock, linkSecret, Refusal } from '@zuomei/platform';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { Settings } from '../config.js';
import { SETTINGS } from '../settings.module.js';
import { networkOf } from './address-limit.js';

const windowMs = 600_000;

/** Files from one client address in 10 minutes, over all processes. */
@Injectable()
export class FileLimit {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws Refusal TOO_MANY_FILES with Retry-After until the window ends */
  async take(request: FastifyRequest): Promise<void> {
    const most = this.settings.filesPerAddress;
    if (most === 0) return;
    const now = this.clock.now().getTime();
    const start = now - (now % windowMs);
    const rows: unknown[] = await this.db.query(
      `INSERT INTO address_counts AS c (address, window_start, used) VALUES ($1, $2, 1)
       ON CONFLICT (address, window_start) DO UPDATE SET used = c.used + 1 WHERE c.used < $3 RETURNING used`,
      [linkSecret(this.settings.linkKey, 'files', networkOf(request.ip), 0), new Date(start), most],
    );
    if (rows.length === 0) throw tooMany((start + windowMs - now) / 1000);
  }
}

const tooMany = (seconds: number): Refusal =>
  new Refusal(
    'too_many',
    'TOO_MANY_FILES',
    {
      zh: `从这个网络上传的文件太多,请 ${Math.max(1, Math.ceil(seconds / 60))} 分钟后再试。`,
      en: `Too many files from this network; try again in ${Math.max(1, Math.ceil(seconds / 60))} minutes.`,
    },
    { retryAfterSeconds: Math.max(1, Math.ceil(seconds)) },
  );
