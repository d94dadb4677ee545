import { parse } from 'csv-parse/sync';
import type { CellValue } from 'exceljs';
import { csvType, xlsxType } from './accept-sheets.js';
import type { Said } from '../refusal.js';
import { mostRows, SheetTypeUnknown, SheetUnreadable, TooManyRows } from './sheets.errors.js';
import { unpackedSize } from './unpacked-size.js';

/** A table as its file holds it; rows numbered as a spreadsheet does, the headings are row 1. */
export interface Sheet {
  readonly headings: string[];
  readonly rows: { readonly row: number; readonly cells: string[] }[];
}

const largestUnpacked = 40 * 1024 * 1024;

/** What files of other kinds begin with, whatever their name says. */
const others: [Buffer, Said][] = [
  [
    Buffer.from('%PDF'),
    { zh: '这是 PDF,请用表格软件另存为 xlsx 或 CSV', en: 'it is a PDF; save the table as xlsx or CSV' },
  ],
  [
    Buffer.from('d0cf11e0', 'hex'),
    { zh: '这是旧版 Excel(.xls),请另存为 xlsx', en: 'it is an old Excel file (.xls); save it as xlsx' },
  ],
];

/** @throws SheetTypeUnknown | SheetUnreadable | TooManyRows */
export async function readSheet(body: unknown, contentType: string | undefined): Promise<Sheet> {
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  if (!Buffer.isBuffer(body) || (type !== csvType && type !== xlsxType)) throw new SheetTypeUnknown();
  const other = others.find(([start]) => body.subarray(0, start.length).equals(start));
  if (other) throw new SheetUnreadable(other[1]);
  // A workbook that was called .csv is still a workbook.
  const isWorkbook = type === xlsxType || body.subarray(0, 4).equals(Buffer.from('504b0304', 'hex'));
  const lines = isWorkbook ? await xlsxLines(body) : csvLines(textOf(body));
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [first, ...rows] = filled;
  if (!first) throw new SheetUnreadable({ zh: '文件是空的', en: 'it is empty' });
  if (rows.length > mostRows) throw new TooManyRows();
  return { headings: first.cells, rows };
}

/** Spreadsheet programs in China save CSV as GB 18030; what is no UTF-8 is read as that. */
function textOf(file: Buffer): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(file);
    } catch {
      continue;
    }
  }
  throw new SheetUnreadable({ zh: '编码既不是 UTF-8 也不是 GB 18030', en: 'it is neither UTF-8 nor GB 18030' });
}

type Line = Sheet['rows'][number];

/** Some spreadsheet programs separate by semicolons or tabs; commas stand unless the headings have none. */
function separatorOf(text: string): string {
  const headings = text.trimStart().split(/[\r\n]/, 1)[0] ?? '';
  if (headings.includes(',')) return ',';
  return ['\t', ';'].find((separator) => headings.includes(separator)) ?? ',';
}

function csvLines(text: string): Line[] {
  if (text.includes('\0')) throw new SheetUnreadable({ zh: '这不是文本表格', en: 'it is no table of text' });
  try {
    const lines: string[][] = parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: 200_000,
    });
    return lines.map((cells, index) => ({ row: index + 1, cells: cells.map((cell) => cell.trim()) }));
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 1;
    throw new SheetUnreadable({ zh: `第 ${line} 行的引号或格式不正确`, en: `line ${line} is not proper CSV` });
  }
}

async function xlsxLines(file: Buffer): Promise<Line[]> {
  const broken = new SheetUnreadable({ zh: '不是有效的 xlsx 文件', en: 'it is not a proper xlsx file' });
  const size = unpackedSize(file);
  if (size === undefined) throw broken;
  if (size > largestUnpacked) throw new SheetUnreadable({ zh: '解压后过大', en: 'it is too large when unpacked' });
  // Loaded with the first workbook: every service imports this file, and it takes 40 MB.
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(new Uint8Array(file).buffer);
  } catch {
    throw broken;
  }
  const sheet = workbook.worksheets[0];
  if (!sheet) throw broken;
  if (sheet.actualRowCount > mostRows + 1) throw new TooManyRows();
  const lines: Line[] = [];
  sheet.eachRow((row, number) => {
    const values = Array.isArray(row.values) ? row.values.slice(1, 200) : [];
    lines.push({ row: number, cells: Array.from(values, (value) => cellText(value).trim()) });
  });
  return lines;
}

function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  // A date cell carries no zone: its calendar day is what was typed.
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('hyperlink' in value) return cellText(value.text);
  if ('result' in value) return cellText(value.result);
  return '';
}
