import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { ask, endingOf } from './ask.js';

/**
 * One transaction at READ COMMITTED: what is read after a lock is what the lock protects. (At REPEATABLE READ
 * the snapshot is older than the lock, and the last seat is sold twice.)
 */
export const transact = <T>(db: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T> =>
  // Every connection begins its transactions so (database.module.ts); said again, it would be one more round trip.
  db.transaction(work);

/**
 * The same for a hot path: its beginning is not waited for, but leaves together with the first statements that `work`
 * asks for; and `work` may send the COMMIT along with its last ones (`commitBehind`). Nothing in it may begin a
 * transaction, so use `ask`, `query` and finds there, no `save`. Tables are not gone through where there is a key to
 * look into: named statements keep their plans, and one made while a table was small would last into the crowd.
 */
export async function transactAtOnce<T>(db: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  const runner = db.createQueryRunner() as QueryRunner & { isTransactionActive: boolean };
  try {
    await runner.connect();
    const [, result] = await Promise.all([begin(runner), work(runner.manager)]);
    const ending = endingOf(runner.manager);
    if (ending) await ended(runner, ending);
    else await runner.commitTransaction();
    return result;
  } catch (error) {
    // With a COMMIT on its way Postgres has ended the transaction, whichever way.
    const ending = endingOf(runner.manager);
    if (ending) await ending.catch(() => undefined);
    else if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

/** Those who wait for commits hear of it as of any other. */
async function ended(runner: QueryRunner & { isTransactionActive: boolean }, ending: Promise<void>): Promise<void> {
  await ending;
  runner.isTransactionActive = false;
  await runner.broadcaster.broadcast('AfterTransactionCommit');
}

/** Only a lost connection keeps this from being done, and then nothing after it is done either. */
async function begin(runner: { manager: EntityManager; isTransactionActive: boolean }): Promise<void> {
  runner.isTransactionActive = true;
  await ask(runner.manager, { text: 'START TRANSACTION; SET LOCAL enable_seqscan = off' }, []);
}
