import { Injectable } from '@nestjs/common';
import { Outbox } from '@zuomei/messaging';
import { type Caller, Clock, requireVersion, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { lockRecordFor, reviews } from './catalogue-access.js';
import { catalogueFact } from './catalogue-fact.js';
import type { CatalogueType } from './catalogue-record.entity.js';
import { NotYourRecord } from './catalogue.errors.js';

/** `submit` and `withdraw` are the owner's, too; `publish` and `give_back` are a reviewer's. */
export type ReviewStep =
  { readonly to: 'submit' | 'publish' | 'withdraw' } | { readonly to: 'give_back'; readonly reason: string };

/** One step of a record on its way into the catalogue and out of it. */
@Injectable()
export class ReviewInCatalogue {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws CatalogueRecordNotFound | NotYourRecord | CatalogueStatusRefuses | OpenCallWantsDeadline | STALE_VERSION */
  async execute(caller: Caller, type: CatalogueType, id: string, step: ReviewStep, ifMatch?: number): Promise<void> {
    await transact(this.db, async (tx) => {
      const record = await lockRecordFor(tx, caller, type, id);
      requireVersion(ifMatch, record.version);
      if ((step.to === 'publish' || step.to === 'give_back') && !reviews(caller)) throw new NotYourRecord();
      const now = this.clock.now();
      if (step.to === 'give_back') record.giveBack(step.reason, now);
      else record[step.to](now);
      await tx.save(record);
      await this.outbox.addAll(tx, [catalogueFact(record)]);
    });
  }
}
