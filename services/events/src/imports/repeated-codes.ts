import type { RowReading } from '@zuomei/platform/sheets';

/** A code stands for one row; each repeat names the first. */
export function refuseRepeats(rows: { reading: RowReading<'code'>; details: { code: string } | undefined }[]): void {
  const first = new Map<string, number>();
  for (const { reading, details } of rows) {
    if (!details) continue;
    const row = first.get(details.code);
    if (row === undefined) first.set(details.code, reading.from.row);
    else {
      reading.refuse('code', 'CODE_REPEATED', {
        zh: `与第 ${row} 行的编号重复`,
        en: `row ${row} has the same code`,
      });
    }
  }
}
