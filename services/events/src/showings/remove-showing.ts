import { Injectable } from '@nestjs/common';
import { Outbox } from '@zuomei/messaging';
import { type Caller, Clock, transact } from '@zuomei/platform';
import { DataSource, IsNull } from 'typeorm';
import { lockEventFor } from '../events/event-access.js';
import { EventNotFound } from '../events/event.errors.js';
import { Showing } from './showing.entity.js';
import { showingFact } from './showing-fact.js';
import { ShowingNotFound } from './showings.errors.js';

@Injectable()
export class RemoveShowing {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws ShowingNotFound | NotYourEvent */
  async execute(caller: Caller, id: string): Promise<void> {
    await transact(this.db, async (tx) => {
      const showing = await tx.findOne(Showing, {
        where: { id, removedAt: IsNull() },
        lock: { mode: 'pessimistic_write' },
      });
      if (!showing) throw new ShowingNotFound();
      await lockEventFor(tx, caller, showing.eventId).catch((error: unknown) => {
        throw error instanceof EventNotFound ? new ShowingNotFound() : error;
      });
      showing.remove(this.clock.now());
      await tx.save(showing);
      await this.outbox.addAll(tx, [showingFact(showing)]);
    });
  }
}
