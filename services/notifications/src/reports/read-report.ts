import { transact } from '@zuomei/platform';
import type { DataSource, EntityManager } from 'typeorm';

type Reading<T> = (tx: EntityManager) => Promise<T>;

/** Reads a report, all of it as it was at one moment: now, or that of somebody else's snapshot. */
export const readReport = async <T>(db: DataSource, work: Reading<T>, snapshot?: string): Promise<T> =>
  transact(db, async (tx) => {
    await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    // Its name comes from Postgres; the statement takes no parameters.
    if (snapshot !== undefined) await tx.query(`SET TRANSACTION SNAPSHOT '${snapshot}'`);
    await tx.query(`SELECT set_config('work_mem', '32MB', true), set_config('statement_timeout', '120s', true)`);
    return work(tx);
  });

/**
 * The planner cannot know how many events a report chooses and takes them for few: what it would sort on disk or look
 * through again and again is gathered in hash tables in memory. Nor is it to compile for a hundred milliseconds' work.
 */
const sumUp = async <T>(tx: EntityManager, work: Reading<T>): Promise<T> => {
  await tx.query(
    `SELECT set_config('enable_sort', 'off', true), set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true)`,
  );
  return work(tx);
};

/** Where somebody reads on several connections: one report at a time, so that none waits for those of another. */
const together = new WeakSet<DataSource>();

/** Reads the parts of a report at the same time, each on a connection of its own, all as of one moment. */
export const readTogether = async <T>(
  db: DataSource,
  plan: (tx: EntityManager) => Promise<Reading<T>[]>,
): Promise<T[]> =>
  readReport(db, async (tx) => {
    const parts = (await plan(tx)).map(
      (part): Reading<T> =>
        (on) =>
          sumUp(on, part),
    );
    if (together.has(db)) {
      const found: T[] = [];
      for (const part of parts) found.push(await part(tx));
      return found;
    }
    together.add(db);
    try {
      const [row]: { snapshot: string }[] = await tx.query('SELECT pg_export_snapshot() AS snapshot');
      const reading = parts.map((part, n) => (n === 0 ? part(tx) : readReport(db, part, row?.snapshot)));
      // The snapshot is there as long as this transaction: it waits for all, whatever becomes of one.
      await Promise.allSettled(reading);
      return await Promise.all(reading);
    } finally {
      together.delete(db);
    }
  });
