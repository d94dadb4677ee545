import { transact } from '@zuomei/platform';
import type { DataSource, EntityManager } from 'typeorm';

/** Reads a report, all of it as it was at one moment. */
export const readReport = async <T>(db: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T> =>
  transact(db, async (tx) => {
    await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    await tx.query(`SELECT set_config('work_mem', '32MB', true), set_config('statement_timeout', '120s', true)`);
    return work(tx);
  });

/**
 * The planner cannot know how many events a report chooses and takes them for few: what it would sort on disk or look
 * through again and again is gathered in hash tables in memory.
 */
export const readSums = async <T>(db: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T> =>
  readReport(db, async (tx) => {
    await tx.query(`SELECT set_config('enable_sort', 'off', true), set_config('enable_nestloop', 'off', true)`);
    return work(tx);
  });
