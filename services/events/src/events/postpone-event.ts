import { Injectable } from '@nestjs/common';
import { EventPostponed } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { type Caller, Clock, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { programmeOf } from '../sessions/programme.js';
import { lockEventFor } from './event-access.js';
import { eventViews } from './event-views.js';
import type { EventView } from './event-view.dto.js';

@Injectable()
export class PostponeEvent {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws EventNotFound | NotYourEvent | EventStatusRefuses */
  async execute(caller: Caller, id: string, reason: string | null): Promise<EventView> {
    return transact(this.db, async (tx) => {
      const event = await lockEventFor(tx, caller, id);
      event.postpone(reason, this.clock.now());
      await tx.save(event);
      const snapshot = event.snapshot(await programmeOf(tx, [id]));
      await this.outbox.add(tx, EventPostponed, { ...snapshot, reason: reason ?? undefined }, event);
      const [view] = await eventViews(tx, caller, [event]);
      return view as EventView;
    });
  }
}
