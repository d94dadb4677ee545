import { type FieldRefusal, Refusal } from '@zuomei/platform';
import { type EntityManager, QueryFailedError } from 'typeorm';

/** A field names a record that does not exist. */
export class UnknownReference extends Refusal {
  constructor(errors: FieldRefusal[]) {
    super(
      'not_allowed',
      'UNKNOWN_REFERENCE',
      { zh: '所引用的内容不存在。', en: 'Something that is referred to does not exist.' },
      { errors },
    );
  }
}

const unknown = (pointer: string): FieldRefusal => ({
  pointer,
  code: 'UNKNOWN_REFERENCE',
  detail: { zh: '不存在', en: 'does not exist' },
});

/** Ids of one table with the fields that name them. */
export interface References {
  readonly table: 'organisations' | 'series' | 'achievements' | 'needs';
  readonly ids: { pointer: string; id: string }[];
}

const tables: Record<References['table'], string> = {
  organisations: 'organisations WHERE',
  series: 'series WHERE',
  achievements: `catalogue_records WHERE type = 'achievement' AND`,
  needs: `catalogue_records WHERE type = 'need' AND`,
};

/** None of them is ever deleted, so that what exists needs no lock. @throws UnknownReference */
export async function requireReferences(tx: EntityManager, ...all: References[]): Promise<void> {
  const missing: FieldRefusal[] = [];
  for (const { table, ids } of all) {
    if (ids.length === 0) continue;
    const rows: { id: string }[] = await tx.query(`SELECT id FROM ${tables[table]} id = ANY($1::uuid[])`, [
      ids.map((reference) => reference.id),
    ]);
    const found = new Set(rows.map((row) => row.id));
    missing.push(...ids.filter(({ id }) => !found.has(id)).map(({ pointer }) => unknown(pointer)));
  }
  if (missing.length > 0) throw new UnknownReference(missing);
}

/** Runs a write; a taken code is the caller's to hear of, whoever of two was first. */
export async function unlessTaken<T>(index: string, taken: () => Refusal, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof QueryFailedError) {
      const { code, constraint } = error.driverError as { code?: string; constraint?: string };
      if (code === '23505' && constraint === index) throw taken();
    }
    throw error;
  }
}
