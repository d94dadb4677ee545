import { transact } from '@zuomei/platform';
import type { DataSource } from 'typeorm';

/**
 * Runs what a report reads. The planner cannot know how many events a report chooses and takes them for few: with
 * this much memory it gathers in hash tables, and what it would sort on disk it need not sort. Past moments are
 * counted from all records and take their time.
 */
export const readReport = async <T>(db: DataSource, sql: string, parameters: unknown[]): Promise<T[]> =>
  transact(db, async (tx) => {
    await tx.query(
      `SELECT set_config('work_mem', '32MB', true), set_config('enable_sort', 'off', true),
         set_config('statement_timeout', '120s', true)`,
    );
    return tx.query<T[]>(sql, parameters);
  });
