import { Readable, PassThrough } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import { stringify } from 'csv-stringify';

/** A table as a file has it: its headings and its rows, read while they are written. */
export interface Table {
  /** Without its ending. */
  filename: string;
  headings: string[];
  rows: AsyncIterable<string[]>;
}

export const csvType = 'text/csv; charset=utf-8';
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A spreadsheet takes these first characters for a formula; a leading apostrophe makes it plain text. */
export const neutralised = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** CSV that Excel opens right in Chinese: UTF-8 with a byte order mark. */
export function csvFile({ filename, headings, rows }: Table): StreamableFile {
  async function* lines(): AsyncGenerator<string[]> {
    yield headings;
    for await (const row of rows) yield row.map(neutralised);
  }
  const csv = stringify({ bom: true, record_delimiter: 'windows' });
  const disposition = `attachment; filename="${filename}.csv"`;
  return new StreamableFile(Readable.from(lines(), { objectMode: true }).pipe(csv), { type: csvType, disposition });
}

/** Every cell is text, so nothing in it is ever a formula; neutralised all the same, since sheets are saved as CSV. */
export function xlsxFile({ filename, headings, rows }: Table): StreamableFile {
  const stream = new PassThrough();
  const write = async (): Promise<void> => {
    // Loaded with the first export: it takes 40 MB.
    const { default: ExcelJS } = await import('exceljs');
    const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
    const sheet = book.addWorksheet(filename, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = headings.map((header) => ({ header, width: Math.min(40, Math.max(12, header.length * 2 + 4)) }));
    sheet.getRow(1).font = { bold: true };
    for await (const row of rows) sheet.addRow(row.map(neutralised)).commit();
    sheet.commit();
    await book.commit();
  };
  write().catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error('export failed')));
  return new StreamableFile(stream, { type: xlsxType, disposition: `attachment; filename="${filename}.xlsx"` });
}
