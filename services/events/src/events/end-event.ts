import { Injectable } from '@nestjs/common';
import { EventEnded } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { type Caller, Clock, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { programmeOf } from '../sessions/programme.js';
import { lockEventFor } from './event-access.js';
import { eventViews } from './event-views.js';
import type { EventView } from './event-view.dto.js';
import { Event } from './event.entity.js';

@Injectable()
export class EndEvent {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** By hand, before or after its time. @throws EventNotFound | NotYourEvent | EventStatusRefuses */
  async execute(caller: Caller, id: string): Promise<EventView> {
    return transact(this.db, async (tx) => {
      const event = await lockEventFor(tx, caller, id);
      await this.end(tx, event);
      const [view] = await eventViews(tx, caller, [event]);
      return view as EventView;
    });
  }

  /**
   * By the clock: ends one event whose time is over.
   * Another instance that is ending it holds its row: it is skipped, and no event is ended twice.
   * @returns false when none is due
   */
  async endNextDue(): Promise<boolean> {
    return transact(this.db, async (tx) => {
      const event = await tx
        .createQueryBuilder(Event, 'e')
        .where(`e.status = 'published' AND e.ends_at <= :now`, { now: this.clock.now() })
        .orderBy('e.endsAt')
        .limit(1)
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getOne();
      if (event) await this.end(tx, event);
      return event !== null;
    });
  }

  private async end(tx: EntityManager, event: Event): Promise<void> {
    event.end(this.clock.now());
    await tx.save(event);
    await this.outbox.add(tx, EventEnded, event.snapshot(await programmeOf(tx, [event.id])), event);
  }
}
