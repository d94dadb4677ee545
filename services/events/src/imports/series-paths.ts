import type { EntityManager } from 'typeorm';
import { lockSeriesTree } from '../series/change-series.js';
import { Series } from '../series/series.entity.js';

const keyOf = (parentId: string | null, name: string): string => `${parentId ?? ''}\0${name}`;

/** Series by their path of names; those that are not there yet are made, to be written with the import. */
export class SeriesPaths {
  readonly created: Series[] = [];

  private constructor(private readonly byKey: Map<string, Series>) {}

  /** Holds the tree of series until the import is done. Of two of the same name the older is meant. */
  static async of(tx: EntityManager): Promise<SeriesPaths> {
    await lockSeriesTree(tx);
    const all = await tx.find(Series, { order: { id: 'DESC' } });
    return new SeriesPaths(new Map(all.map((series) => [keyOf(series.parentId, series.name), series])));
  }

  /** The series at the end of the path. */
  at(path: string[], now: Date): Series {
    let series: Series | undefined;
    for (const name of path) {
      const parentId: string | null = series?.id ?? null;
      const key = keyOf(parentId, name);
      series = this.byKey.get(key) ?? this.make(key, name, parentId, now);
    }
    if (!series) throw new Error('a series path has at least one name');
    return series;
  }

  private make(key: string, name: string, parentId: string | null, now: Date): Series {
    const series = Series.record({ name, parentId }, now);
    this.byKey.set(key, series);
    this.created.push(series);
    return series;
  }
}
