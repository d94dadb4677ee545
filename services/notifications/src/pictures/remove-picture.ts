import { Injectable } from '@nestjs/common';
import { type Caller, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { EventPicture } from './event-picture.entity.js';
import { lockPicturesOf } from './lock-pictures.js';
import type { PictureList } from './pictures.dto.js';
import { PictureUnknown } from './pictures.errors.js';
import { listPictures } from './pictures.query.js';

@Injectable()
export class RemovePicture {
  constructor(private readonly db: DataSource) {}

  /** Takes it away, from wherever it was printed, too. @throws EventUnknown | Forbidden | PictureUnknown */
  execute(caller: Caller, eventId: string, id: string): Promise<PictureList> {
    return transact(this.db, async (tx) => {
      await lockPicturesOf(tx, caller, eventId);
      const { affected } = await tx.delete(EventPicture, { id, eventId });
      if (!affected) throw new PictureUnknown();
      return listPictures(tx, eventId);
    });
  }
}
