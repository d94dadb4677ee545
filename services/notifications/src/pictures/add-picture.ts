import { Injectable } from '@nestjs/common';
import { type Caller, Clock, newId, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { KnownEvent } from '../references/known-event.entity.js';
import { drawAnew } from './draw-anew.js';
import { EventPicture } from './event-picture.entity.js';
import { lockPicturesOf } from './lock-pictures.js';
import type { PictureList } from './pictures.dto.js';
import { EventUnknown, mostPictures, TooManyPictures } from './pictures.errors.js';
import { listPictures } from './pictures.query.js';

@Injectable()
export class AddPicture {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Behind those that are there; until somebody says what is to be seen, it is called by the event. @throws EventUnknown | Forbidden | NotAPicture | TooManyPictures */
  async execute(caller: Caller, eventId: string, file: Buffer): Promise<PictureList> {
    // Nobody has a picture drawn who may not keep it; and not while the event is locked, which takes a moment.
    await transact(this.db, (tx) => lockPicturesOf(tx, caller, eventId));
    const drawn = await drawAnew(file);
    return transact(this.db, async (tx) => {
      await lockPicturesOf(tx, caller, eventId);
      const event = await tx.findOneBy(KnownEvent, { id: eventId });
      if (!event) throw new EventUnknown();
      const there = await tx.countBy(EventPicture, { eventId });
      if (there >= mostPictures) throw new TooManyPictures();
      await tx.insert(EventPicture, {
        ...{ id: newId(), eventId, alt: event.title, credit: null, createdAt: this.clock.now() },
        ...drawn,
        position: ((await tx.maximum(EventPicture, 'position', { eventId })) ?? 0) + 1,
      });
      return listPictures(tx, eventId);
    });
  }
}
