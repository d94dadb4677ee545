import { Injectable } from '@nestjs/common';
import { EventPublished } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { type Caller, Clock, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { programmeOf } from '../sessions/programme.js';
import { lockEventFor } from './event-access.js';
import { eventViews } from './event-views.js';
import type { EventView } from './event-view.dto.js';
import type { PublishInput } from './event.dto.js';

@Injectable()
export class PublishEvent {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws EventNotFound | NotYourEvent | what `Event.publish` throws */
  async execute(caller: Caller, id: string, date: PublishInput): Promise<EventView> {
    return transact(this.db, async (tx) => {
      const event = await lockEventFor(tx, caller, id);
      const sessions = await programmeOf(tx, [id]);
      event.publish(date, sessions, this.clock.now());
      await tx.save(event);
      await tx.save(sessions);
      await this.outbox.add(tx, EventPublished, event.snapshot(sessions), event);
      const [view] = await eventViews(tx, caller, [event]);
      return view as EventView;
    });
  }
}
