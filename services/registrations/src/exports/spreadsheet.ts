import { StreamableFile } from '@nestjs/common';
import type { Language } from '@zuomei/platform';
import { stringify } from 'csv-stringify';
import { PassThrough, Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

/** Rows of text under headings, read portion by portion. */
export interface Sheet {
  name: string;
  headings: string[];
  portions: AsyncIterable<string[][]>;
}

/** A spreadsheet takes these first characters for a formula; a leading apostrophe makes it plain text. */
export const neutralised = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** CSV that Excel opens right in Chinese (UTF-8 with a byte order mark), written as it is read. */
export function csvOf({ headings, portions }: Sheet): Readable {
  async function* rows(): AsyncGenerator<string[]> {
    yield headings.map(neutralised);
    for await (const portion of portions) for (const row of portion) yield row.map(neutralised);
  }
  return Readable.from(rows(), { objectMode: true }).pipe(stringify({ bom: true, record_delimiter: 'windows' }));
}

/** The same as a workbook, written as it is read: no row is kept once it is written. */
export function xlsxOf({ name, headings, portions }: Sheet): Readable {
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
    sheet.columns = headings.map((heading) => ({ width: Math.min(40, Math.max(12, heading.length * 2)) }));
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

export const formats = {
  csv: { of: csvOf, type: 'text/csv; charset=utf-8' },
  xlsx: { of: xlsxOf, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
} as const;

/** A table as the answer of a route, to be kept under a name. */
export const sheetFile = (format: keyof typeof formats, name: string, sheet: Sheet): StreamableFile =>
  new StreamableFile(formats[format].of(sheet), {
    type: formats[format].type,
    disposition: `attachment; filename="${name}.${format}"`,
  });

export type Words = Readonly<Record<Language, Readonly<Record<string, string>>>>;
