const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/**
 * A table of what people paste: cells copied from a spreadsheet, or lines with commas. Without headings the columns are
 * taken in the order that is asked for.
 */
export function tableOf(text: string, headings: string[], isHeading: RegExp): Blob {
  const rows = text
    .split(/\r?\n/)
    .filter((line) => line.trim())
    .map((line) => line.split(line.includes('\t') ? '\t' : /[,,]/).map((one) => one.trim()));
  const named = rows[0]?.some((one) => isHeading.test(one)) ?? false;
  const all = named ? rows : [headings, ...rows];
  return new Blob([all.map((row) => row.map(cell).join(',')).join('\r\n')], { type: 'text/csv' });
}

/** Whether the first line names its columns: then a row's number is what a person counts. */
export const hasHeadings = (text: string, isHeading: RegExp): boolean =>
  (text.split(/\r?\n/).find((line) => line.trim()) ?? '').split(/[\t,,]/).some((one) => isHeading.test(one.trim()));
