import type { DataSource } from 'typeorm';
import type { FunnelGrouping } from './funnel.dto.js';
import { readSums } from './read-report.js';
import type { Grouping, ReportFilter } from './report.dto.js';
import { itemsSql } from './report-sql.js';
import { countMarked, organisationBits } from './report-totals.js';
import { eventsChangedSince } from './sums-now.js';

export type Values = Record<string, string>;

interface ValueRow {
  figure: string;
  key: string;
  value: string;
}

/**
 * The values of figures that are not zero, by key and name: from what is kept for each event and day; what has changed
 * since a past moment from the records themselves. `sums` says the SQL, given how wide a set of organisations is.
 */
export async function readValues(
  db: DataSource,
  sums: (bits: number, past: boolean) => string,
  filter: ReportFilter,
  groupBy?: Grouping | FunnelGrouping,
): Promise<Map<string, Values>> {
  await countMarked(db);
  const rows = await readSums(db, async (tx) => {
    const past = filter.asOf !== undefined;
    const changed = past ? await eventsChangedSince(tx, filter) : undefined;
    const { sql, parameters } = itemsSql(sums(await organisationBits(tx), past), filter, groupBy, { changed });
    return tx.query<ValueRow[]>(sql, parameters);
  });
  const byKey = new Map<string, Values>();
  for (const { figure, key, value } of rows) {
    const values = byKey.get(key) ?? {};
    values[figure] = value;
    byKey.set(key, values);
  }
  return byKey;
}
