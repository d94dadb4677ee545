import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { csvType, xlsxType } from './accept-sheets.js';
import { type Columns, rowsOf } from './columns.js';
import { readSheet } from './sheet.js';

const columns: Columns<'code' | 'name' | 'hosts'> = {
  code: { headings: ['编号'], required: true },
  name: { headings: ['名称'], required: true },
  hosts: { headings: ['主办单位'] },
};
const read = async (body: Buffer, type = csvType) =>
  rowsOf(await readSheet(body, type), columns).map(({ row, cells }) => [row, cells.code, cells.name, cells.hosts]);
const why = (body: Buffer, type = csvType): Promise<string> =>
  read(body, type).then(
    () => 'read',
    (error: Error & { code: string }) => `${error.code}: ${error.message}`,
  );

const workbook = async (fill: (sheet: ExcelJS.Worksheet) => void): Promise<Buffer> => {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('表'));
  return Buffer.from(await book.xlsx.writeBuffer());
};

describe('a table that somebody brings', () => {
  const expected = [[2, 'O-1', '四川大学', 'A;B']];

  it('is read however a spreadsheet program in China saves it', async () => {
    const text = '编号,名称,主办单位\r\nO-1,四川大学,A;B\r\n';
    expect(await read(Buffer.from(text))).toEqual(expected);
    expect(await read(Buffer.from(`\uFEFF${text}`))).toEqual(expected);
    expect(await read(Buffer.from('b1e0bac52cc3fbb3c60a4f2d312ccbc4b4a8b4f3d1a70a', 'hex'))).toEqual([
      [2, 'O-1', '四川大学', undefined],
    ]);
    expect(await read(Buffer.from('编号;名称;主办单位\nO-1;四川大学;"A;B"\n'))).toEqual(expected);
    expect(await read(Buffer.from('编号\t名称\t主办单位\nO-1\t四川大学\tA;B\n'))).toEqual(expected);
  });

  it('may have a title above its headings, and be a workbook by the name of a CSV', async () => {
    const book = await workbook((sheet) => {
      sheet.addRow(['2025 年活动一览表']);
      sheet.mergeCells('A1:C1');
      sheet.addRow([]);
      sheet.addRow(['编号', '名称', '主办单位']);
      sheet.addRow(['O-1', '四川大学', 'A;B']);
    });
    expect(await read(book, xlsxType)).toEqual([[4, 'O-1', '四川大学', 'A;B']]);
    expect(await read(book)).toEqual([[4, 'O-1', '四川大学', 'A;B']]);
  });

  it('is refused with what to do where it cannot be read', async () => {
    const pdf = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n');
    expect(await why(pdf)).toContain('SHEET_UNREADABLE: The file cannot be read: it is a PDF');
    expect(await why(pdf, xlsxType)).toContain('it is a PDF');
    expect(await why(Buffer.from('d0cf11e0a1b11ae1', 'hex'), xlsxType)).toContain('save it as xlsx');
    expect(await why(Buffer.from('x'), xlsxType)).toContain('not a proper xlsx');
    expect(await why(Buffer.alloc(0))).toContain('it is empty');
    expect(await why(Buffer.from([0xff, 0xff, 0xff]))).toContain('neither UTF-8 nor GB 18030');
    expect(await why(Buffer.from('a\0b'))).toContain('it is no table of text');
    expect(await why(Buffer.from('编号,城市\nO-1,成都\n'))).toContain(
      'COLUMNS_MISSING: Columns are missing: name(名称)',
    );
    expect(await why(Buffer.from(`编号,名称\n${'O-1,甲\n'.repeat(50_000)}`))).toContain('TOO_MANY_ROWS');
  });
});
