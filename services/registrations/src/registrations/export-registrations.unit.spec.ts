import { describe, expect, it } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import { csvOf, neutralised } from './export-registrations.js';

describe('exporting', () => {
  it.each(['=1+1', '+86 138', '-2', '@sum', '\tx'])('turns %p into text', (cell) => {
    expect(neutralised(cell)).toBe(`'${cell}`);
  });

  it('leaves other cells alone', () => {
    expect(neutralised('张三=')).toBe('张三=');
  });

  it('begins with a byte order mark and headings, rows end as spreadsheets expect', async () => {
    async function* none(): AsyncGenerator<never[]> {
      yield await Promise.resolve([]);
    }
    const csv = await buffer(csvOf(none(), 'zh-CN'));
    expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(csv.subarray(3).toString()).toMatch(/^状态,候补位次,姓名,.*\r\n$/);
  });
});
