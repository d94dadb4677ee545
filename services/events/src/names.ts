import type { EntityManager } from 'typeorm';

/** What a page shows of a record that it only refers to. */
export interface Named {
  id: string;
  name: string;
  nameEn: string | null;
}

/** Names by id, in one question. Ids may repeat or be null. */
export async function namesOf<T extends Named>(
  tx: EntityManager,
  table: 'organisations' | 'series',
  ids: (string | null)[],
): Promise<Map<string, T>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows: T[] = await tx.query(`SELECT id, name, name_en AS "nameEn" FROM ${table} WHERE id = ANY($1::uuid[])`, [
    wanted,
  ]);
  return new Map(rows.map((row) => [row.id, row]));
}
