import { Injectable } from '@nestjs/common';
import { SeriesRecorded } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, type OnceKey, transactOnce } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { requireReferences } from '../references.js';
import type { SeriesInput, SeriesView } from './series.dto.js';
import { Series } from './series.entity.js';
import { seriesView } from './series.query.js';

@Injectable()
export class RecordSeries {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws UnknownReference for a parent that does not exist */
  async execute(input: SeriesInput, once?: OnceKey): Promise<SeriesView> {
    const { result } = await transactOnce(this.db, once, async (tx) => {
      const parents = input.parentId ? [{ pointer: '/parentId', id: input.parentId }] : [];
      await requireReferences(tx, { table: 'series', ids: parents });
      const series = Series.record(input, this.clock.now());
      await tx.insert(Series, series);
      await this.outbox.add(tx, SeriesRecorded, series.recorded(), series);
      return seriesView(series);
    });
    return result;
  }
}
