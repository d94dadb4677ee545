import { type Caller, newId } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import { UnknownIndustry } from './industries.errors.js';

/** What names in a file or a form are called in the table, by what was written: either language, small or capital. */
export async function industriesCalled(
  tx: EntityManager,
  names: readonly (string | null | undefined)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(names.filter((name) => name))];
  if (wanted.length === 0) return new Map();
  const rows: { written: string; name: string }[] = await tx.query(
    `SELECT DISTINCT ON (w.written) w.written, i.name FROM unnest($1::text[]) w(written)
     JOIN industries i ON lower(w.written) IN (lower(i.name), lower(i.name_en))
     ORDER BY w.written, lower(w.written) = lower(i.name) DESC`,
    [wanted],
  );
  return new Map(rows.map(({ written, name }) => [written, name]));
}

/** Puts names into the table that it does not have yet. */
export async function addIndustries(tx: EntityManager, names: readonly string[], now: Date): Promise<void> {
  // Always in the same order, so that two who add several cannot wait for each other.
  for (const name of [...new Set(names)].sort()) {
    await tx.query(
      `INSERT INTO industries (id, version, name, created_at, updated_at) VALUES ($1, 1, $2, $3, $3)
       ON CONFLICT ((lower(name))) DO NOTHING`,
      [newId(), name, now],
    );
  }
}

/**
 * The industry somebody named, as the table calls it. Organisers and staff add what it does not have; members take
 * what is there. @throws UnknownIndustry
 */
export async function settledIndustry<T extends { industry?: string | null }>(
  tx: EntityManager,
  caller: Caller,
  details: T,
  now: Date,
): Promise<T> {
  const { industry } = details;
  if (!industry) return details;
  const known = (await industriesCalled(tx, [industry])).get(industry);
  if (known !== undefined) return { ...details, industry: known };
  if (!caller.has('organiser') && !caller.has('staff')) throw new UnknownIndustry(industry);
  await addIndustries(tx, [industry], now);
  return details;
}

/** Calls the industries of a file as the table does. @returns those that it does not have */
export async function callIndustries(
  tx: EntityManager,
  rows: readonly { details: { industry?: string | null } | undefined }[],
): Promise<string[]> {
  const details = rows.flatMap((row) => row.details ?? []);
  const called = await industriesCalled(
    tx,
    details.map(({ industry }) => industry),
  );
  for (const one of details) if (one.industry) one.industry = called.get(one.industry) ?? one.industry;
  return details.flatMap(({ industry }) => (industry && ![...called.values()].includes(industry) ? [industry] : []));
}
