import type { DataSource } from 'typeorm';
import type { FunnelGrouping } from './funnel.dto.js';
import { readTogether } from './read-report.js';
import type { Grouping, ReportFilter } from './report.dto.js';
import { itemsSql } from './report-sql.js';
import { countMarked, organisationBits } from './report-totals.js';
import { eventsChangedSince, type Sums } from './sums-now.js';

export type Values = Record<string, string>;

interface ValueRow {
  figure: string;
  key: string;
  value: string;
}

/**
 * The values of figures that are not zero, by key and name: from what is kept for each event and day; what has changed
 * since a past moment from the records themselves.
 */
export async function readValues(
  db: DataSource,
  sums: Sums,
  filter: ReportFilter,
  groupBy?: Grouping | FunnelGrouping,
): Promise<Map<string, Values>> {
  await countMarked(db);
  const rows = await readTogether(db, async (tx) => {
    const past = filter.asOf !== undefined;
    const changed = past ? await eventsChangedSince(tx, filter) : undefined;
    return sums(await organisationBits(tx), past).map((part) => (on) => {
      const { sql, parameters } = itemsSql(part, filter, groupBy, { changed });
      return on.query<ValueRow[]>(sql, parameters);
    });
  });
  const byKey = new Map<string, Values>();
  for (const { figure, key, value } of rows.flat()) {
    const values = byKey.get(key) ?? {};
    values[figure] = value;
    byKey.set(key, values);
  }
  return byKey;
}
