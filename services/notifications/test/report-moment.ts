import { expect } from '@jest/globals';
import { newId } from '@zuomei/platform';
import { eventually } from '@zuomei/testing';
import { DataSource, type EntityManager } from 'typeorm';
import { readTogether } from '../src/reports/read-report.js';
import type { RunningNotifications } from './running-notifications.js';

const names = async (tx: EntityManager): Promise<number> => {
  const [row]: { count: number }[] = await tx.query('SELECT count(*)::int AS count FROM report_typed');
  return row?.count ?? 0;
};

/** What is written between the beginning of a report and its parts is in none of them, also when two are read at once. */
export async function expectOneMoment(notifications: RunningNotifications): Promise<void> {
  const db = notifications.get(DataSource);
  const before = await names(db.manager);
  const written: string[] = [];
  const read = (): Promise<number[]> =>
    readTogether(db, async (tx) => {
      await names(tx);
      const id = newId();
      written.push(id);
      await db.query('INSERT INTO report_typed (id) VALUES ($1)', [id]);
      return [names, names, names];
    });
  const [one = [], other = []] = await Promise.all([read(), read()]);
  expect([new Set(one).size, new Set(other).size]).toEqual([1, 1]);
  expect(await names(db.manager)).toBe(before + 2);
  await db.query('DELETE FROM report_typed WHERE id = ANY($1)', [written]);
}

/** Nobody asks, and still nothing stays marked. */
export async function expectCountedUnasked(notifications: RunningNotifications): Promise<void> {
  const db = notifications.get(DataSource);
  const marks =
    'SELECT (SELECT count(*) FROM report_marks)::int + (SELECT count(*) FROM report_day_marks)::int AS marks';
  await db.query('INSERT INTO report_marks (event_id) SELECT event_id FROM report_events');
  await db.query(`INSERT INTO report_day_marks VALUES ('2021-06-01')`);
  await eventually(async () => expect(await db.query(marks)).toEqual([{ marks: 0 }]), { seconds: 30 });
}
