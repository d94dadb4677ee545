import type { EntityManager } from 'typeorm';
import { PaperCopy } from './paper-copy.entity.js';

/** The scan that counts: a later one replaces an earlier one until it is verified. */
export const latestCopy = (db: EntityManager, agreementId: string): Promise<PaperCopy | null> =>
  db.findOne(PaperCopy, { where: { agreementId }, order: { id: 'DESC' } });
