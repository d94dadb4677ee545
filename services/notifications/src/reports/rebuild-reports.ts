import { type KafkaSettings, type Replayed, replayFacts } from '@zuomei/messaging';
import type { DataSource, EntityManager } from 'typeorm';
import { countMarked } from './report-totals.js';
import { ReportsConsumer } from './reports.consumer.js';

export interface Rebuilt extends Replayed {
  /** Whether every row is what it was before. */
  same: boolean;
}

/** One number for all rows of the tables that facts are written to. */
const fingerprint = async (tx: EntityManager): Promise<string> => {
  const [row]: { print: string }[] = await tx.query(
    `SELECT concat_ws(' ',
       (SELECT concat(count(*), ' ', sum(hashtextextended(r::text, 0))) FROM report_records r),
       (SELECT concat(count(*), ' ', sum(hashtextextended(e::text, 0))) FROM report_events e)) AS print`,
  );
  return row?.print ?? '';
};

/**
 * Makes the figures anew from the facts on the topics. Readers see the old ones until it is done; the service's own
 * consumer waits meanwhile, and what it then writes a second time changes nothing.
 */
export async function rebuildReports(
  db: DataSource,
  settings: KafkaSettings,
  progress?: (done: Replayed) => void,
): Promise<Rebuilt> {
  const rebuilt = await db.transaction(async (tx) => {
    await tx.query('SET LOCAL statement_timeout = 0');
    await tx.query('LOCK TABLE report_events, report_records IN SHARE ROW EXCLUSIVE MODE');
    const before = await fingerprint(tx);
    await tx.query('DELETE FROM report_events');
    await tx.query('DELETE FROM report_records');
    const replayed = await replayFacts(settings, tx, new ReportsConsumer(), progress);
    await tx.query('DELETE FROM report_totals');
    await tx.query('DELETE FROM report_days');
    await tx.query('INSERT INTO report_marks (event_id) SELECT DISTINCT event_id FROM report_events');
    await tx.query(
      'INSERT INTO report_day_marks (on_date) SELECT DISTINCT on_date FROM report_records WHERE on_date IS NOT NULL',
    );
    return { ...replayed, same: (await fingerprint(tx)) === before };
  });
  await countMarked(db);
  return rebuilt;
}
