import type { DataSource, EntityManager } from 'typeorm';

/**
 * One transaction at READ COMMITTED: what is read after a lock is what the lock protects. (At REPEATABLE READ
 * the snapshot is older than the lock, and the last seat is sold twice.)
 */
export const transact = <T>(db: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T> =>
  // Every connection begins its transactions so (database.module.ts); said again, it would be one more round trip.
  db.transaction(work);
