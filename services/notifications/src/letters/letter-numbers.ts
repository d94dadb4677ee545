import type { EntityManager } from 'typeorm';

/** The next `count` numbers of a year. Its row stays locked until the transaction ends, so none is given twice. */
export async function nextLetterNumbers(tx: EntityManager, year: string, count: number): Promise<string[]> {
  const [row]: { last: number }[] = await tx.query(
    `INSERT INTO letter_numbers AS numbers (year, last) VALUES ($1::int, $2)
     ON CONFLICT (year) DO UPDATE SET last = numbers.last + $2 RETURNING last`,
    [year, count],
  );
  const first = (row?.last ?? 0) - count + 1;
  return Array.from({ length: count }, (_, n) => `ZS-${year}-${String(first + n).padStart(6, '0')}`);
}
