import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { ask } from './ask.js';

/**
 * One transaction at READ COMMITTED: what is read after a lock is what the lock protects. (At REPEATABLE READ
 * the snapshot is older than the lock, and the last seat is sold twice.)
 */
export const transact = <T>(db: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T> =>
  // Every connection begins its transactions so (database.module.ts); said again, it would be one more round trip.
  db.transaction(work);

/**
 * The same for a hot path: its beginning is not waited for, but leaves together with the first statements that `work`
 * asks for. Nothing in it may begin a transaction, so use `ask`, `query` and finds there, no `save`.
 */
export async function transactAtOnce<T>(db: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  const runner = db.createQueryRunner() as QueryRunner & { isTransactionActive: boolean };
  try {
    await runner.connect();
    const [, result] = await Promise.all([begin(runner), work(runner.manager)]);
    await runner.commitTransaction();
    return result;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

/** Only a lost connection keeps this from being done, and then nothing after it is done either. */
async function begin(runner: { manager: EntityManager; isTransactionActive: boolean }): Promise<void> {
  runner.isTransactionActive = true;
  await ask(runner.manager, { text: 'START TRANSACTION' }, []);
}
