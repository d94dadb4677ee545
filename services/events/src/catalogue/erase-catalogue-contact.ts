import { Injectable } from '@nestjs/common';
import { type Caller, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { isMemberOf, reviews } from './catalogue-access.js';
import { CatalogueRecord } from './catalogue-record.entity.js';
import { CatalogueRecordNotFound, NotYourRecord } from './catalogue.errors.js';

/** Drops whom to ask about a record, and the same person wherever else they are named by that address. */
@Injectable()
export class EraseCatalogueContact {
  constructor(private readonly db: DataSource) {}

  /**
   * @returns how many records lost their contact; 0 if there was none
   * @throws CatalogueRecordNotFound | NotYourRecord
   */
  execute(caller: Caller, id: string): Promise<number> {
    return transact(this.db, async (tx) => {
      const record = await tx.findOneBy(CatalogueRecord, { id });
      if (!record) throw new CatalogueRecordNotFound();
      const all = reviews(caller);
      if (!all && !isMemberOf(caller, record.ownerId)) throw new NotYourRecord();
      // A member erases at its own organisations only.
      const [, erased]: [unknown, number] = await tx.query(
        `DELETE FROM catalogue_contacts c USING catalogue_records r
         WHERE r.id = c.record_id AND ($2 OR r.owner_id = ANY($3::uuid[]))
           AND (c.record_id = $1 OR lower(c.email) = (SELECT lower(email) FROM catalogue_contacts WHERE record_id = $1))`,
        [id, all, [...caller.memberOf]],
      );
      return erased;
    });
  }
}
