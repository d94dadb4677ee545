import { Injectable } from '@nestjs/common';
import { Outbox } from '@zuomei/messaging';
import { type Caller, Clock, requireVersion, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { settledIndustry } from '../industries/industry-names.js';
import { requireReferences, unlessTaken } from '../references.js';
import { isMemberOf, lockRecordFor, reviews } from './catalogue-access.js';
import { catalogueFact } from './catalogue-fact.js';
import type { CatalogueDetails, CatalogueType } from './catalogue-record.entity.js';
import type { CatalogueContactDto } from './catalogue.dto.js';
import { CatalogueCodeTaken, NotYourRecord, WithdrawFirst } from './catalogue.errors.js';
import { keepContact } from './keep-contact.js';

@Injectable()
export class ChangeInCatalogue {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws CatalogueRecordNotFound | NotYourRecord | WithdrawFirst | UnknownReference | CatalogueCodeTaken | OpenCallWantsDeadline */
  async execute(
    caller: Caller,
    type: CatalogueType,
    id: string,
    change: CatalogueDetails & { contact?: CatalogueContactDto | null },
    ifMatch?: number,
  ): Promise<void> {
    await transact(this.db, async (tx) => {
      const record = await lockRecordFor(tx, caller, type, id);
      requireVersion(ifMatch, record.version);
      if (!reviews(caller) && record.status === 'published') throw new WithdrawFirst();
      const { ownerId } = change;
      if (ownerId !== undefined) {
        if (!reviews(caller) && !isMemberOf(caller, ownerId)) throw new NotYourRecord();
        await requireReferences(tx, { table: 'organisations', ids: [{ pointer: '/ownerId', id: ownerId }] });
      }
      await keepContact(tx, id, change.contact);
      const now = this.clock.now();
      if (!record.change(await settledIndustry(tx, caller, change, now), now)) return;
      await unlessTaken(
        'catalogue_records_code',
        () => new CatalogueCodeTaken(change.code ?? ''),
        () => tx.save(record),
      );
      await this.outbox.addAll(tx, [catalogueFact(record)]);
    });
  }
}
