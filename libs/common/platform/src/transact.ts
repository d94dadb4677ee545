import type { DataSource, EntityManager } from 'typeorm';

/**
 * One transaction at READ COMMITTED: what is read after a lock is what the lock protects. (At REPEATABLE READ
 * the snapshot is older than the lock, and the last seat is sold twice.)
 */
export const transact = <T>(db: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T> =>
  db.transaction('READ COMMITTED', work);
