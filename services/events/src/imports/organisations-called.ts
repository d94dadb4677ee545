import type { Said } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';

/** Ids of organisations by what a spreadsheet calls them: their code, or their name where only one has it. */
export async function organisationsCalled(tx: EntityManager, called: string[]): Promise<Map<string, string>> {
  const found: { code: string | null; name: string; id: string }[] = await tx.query(
    'SELECT code, name, id FROM organisations WHERE code = ANY($1::text[]) OR name = ANY($1::text[])',
    [[...new Set(called)]],
  );
  const ids = new Map<string, string>();
  for (const [name, those] of Map.groupBy(found, (one) => one.name)) {
    if (those.length === 1 && those[0]) ids.set(name, those[0].id);
  }
  for (const { code, id } of found) if (code !== null) ids.set(code, id);
  return ids;
}

export const unknownOrganisation = (called: string): Said => ({
  zh: `没有编号或名称为“${called}”的单位,或不止一个同名;请填写编号,或先导入单位`,
  en: `no organisation, or more than one, is called "${called}"; write a code, or import it first`,
});
