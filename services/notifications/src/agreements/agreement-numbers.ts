import type { EntityManager } from 'typeorm';

/**
 * A number for each of these years, in their order: those of one year follow each other. The years' rows stay locked
 * until the transaction ends, so none is given twice.
 */
export async function nextNumbers(tx: EntityManager, years: string[]): Promise<string[]> {
  const next = new Map<string, number>();
  // In order, so that two who take several years cannot wait for each other.
  for (const year of [...new Set(years)].sort()) {
    const wanted = years.filter((one) => one === year).length;
    const [row]: { last: number }[] = await tx.query(
      `INSERT INTO agreement_numbers AS numbers (year, last) VALUES ($1::int, $2)
       ON CONFLICT (year) DO UPDATE SET last = numbers.last + $2 RETURNING last`,
      [year, wanted],
    );
    next.set(year, (row?.last ?? 0) - wanted + 1);
  }
  return years.map((year) => {
    const number = next.get(year) ?? 0;
    next.set(year, number + 1);
    return `ZM-${year}-${String(number).padStart(6, '0')}`;
  });
}
