import { Injectable } from '@nestjs/common';
import type { Caller } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { maySeeRecord } from '../catalogue/catalogue-access.js';
import { CatalogueRecord } from '../catalogue/catalogue-record.entity.js';
import { CatalogueRecordNotFound } from '../catalogue/catalogue.errors.js';
import { CatalogueFile } from './catalogue-file.entity.js';
import type { CatalogueFileView } from './catalogue-files.dto.js';
import { CatalogueFileNotFound } from './catalogue-files.errors.js';

export const fileView = ({ id, name, type, size }: CatalogueFile): CatalogueFileView => ({ id, name, type, size });

@Injectable()
export class CatalogueFilesQuery {
  constructor(private readonly db: DataSource) {}

  /** With its bytes, for whoever may see the record. @throws CatalogueRecordNotFound | CatalogueFileNotFound */
  async read(caller: Caller, recordId: string, id: string): Promise<CatalogueFile> {
    const record = await this.db.manager.findOneBy(CatalogueRecord, { id: recordId });
    if (!record || !maySeeRecord(caller, record)) throw new CatalogueRecordNotFound();
    const file = await this.db.manager
      .createQueryBuilder(CatalogueFile, 'f')
      .addSelect('f.bytes')
      .where({ id, recordId })
      .getOne();
    if (!file) throw new CatalogueFileNotFound();
    return file;
  }
}
