import { Injectable } from '@nestjs/common';
import { EventDrafted } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { type Caller, Clock, type OnceKey, transactOnce } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { settledIndustry } from '../industries/industry-names.js';
import { requireReferences, unlessTaken } from '../references.js';
import { organises } from './event-access.js';
import { eventReferences } from './event-references.js';
import { eventViews } from './event-views.js';
import type { EventInput } from './event.dto.js';
import { Event } from './event.entity.js';
import { EventCodeTaken, NotYourEvent } from './event.errors.js';
import type { EventView } from './event-view.dto.js';

@Injectable()
export class DraftEvent {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws NotYourEvent | UnknownReference | EventContradiction | EventCodeTaken */
  async execute(caller: Caller, input: EventInput, once?: OnceKey): Promise<EventView> {
    const { result } = await transactOnce(this.db, once, async (tx) => {
      const now = this.clock.now();
      const event = Event.draft(await settledIndustry(tx, caller, input, now), now);
      await requireReferences(tx, ...eventReferences(input));
      if (!organises(caller, event)) throw new NotYourEvent();
      await unlessTaken(
        'events_code',
        () => new EventCodeTaken(input.code ?? ''),
        () => tx.insert(Event, event),
      );
      await this.outbox.add(tx, EventDrafted, event.snapshot([]), event);
      const [view] = await eventViews(tx, caller, [event]);
      return view as EventView;
    });
    return result;
  }
}
