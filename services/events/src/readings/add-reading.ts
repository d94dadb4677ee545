import { Injectable } from '@nestjs/common';
import { HeadCountRecorded, LiveViewsRecorded, type LiveViewsRecordedV1 } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { type Caller, Clock, type OnceKey, transactOnce } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { lockEventFor } from '../events/event-access.js';
import type { ReadingView } from './reading.dto.js';
import { Reading, type ReadingKind } from './reading.entity.js';
import { readingView } from './readings.query.js';

const facts = { live_view: LiveViewsRecorded, head_count: HeadCountRecorded };

const recorded = ({ id, eventId, count, at, source }: Reading): LiveViewsRecordedV1 => ({
  readingId: id,
  version: 1,
  eventId,
  count,
  at: at.toISOString(),
  source,
});

@Injectable()
export class AddReading {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** `at` is now unless said. @throws EventNotFound | NotYourEvent */
  async execute(
    caller: Caller,
    kind: ReadingKind,
    eventId: string,
    input: { count: number; source: string; at?: string },
    once?: OnceKey,
  ): Promise<ReadingView> {
    const { result } = await transactOnce(this.db, once, async (tx) => {
      await lockEventFor(tx, caller, eventId);
      const now = this.clock.now();
      const { count, source } = input;
      const reading = Reading.of(kind, eventId, { count, source, at: input.at ? new Date(input.at) : now }, now);
      await tx.insert(Reading, reading);
      await this.outbox.add(tx, facts[kind], recorded(reading), { id: reading.id, version: 1 });
      return readingView(reading);
    });
    return result;
  }
}
