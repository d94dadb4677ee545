import { Injectable } from '@nestjs/common';
import { Outbox } from '@zuomei/messaging';
import { type Caller, Clock, type OnceKey, transactOnce } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { lockEventFor } from '../events/event-access.js';
import { requireReferences, unlessTaken } from '../references.js';
import type { ShowingInput, ShowingView } from './showing.dto.js';
import { Showing } from './showing.entity.js';
import { showingFact } from './showing-fact.js';
import { ShownAlready, ShowsOneThing } from './showings.errors.js';
import { showingViews } from './showings.query.js';

@Injectable()
export class ShowAtEvent {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws EventNotFound | NotYourEvent | ShowsOneThing | UnknownReference | ShownAlready */
  async execute(caller: Caller, eventId: string, input: ShowingInput, once?: OnceKey): Promise<ShowingView> {
    const { achievementId, needId, title } = input;
    if ([achievementId, needId, title].filter(Boolean).length !== 1) throw new ShowsOneThing();
    const { result } = await transactOnce(this.db, once, async (tx) => {
      await lockEventFor(tx, caller, eventId);
      await requireReferences(
        tx,
        { table: 'achievements', ids: achievementId ? [{ pointer: '/achievementId', id: achievementId }] : [] },
        { table: 'needs', ids: needId ? [{ pointer: '/needId', id: needId }] : [] },
      );
      const showing = Showing.of(eventId, input.form, { achievementId, needId, title }, this.clock.now());
      await unlessTaken(
        'showings_once',
        () => new ShownAlready(),
        () => tx.insert(Showing, showing),
      );
      await this.outbox.addAll(tx, [showingFact(showing)]);
      const [view] = await showingViews(tx, [showing]);
      return view as ShowingView;
    });
    return result;
  }
}
