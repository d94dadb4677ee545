import { Injectable } from '@nestjs/common';
import { EventChanged } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { type Caller, Clock, requireVersion, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { settledIndustry } from '../industries/industry-names.js';
import { requireReferences, unlessTaken } from '../references.js';
import { programmeOf } from '../sessions/programme.js';
import { lockEventFor, organises } from './event-access.js';
import { eventReferences } from './event-references.js';
import { eventViews } from './event-views.js';
import type { EventView } from './event-view.dto.js';
import type { EventChange } from './event.dto.js';
import { EventCodeTaken, NotYourEvent } from './event.errors.js';

@Injectable()
export class ChangeEvent {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * A change that changes nothing is no fact.
   * @throws EventNotFound | NotYourEvent | UnknownReference | what `Event.change` throws | Refusal STALE_VERSION
   */
  async execute(caller: Caller, id: string, change: EventChange, ifMatch?: number): Promise<EventView> {
    return transact(this.db, async (tx) => {
      const event = await lockEventFor(tx, caller, id);
      requireVersion(ifMatch, event.version);
      await requireReferences(tx, ...eventReferences(change));
      const sessions = await programmeOf(tx, [id]);
      const now = this.clock.now();
      const changed = event.change(await settledIndustry(tx, caller, change, now), sessions, now);
      // Nobody gives an event away to hosts they do not organise for.
      if (!organises(caller, event)) throw new NotYourEvent();
      if (changed.length > 0) {
        await unlessTaken(
          'events_code',
          () => new EventCodeTaken(change.code ?? ''),
          () => tx.save(event),
        );
        await this.outbox.add(tx, EventChanged, { ...event.snapshot(sessions), changed }, event);
      }
      const [view] = await eventViews(tx, caller, [event]);
      return view as EventView;
    });
  }
}
