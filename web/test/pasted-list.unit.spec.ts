import { describe, expect, it } from '@jest/globals';
import { sheetOf } from '../src/desk/events/pasted-list';
import { timetable } from '../src/desk/events/timetable-grid';

const none = { skipApproval: false, exceedCapacity: false };
const rows = async (text: string, forAll: Parameters<typeof sheetOf>[1] = none) =>
  (await sheetOf(text, forAll).content.text()).split('\r\n').map((line) => line.split(','));

describe('a pasted list', () => {
  it('finds address, name and organisation in whatever order they stand, one row a line', async () => {
    const [, ...people] = await rows(
      '张三 <zhang@example.org>, 甲公司\nli@example.org\n\n王五;乙大学;wang@example.org\n没有邮箱',
    );
    expect(people.map((row) => row.slice(0, 3))).toEqual([
      ['"zhang@example.org"', '"张三"', '"甲公司"'],
      ['"li@example.org"', '""', '""'],
      ['"wang@example.org"', '"王五"', '"乙大学"'],
      ['"没有邮箱"', '""', '""'],
    ]);
  });

  it('keeps the headings that came from a spreadsheet, and says for all what was ticked', async () => {
    const forAll = { skipApproval: true, exceedCapacity: false, expiresAt: '2031-03-01' };
    expect(await rows('姓名\t邮箱\t名额\n张三\tz@example.org\t3', forAll)).toEqual([
      ['"姓名"', '"邮箱"', '"名额"', '"免审核"', '"可超额"', '"截止时间"'],
      ['"张三"', '"z@example.org"', '"3"', '"是"', '"否"', '"2031-03-01"'],
    ]);
  });
});

describe('a timetable', () => {
  const at = (time: string) => `2031-03-10T${time}:00.000Z`;
  const slot = (id: string, from: string, to: string, room: string) => ({
    id,
    title: id,
    startsAt: at(from),
    endsAt: at(to),
    room,
  });

  it('puts rooms side by side, and what overlaps in one room beside each other', () => {
    const [day] = timetable(
      [slot('a', '01:00', '02:00', '甲'), slot('b', '01:30', '02:30', '甲'), slot('c', '02:00', '03:00', '乙')],
      'Asia/Shanghai',
    );
    expect(day?.rooms).toEqual(['乙', '甲']);
    expect(day?.columns).toEqual([0, 1, 1]);
    expect(day?.placed.map(({ slot: { id }, column, from, to, clashes }) => [id, column, from, to, clashes])).toEqual([
      ['c', 0, 12, 24, false],
      ['a', 1, 0, 12, true],
      ['b', 2, 6, 18, true],
    ]);
  });

  it('gives each local day its own', () => {
    const days = timetable([slot('a', '01:00', '02:00', ''), slot('b', '17:00', '18:00', '')], 'Asia/Shanghai');
    expect(days.map(({ day }) => day)).toEqual(['2031-03-10', '2031-03-11']);
  });
});
