import { Injectable } from '@nestjs/common';
import { decodeCursor, pageOf } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { counted, type CountedName } from './funnel-steps.js';
import type { RecordPage, RecordsQuery as Asked, RecordView } from './report.dto.js';
import { readReport } from './read-report.js';
import { itemsSql } from './report-sql.js';

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

  /** By id; over all pages the values add up to the figure. */
  async page({ figure, limit, cursor, ...filter }: Asked): Promise<RecordPage> {
    const { items, ...rest } = counted[figure];
    const after = cursor ? decodeCursor<[string]>(cursor, 1)[0] : undefined;
    const { sql, parameters } = itemsSql(
      `SELECT i.id, i.event_id, i.on_date::text, i.value::text, (${labels[figure] ?? eventTitle}) AS label
       FROM (${items}) AS i`,
      filter,
    );
    const page = `SELECT * FROM (${sql}) AS all_items WHERE $${parameters.length + 1}::uuid IS NULL
      OR id > $${parameters.length + 1}::uuid ORDER BY id LIMIT $${parameters.length + 2}`;
    const rows = await readReport<Row>(this.db, page, [...parameters, after ?? null, limit + 1]);
    const found = pageOf(rows, limit, (row) => [row.id]);
    const money = 'money' in rest;
    return { items: found.items.map((row) => viewOf(row, money)), nextCursor: found.nextCursor };
  }
}

const viewOf = (row: Row, money: boolean): RecordView => ({
  id: row.id,
  ...(row.event_id ? { eventId: row.event_id } : {}),
  ...(row.on_date ? { on: row.on_date } : {}),
  value: money ? row.value : Number(row.value),
  ...(row.label ? { label: row.label } : {}),
});
