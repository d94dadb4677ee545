import { Injectable } from '@nestjs/common';
import { Outbox } from '@zuomei/messaging';
import { type Caller, Clock, type OnceKey, transactOnce } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { settledIndustry } from '../industries/industry-names.js';
import { requireReferences, unlessTaken } from '../references.js';
import { isMemberOf, reviews } from './catalogue-access.js';
import { catalogueFact } from './catalogue-fact.js';
import { type CatalogueDetails, CatalogueRecord, type CatalogueType } from './catalogue-record.entity.js';
import { type CatalogueView, catalogueViews } from './catalogue-views.js';
import type { CatalogueContactDto } from './catalogue.dto.js';
import { CatalogueCodeTaken, NotYourRecord } from './catalogue.errors.js';
import { keepContact } from './keep-contact.js';

@Injectable()
export class RecordInCatalogue {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** A draft; what is answered, and kept for a repeated key, is without its contact. @throws NotYourRecord | UnknownIndustry | UnknownReference | CatalogueCodeTaken */
  async execute(
    caller: Caller,
    type: CatalogueType,
    input: CatalogueDetails & { title: string; ownerId: string; contact?: CatalogueContactDto | null },
    once?: OnceKey,
  ): Promise<CatalogueView> {
    if (!reviews(caller) && !isMemberOf(caller, input.ownerId)) throw new NotYourRecord();
    const { result } = await transactOnce(this.db, once, async (tx) => {
      await requireReferences(tx, { table: 'organisations', ids: [{ pointer: '/ownerId', id: input.ownerId }] });
      const now = this.clock.now();
      const record = CatalogueRecord.draft(type, await settledIndustry(tx, caller, input, now), now);
      record.recordedBy = caller.userId;
      await unlessTaken(
        'catalogue_records_code',
        () => new CatalogueCodeTaken(input.code ?? ''),
        () => tx.insert(CatalogueRecord, record),
      );
      await keepContact(tx, record.id, input.contact);
      await this.outbox.addAll(tx, [catalogueFact(record)]);
      const [view] = await catalogueViews(tx, caller, [record], now);
      return view as CatalogueView;
    });
    return result;
  }
}
