import { Injectable } from '@nestjs/common';
import { type Caller, Clock, newId, transact } from '@zuomei/platform';
import { cleanName, fileTypeOf, FileTypeUnknown } from '@zuomei/platform/uploads';
import { DataSource } from 'typeorm';
import { WithdrawFirst } from '../catalogue/catalogue.errors.js';
import { lockAnyRecordFor, reviews } from '../catalogue/catalogue-access.js';
import { CatalogueFile } from './catalogue-file.entity.js';
import type { CatalogueFileView } from './catalogue-files.dto.js';
import { mostFiles, TooManyFiles } from './catalogue-files.errors.js';
import { fileView } from './catalogue-files.query.js';

/** Attaches a file to a record; to a published one a reviewer only, as with its other changes. */
@Injectable()
export class AttachFile {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws CatalogueRecordNotFound | NotYourRecord | WithdrawFirst | FileTypeUnknown | TooManyFiles */
  execute(
    caller: Caller,
    recordId: string,
    { name, bytes }: { name: string | undefined; bytes: Buffer },
  ): Promise<CatalogueFileView> {
    const type = fileTypeOf(bytes);
    return transact(this.db, async (tx) => {
      // Its row stands for its files, too: two at once do not both become the last that is allowed.
      const record = await lockAnyRecordFor(tx, caller, recordId);
      if (!reviews(caller) && record.status === 'published') throw new WithdrawFirst();
      if (!type) throw new FileTypeUnknown();
      if ((await tx.countBy(CatalogueFile, { recordId })) >= mostFiles) throw new TooManyFiles();
      const file = Object.assign(new CatalogueFile(), {
        id: newId(),
        recordId,
        name: cleanName(name, type),
        type: type.type,
        size: bytes.length,
        bytes,
        createdAt: this.clock.now(),
      });
      await tx.insert(CatalogueFile, file);
      return fileView(file);
    });
  }
}
