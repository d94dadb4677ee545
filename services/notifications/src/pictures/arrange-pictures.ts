import { Injectable } from '@nestjs/common';
import { type Caller, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { EventPicture } from './event-picture.entity.js';
import { lockPicturesOf } from './lock-pictures.js';
import type { PictureList, PictureWords } from './pictures.dto.js';
import { PicturesDiffer } from './pictures.errors.js';
import { listPictures } from './pictures.query.js';

@Injectable()
export class ArrangePictures {
  constructor(private readonly db: DataSource) {}

  /** Their order and what is said of each. @throws EventUnknown | Forbidden | PicturesDiffer unless all are named */
  execute(caller: Caller, eventId: string, words: PictureWords[]): Promise<PictureList> {
    return transact(this.db, async (tx) => {
      await lockPicturesOf(tx, caller, eventId);
      const there = new Set((await listPictures(tx, eventId)).items.map(({ id }) => id));
      const named = words.map(({ id }) => id.toLowerCase());
      if (named.length !== there.size || named.some((id) => !there.has(id))) throw new PicturesDiffer();
      for (const [index, { alt, credit }] of words.entries()) {
        const said = { alt: alt.trim(), credit: credit?.trim() || null, position: index + 1 };
        await tx.update(EventPicture, { id: named[index], eventId }, said);
      }
      return listPictures(tx, eventId);
    });
  }
}
