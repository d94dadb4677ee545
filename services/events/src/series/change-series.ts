import { Injectable } from '@nestjs/common';
import { SeriesRecorded } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, requireVersion, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { requireReferences } from '../references.js';
import type { SeriesChange, SeriesView } from './series.dto.js';
import { Series } from './series.entity.js';
import { SeriesCycle, SeriesNotFound } from './series.errors.js';
import { seriesAndChildren, seriesView } from './series.query.js';

/** Held while a parent changes or an import finds series by their path: two moves at once could close a ring. */
export const lockSeriesTree = (tx: EntityManager): Promise<unknown> =>
  tx.query(`SELECT pg_advisory_xact_lock(hashtext('series-tree'))`);

@Injectable()
export class ChangeSeries {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws SeriesNotFound | SeriesCycle | UnknownReference | Refusal STALE_VERSION */
  async execute(id: string, change: SeriesChange, ifMatch?: number): Promise<SeriesView> {
    return transact(this.db, async (tx) => {
      await lockSeriesTree(tx);
      const series = await tx.findOne(Series, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!series) throw new SeriesNotFound();
      requireVersion(ifMatch, series.version);
      if (change.parentId) {
        await requireReferences(tx, { table: 'series', ids: [{ pointer: '/parentId', id: change.parentId }] });
        const below: { id: string }[] = await tx.query(seriesAndChildren('$1'), [id]);
        if (below.some((row) => row.id === change.parentId)) throw new SeriesCycle();
      }
      if (series.change(change, this.clock.now())) {
        await tx.save(series);
        await this.outbox.add(tx, SeriesRecorded, series.recorded(), series);
      }
      return seriesView(series);
    });
  }
}
