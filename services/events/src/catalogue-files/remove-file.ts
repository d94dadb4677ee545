import { Injectable } from '@nestjs/common';
import { type Caller, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { lockAnyRecordFor, reviews } from '../catalogue/catalogue-access.js';
import { WithdrawFirst } from '../catalogue/catalogue.errors.js';
import { CatalogueFile } from './catalogue-file.entity.js';
import { CatalogueFileNotFound } from './catalogue-files.errors.js';

@Injectable()
export class RemoveFile {
  constructor(private readonly db: DataSource) {}

  /** @throws CatalogueRecordNotFound | NotYourRecord | WithdrawFirst | CatalogueFileNotFound */
  execute(caller: Caller, recordId: string, id: string): Promise<void> {
    return transact(this.db, async (tx) => {
      const record = await lockAnyRecordFor(tx, caller, recordId);
      if (!reviews(caller) && record.status === 'published') throw new WithdrawFirst();
      const { affected } = await tx.delete(CatalogueFile, { id, recordId });
      if (!affected) throw new CatalogueFileNotFound();
    });
  }
}
