import type { EntityManager } from 'typeorm';

/** Enterprises of which only the name that people typed is known, and not here: they count as enterprises. */
export async function writeTyped(tx: EntityManager, ids: string[]): Promise<void> {
  await tx.query('INSERT INTO report_typed (id) SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING', [
    [...new Set(ids)].toSorted(),
  ]);
}
