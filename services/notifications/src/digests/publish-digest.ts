import { Injectable } from '@nestjs/common';
import { Clock, requireVersion, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { lockDigest } from './change-digest.js';
import { contentOf } from './digest-content.js';
import type { DigestView } from './digest.dto.js';
import { EmptyDigest } from './digests.errors.js';
import { editorsView } from './digests.query.js';

@Injectable()
export class PublishDigest {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Readers see it as it now is, until it is published again. @throws EmptyDigest | STALE_VERSION */
  async execute(month: string, ifMatch?: number): Promise<DigestView> {
    return transact(this.db, async (tx) => {
      const digest = await lockDigest(tx, month);
      requireVersion(ifMatch, digest.version);
      const content = await contentOf(tx, digest);
      if (content.categories.every(({ events }) => events.length === 0)) throw new EmptyDigest();
      digest.publish(content, this.clock.now());
      await tx.save(digest);
      return editorsView(tx, digest);
    });
  }
}
