import { Injectable } from '@nestjs/common';
import { pageOf } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import type { Figure } from './figures.js';
import { counted, type CountedName } from './funnel-steps.js';
import type { RecordPage, RecordsQuery as Asked, RecordView } from './report.dto.js';
import { decodePosition, pageByEvent, pageById } from './record-pages.js';
import { readReport } from './read-report.js';
import { itemsSql } from './report-sql.js';
import { countMarked, organisationBits } from './report-totals.js';
import { eventsChangedSince, tookItems } from './sums-now.js';

interface Row {
  id: string;
  event_id: string | null;
  on_date: string | null;
  value: string;
  label: string | null;
}

/** Where the items of a figure have their name. */
const labels: Partial<Record<CountedName, string>> = {
  events: 'SELECT title FROM events WHERE id = i.id',
  enterprises: 'SELECT name FROM organisations WHERE id = i.id',
  universities: 'SELECT name FROM organisations WHERE id = i.id',
  agreements: 'SELECT number FROM agreements WHERE id = i.id',
  agreementsOfEvents: 'SELECT number FROM agreements WHERE id = i.id',
  amount: 'SELECT number FROM agreements WHERE id = i.id',
  technologyTransactionAmount: 'SELECT number FROM agreements WHERE id = i.id',
  milestonesReached: 'SELECT title FROM milestones WHERE id = i.id',
  milestonesOfEvents: 'SELECT title FROM milestones WHERE id = i.id',
};
const eventTitle = 'SELECT title FROM events WHERE id = i.event_id';

/** The records a figure is the sum of. */
@Injectable()
export class RecordsQuery {
  constructor(private readonly db: DataSource) {}

  /** Event by event or by id; over all pages the values add up to the figure. */
  async page({ figure, limit, cursor, ...filter }: Asked): Promise<RecordPage> {
    const { byEvent, took, items, money }: Figure = counted[figure];
    const after = cursor ? decodePosition(cursor, byEvent ? 3 : 1) : [];
    const position = { afterDay: after.at(-3) ?? '', afterEvent: after.at(-2) ?? '', afterId: after.at(-1) ?? '' };
    const label = labels[figure] ?? eventTitle;
    if (took) await countMarked(this.db);
    const rows = await readReport(this.db, async (tx) => {
      const changed = took && filter.asOf ? await eventsChangedSince(tx, filter) : undefined;
      const list = took ? tookItems(took, await organisationBits(tx), filter.asOf !== undefined) : items;
      const page = byEvent ? pageByEvent(list, label) : pageById(list, label);
      const { sql, parameters } = itemsSql(page, filter, undefined, { ...position, most: limit + 1, changed });
      return tx.query<Row[]>(sql, parameters);
    });
    const found = pageOf(rows, limit, (row) => (byEvent ? [row.on_date, row.event_id, row.id] : [row.id]));
    return { items: found.items.map((row) => viewOf(row, money === true)), nextCursor: found.nextCursor };
  }
}

const viewOf = (row: Row, money: boolean): RecordView => ({
  id: row.id,
  ...(row.event_id ? { eventId: row.event_id } : {}),
  ...(row.on_date ? { on: row.on_date } : {}),
  value: money ? row.value : Number(row.value),
  ...(row.label ? { label: row.label } : {}),
});
