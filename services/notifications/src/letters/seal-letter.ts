import { Inject, Injectable } from '@nestjs/common';
import { Clock, log } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import type { Settings } from '../config.js';
import { DrawingThreads } from '../documents/drawing-threads.js';
import { SealProvider } from '../sealing/seal-provider.js';
import { SETTINGS } from '../settings.module.js';
import { documentOf } from './letter-file.js';
import { Letter } from './letter.entity.js';
import type { ClaimedLetter } from './letter-jobs.js';
import { StoreLetter } from './store-letter.js';

const sealReason = '签发 Issued';

/** Draws a letter and seals it. */
@Injectable()
export class SealLetter {
  private readonly log = log('letters');

  constructor(
    private readonly db: DataSource,
    private readonly threads: DrawingThreads,
    private readonly seal: SealProvider,
    private readonly store: StoreLetter,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Never throws for what is wrong with the seal: the letter is then `seal_failed`, and tried again. */
  async execute(job: ClaimedLetter): Promise<void> {
    try {
      const letter = await this.db.manager.findOneByOrFail(Letter, { id: job.id });
      const document = documentOf(letter, this.settings.publicUrl);
      if (!letter.isWaiting || !document) return;
      const at = this.clock.now();
      const { bytes } = await this.threads.draw('letter', document, at);
      // Outside of any transaction: a seal may be far away.
      await this.store.execute(job, await this.seal.seal(bytes, sealReason, at));
    } catch (error) {
      this.log.error({ err: error, letterId: job.id, attempt: job.attempts }, 'the seal of a letter failed');
      await this.store.failed(job, error);
    }
  }
}
