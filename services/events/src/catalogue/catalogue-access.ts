import type { Caller } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import { CatalogueRecord, type CatalogueType } from './catalogue-record.entity.js';
import { CatalogueRecordNotFound, NotYourRecord } from './catalogue.errors.js';

/** Organisers and staff bring in and publish anybody's; they review what members put forward. */
export const reviews = (caller: Caller): boolean => caller.has('organiser') || caller.has('staff');

export const isMemberOf = (caller: Caller, ownerId: string): boolean =>
  caller.has('member') && caller.memberOf.includes(ownerId);

export const maySeeRecord = (caller: Caller, record: CatalogueRecord): boolean =>
  record.status === 'published' || reviews(caller) || isMemberOf(caller, record.ownerId);

/** `maySeeRecord` as a condition on table `r`. */
export function recordsVisibleTo(caller: Caller): { sql: string; parameters: { owners?: string[] } } {
  if (reviews(caller)) return { sql: 'true', parameters: {} };
  if (!caller.has('member')) return { sql: `r.status = 'published'`, parameters: {} };
  return {
    sql: `(r.status = 'published' OR r.owner_id = ANY(:owners::uuid[]))`,
    parameters: { owners: [...caller.memberOf] },
  };
}

/** The same for a record of either type. @throws CatalogueRecordNotFound | NotYourRecord */
export const lockAnyRecordFor = (tx: EntityManager, caller: Caller, id: string): Promise<CatalogueRecord> =>
  lockedFor(tx, caller, { id });

/**
 * Locks a record before it is read, so that versions, and so facts, follow each other without a gap.
 * @throws CatalogueRecordNotFound | NotYourRecord
 */
export const lockRecordFor = (
  tx: EntityManager,
  caller: Caller,
  type: CatalogueType,
  id: string,
): Promise<CatalogueRecord> => lockedFor(tx, caller, { id, type });

async function lockedFor(
  tx: EntityManager,
  caller: Caller,
  where: { id: string; type?: CatalogueType },
): Promise<CatalogueRecord> {
  const record = await tx.findOne(CatalogueRecord, { where, lock: { mode: 'pessimistic_write' } });
  if (!record || !maySeeRecord(caller, record)) throw new CatalogueRecordNotFound();
  if (!reviews(caller) && !isMemberOf(caller, record.ownerId)) throw new NotYourRecord();
  return record;
}
