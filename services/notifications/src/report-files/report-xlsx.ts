import ExcelJS from 'exceljs';
import { neutralised } from '@zuomei/platform/sheets';
import { chartSize } from './chart-picture.js';
import type { ReportCell, ReportDocument, ReportSection } from './report-document.js';

const formats = { count: '#,##0', money: '#,##0.00', percent: '0.0%' } as const;

/** The same as a workbook, a sheet for each section; figures are numbers, in full. */
export async function reportXlsx(report: ReportDocument, pictures: Map<number, Buffer>): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.title = report.title;
  book.creator = 'Zuomei';
  for (const [at, section] of report.sections.entries()) {
    const sheet = book.addWorksheet(section.tab);
    if (at === 0) {
      sheet.addRow([neutralised(report.title)]).font = { bold: true, size: 16 };
      for (const said of report.lines) sheet.addRow([neutralised(said)]);
      sheet.addRow([]);
    }
    fill(sheet, section);
    const picture = pictures.get(at);
    if (!picture) continue;
    const imageId = book.addImage({ buffer: new Uint8Array(picture).buffer, extension: 'png' });
    // Below what is written: it covers no figure.
    sheet.addImage(imageId, { tl: { col: 0, row: sheet.rowCount + 1 }, ext: chartSize });
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function fill(sheet: ExcelJS.Worksheet, { heading, table, notes }: ReportSection): void {
  sheet.addRow([neutralised(heading)]).font = { bold: true, size: 13, color: { argb: 'FF0B6E69' } };
  if (table) {
    const whole = table.columns.reduce((sum, { width }) => sum + width, 0);
    for (const [n, { width }] of table.columns.entries())
      sheet.getColumn(n + 1).width = Math.max(12, Math.round((width / whole) * 110));
    sheet.addRow(table.columns.map(({ heading: text }) => neutralised(text))).font = { bold: true };
    for (const cells of table.rows) {
      const row = sheet.addRow(cells.map(valueOf));
      for (const [n, { format }] of cells.entries()) if (format) row.getCell(n + 1).numFmt = formats[format];
    }
  }
  for (const note of notes) sheet.addRow([neutralised(note)]);
}

/** A sum beyond what a spreadsheet keeps exactly stays text, so that it is never a little wrong. */
function valueOf({ text, number }: ReportCell): string | number {
  const digits = number?.replace(/\D/g, '').length ?? 0;
  return number === undefined || digits > 15 ? neutralised(text) : Number(number);
}
