import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { buffer } from 'node:stream/consumers';
import { csvOf, neutralised, type Table, xlsxOf } from './table-file.js';

const table = (rows: string[][]): Table => ({
  name: '报名',
  headings: ['姓名', '=单位'],
  portions: (async function* () {
    yield await Promise.resolve(rows);
  })(),
});

describe('exporting', () => {
  it.each(['=1+1', '+86 138', '-2', '@sum', '\tx'])('turns %p into text', (cell) => {
    expect(neutralised(cell)).toBe(`'${cell}`);
  });

  it('leaves other cells alone', () => {
    expect(neutralised('张三=')).toBe('张三=');
  });

  it('writes CSV with a byte order mark, headings first, rows ended as spreadsheets expect', async () => {
    const csv = await buffer(csvOf(table([['张三', '@x']])));
    expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(csv.subarray(3).toString()).toBe(`姓名,'=单位\r\n张三,'@x\r\n`);
  });

  it('writes a workbook of text cells only', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await buffer(xlsxOf(table([['=HYPERLINK("x")', '电子科大']])))) as unknown as ArrayBuffer);
    const rows = book.getWorksheet('报名')?.getSheetValues().slice(1) as unknown[][];
    expect(rows.map((row) => row.slice(1))).toEqual([
      ['姓名', `'=单位`],
      [`'=HYPERLINK("x")`, '电子科大'],
    ]);
  });
});
