import { expect } from '@jest/globals';
import { DataSource } from 'typeorm';
import { figureNames } from '../src/reports/figures.js';
import { FunnelQuery } from '../src/reports/funnel.query.js';
import { type CountedName, funnelSteps } from '../src/reports/funnel-steps.js';
import { type Grouping, groupings, type ReportFilter } from '../src/reports/report.dto.js';
import { RecordsQuery } from '../src/reports/records.query.js';
import { itemsSql } from '../src/reports/report-sql.js';
import { readValues } from '../src/reports/read-values.js';
import { sumOf, sumsOf } from '../src/reports/sums-now.js';
import type { RunningNotifications } from './running-notifications.js';

type Sum = [name: string, value: string];

const notZero = ([, value]: Sum): boolean => Number(value) !== 0;

/** What reports read from sums is what all records add up to, now and at past moments, under every grouping. */
export async function expectKeptToBeRight(notifications: RunningNotifications): Promise<void> {
  const db = notifications.get(DataSource);
  const fromRecords = async (filter: ReportFilter, groupBy?: Grouping): Promise<Sum[]> => {
    const { sql, parameters } = itemsSql(figureNames.map(sumOf).join(' UNION ALL '), filter, groupBy);
    const rows: { figure: string; key: string; value: string }[] = await db.query(sql, parameters);
    return rows.map(({ figure, key, value }): Sum => [`${key} ${figure}`, value]);
  };
  const fromKept = async (filter: ReportFilter, groupBy?: Grouping): Promise<Sum[]> =>
    [...(await readValues(db, sumsOf, filter, groupBy))].flatMap(([key, values]) =>
      Object.entries(values).map(([figure, value]): Sum => [`${key} ${figure}`, value]),
    );
  const moments: { at: Date }[] = await db.query(
    `SELECT unnest(percentile_disc(ARRAY[0.2, 0.6, 0.9, 1]) WITHIN GROUP (ORDER BY known_from)) AS at FROM report_records`,
  );
  const periods: ReportFilter[] = [{}, { from: '2021-03-01', to: '2022-01-31' }, { kind: 'cloud_matching' }];
  for (const asOf of [undefined, ...moments.map(({ at }) => at.toISOString())])
    for (const period of periods)
      for (const groupBy of [undefined, ...groupings]) {
        const filter = { ...period, ...(asOf && { asOf }) };
        const [expected, found] = [await fromRecords(filter, groupBy), await fromKept(filter, groupBy)];
        const plain = (sums: Sum[]): Sum[] => sums.filter(notZero).toSorted();
        expect([filter, groupBy, plain(found)]).toEqual([filter, groupBy, plain(expected)]);
      }
  const lists = notifications.get(RecordsQuery);
  const listed = async (figure: CountedName, filter: ReportFilter): Promise<number> => {
    let [sum, cursor]: [number, string | null] = [0, null];
    do {
      const page = await lists.page({ figure, limit: 150, ...(cursor && { cursor }), ...filter });
      sum += page.items.reduce((all, { value }) => all + Number(value), 0);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return sum;
  };
  for (const { at } of moments.slice(1, 3)) {
    const filter = { asOf: at.toISOString() };
    const { sql, parameters } = itemsSql(funnelSteps.map(sumOf).join(' UNION ALL '), filter);
    const expected: { figure: string; value: string }[] = await db.query(sql, parameters);
    const { steps = [] } = await notifications.get(FunnelQuery).of(filter);
    const known = new Map(expected.map(({ figure, value }) => [figure, Number(value)]));
    expect([filter, steps.map(({ step, value }) => [step, value])]).toEqual([
      filter,
      funnelSteps.map((step) => [step, known.get(step) ?? 0]),
    ]);
    const values = (await readValues(db, sumsOf, filter)).get('') ?? {};
    for (const name of figureNames)
      expect([filter, name, await listed(name, filter)]).toEqual([filter, name, Number(values[name] ?? 0)]);
  }
}
