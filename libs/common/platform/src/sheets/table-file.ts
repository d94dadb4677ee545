import { StreamableFile } from '@nestjs/common';
import { stringify } from 'csv-stringify';
import { PassThrough, Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { xlsxType } from './accept-sheets.js';

/** Rows of text under headings, read portion by portion. */
export interface Table {
  readonly name: string;
  readonly headings: readonly string[];
  readonly portions: AsyncIterable<string[][]>;
}

const together = 500;

/** Rows of what comes one by one, so many at a time. */
export async function* portionsOf<T>(items: AsyncIterable<T>, row: (item: T) => string[]): AsyncGenerator<string[][]> {
  let rows: string[][] = [];
  for await (const item of items) {
    rows.push(row(item));
    if (rows.length < together) continue;
    yield rows;
    rows = [];
  }
  yield rows;
}

/** A spreadsheet takes these first characters for a formula; a leading apostrophe makes it plain text. */
export const neutralised = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** CSV that Excel opens right in Chinese (UTF-8 with a byte order mark), written as it is read. */
export function csvOf({ headings, portions }: Table): Readable {
  async function* rows(): AsyncGenerator<string[]> {
    yield headings.map(neutralised);
    for await (const portion of portions) for (const row of portion) yield row.map(neutralised);
  }
  return Readable.from(rows(), { objectMode: true }).pipe(stringify({ bom: true, record_delimiter: 'windows' }));
}

/** The same as a workbook, written as it is read: no row is kept once it is written. */
export function xlsxOf({ name, headings, portions }: Table): Readable {
  const stream = new PassThrough();
  const write = async (): Promise<void> => {
    // Loaded with the first export: it takes 40 MB.
    const { default: ExcelJS } = await import('exceljs');
    const book = new ExcelJS.stream.xlsx.WorkbookWriter({
      stream,
      useSharedStrings: false,
      useStyles: true,
      // Packed as fast as rows come in, so that none wait in memory.
      zip: { zlib: { level: 1 } },
    });
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = headings.map((heading) => ({ width: Math.min(40, Math.max(12, heading.length * 2 + 4)) }));
    const head = sheet.addRow(headings.map(neutralised));
    head.font = { bold: true };
    head.commit();
    for await (const portion of portions) {
      for (const row of portion) sheet.addRow(row.map(neutralised)).commit();
      // The packer has no brake: this gives its threads the time to pack what was written before more is read.
      await pause(4);
    }
    await book.commit();
  };
  write().catch((error: unknown) => stream.destroy(error as Error));
  return stream;
}

export const tableFormats = {
  csv: { of: csvOf, type: 'text/csv; charset=utf-8' },
  xlsx: { of: xlsxOf, type: xlsxType },
} as const;

export type TableFormat = keyof typeof tableFormats;

/** A table as the answer of a route, to be kept under a name. */
export const tableFile = (format: TableFormat, file: string, table: Table): StreamableFile =>
  new StreamableFile(tableFormats[format].of(table), {
    type: tableFormats[format].type,
    disposition: `attachment; filename="${file}.${format}"`,
  });
