import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@zuomei/testing';
import ExcelJS from 'exceljs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningEvents, runEvents } from './running-events.js';
import { admin } from './samples.js';
import { hearFacts } from './told-facts.js';

const example = (file: string): string =>
  readFileSync(join(import.meta.dirname, '../../../examples/data', file), 'utf8');
const csv = 'text/csv; charset=utf-8';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Listed {
  items: { id: string; code: string; status: string; title: string; imported: boolean }[];
}

describe('imports', () => {
  let events: RunningEvents;
  let facts: Awaited<ReturnType<typeof hearFacts>>;
  const send = (what: string, content: string | Uint8Array, type = csv, as = admin) =>
    events.ask('POST', `/api/imports/${what}`, { as, file: { content, type } });
  const outboxLines = async (): Promise<number> =>
    Number((await events.db.query<{ lines: string }>('SELECT count(*) AS lines FROM outbox'))[0]?.lines);
  const listed = async (query = ''): Promise<Listed['items']> =>
    (await events.ask<Listed>('GET', `/api/events?limit=200&${query}`, { as: admin })).body.items;

  beforeAll(async () => {
    events = await runEvents();
    facts = await hearFacts(events.environment);
  });
  afterAll(async () => {
    await facts.stop();
    await events.stop();
  });

  it('brings in the programme, and a second time changes nothing', async () => {
    const preview = await send('organisations?dryRun=true', example('organisations.csv'));
    expect(preview.body).toEqual({ created: 34, updated: 0, unchanged: 0, rejected: [] });
    expect(await outboxLines()).toBe(0);
    expect((await send('organisations', example('organisations.csv'))).body).toEqual(preview.body);
    const first = await send('events', example('events.csv'));
    expect(first).toMatchObject({ status: 200, body: { created: 17, updated: 0, unchanged: 0, rejected: [] } });
    const before = await outboxLines();
    expect((await send('organisations', example('organisations.csv'))).body).toMatchObject({ unchanged: 34 });
    expect((await send('events', example('events.csv'))).body).toMatchObject({ created: 0, updated: 0, unchanged: 17 });
    expect(await outboxLines()).toBe(before);
  });

  it('brings past events as ended: one fact, marked as imported', async () => {
    const [event] = await listed('q=E-2023-03-10');
    expect(event).toMatchObject({
      status: 'ended',
      imported: true,
      datePrecision: 'day',
      startsAt: '2023-03-09T16:00:00.000Z',
      endsAt: '2023-03-10T15:59:59.000Z',
      series: { name: '科学家进园区' },
      hosts: [{ name: '成都市科学技术局' }, { name: '电子科技大学' }],
    });
    const id = event?.id ?? '';
    await eventually(() => expect(facts.about(id)).toHaveLength(1));
    expect(facts.about(id)).toMatchObject([
      { type: 'events.event-ended.v1', version: 1, fact: { imported: true, status: 'ended' } },
    ]);
  });

  it('names every bad row and writes nothing', async () => {
    const bad = [
      '编号,活动名称,活动类型,形式,可见范围,开始日期,结束日期,主办单位,名额',
      'N-1,好的一行,对接会,线下,公开,2031-03-10,,CDSTB,',
      'N-2,,舞会,线下,公开,2031-02-30,,CDSTB;没有的,0',
      'N-1,编号重复,沙龙,线上,内部,2031年3月10日,2031/3/9,CDSTB,',
    ].join('\n');
    const before = await outboxLines();
    const answer = await send('events', bad);
    expect(answer).toMatchObject({ status: 422, body: { code: 'ROWS_REJECTED', created: 0, updated: 0 } });
    expect(answer.headers.get('content-type')).toMatch('application/problem+json');
    const { rejected } = answer.body as { rejected: { row: number; errors: { column: string; code: string }[] }[] };
    expect(
      rejected.map(({ row, errors }) => [row, errors.map(({ column, code }) => `${column} ${code}`).sort()]),
    ).toEqual([
      [
        3,
        ['名额 IS_INT', '开始日期 IS_DATE', '活动名称 REQUIRED', '活动类型 IS_IN', '主办单位 UNKNOWN_REFERENCE'].sort(),
      ],
      [4, ['结束日期 ENDS_BEFORE_START']],
    ]);
    expect(await outboxLines()).toBe(before);
    expect(await listed(`q=${encodeURIComponent('好的一行')}`)).toEqual([]);
  });

  it('names the row of an open call that says no last day, unless it is known', async () => {
    const head = '编号,需求名称,提出单位,揭榜挂帅,应答截止';
    const calls = (...rows: string[]) => send('needs?dryRun=true', [head, ...rows].join('\n'));
    expect((await calls('OC-1,揭榜一,TWGF,是,2031-01-31', 'OC-2,揭榜二,TWGF,是,')).body).toMatchObject({
      rejected: [{ row: 3, errors: [{ column: '应答截止', code: 'REQUIRED' }] }],
    });
    await send('needs', `${head}\nOC-1,揭榜一,TWGF,是,2031-01-31`);
    expect((await calls('OC-1,改名,TWGF,是,')).body).toMatchObject({ updated: 1, rejected: [] });
  });

  it('takes Chinese headings and labels, from xlsx and from GB 18030', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('活动');
    sheet.addRow(['编号', '活动名称', '系列', '活动类型', '形式', '可见范围', '开始时间', '结束时间', '主办单位']);
    const name = '菁蓉汇·路演季';
    sheet.addRow(['X-1', '明年的路演', name, '路演', '混合', '公开', '2031-03-10 09:00', '2031-03-10 17:30', 'CDSTB']);
    sheet.addRow(['X-2', '日期格', name, '论坛', '线上', '内部', new Date('2031-05-01T00:00:00Z'), null, 'CDSTB']);
    const file = new Uint8Array(await workbook.xlsx.writeBuffer());
    expect((await send('events', file, xlsx)).body).toMatchObject({ created: 2 });
    expect((await send('events', file, xlsx)).body).toMatchObject({ created: 0, unchanged: 2 });
    expect(await listed('q=X-1')).toMatchObject([
      {
        status: 'draft',
        imported: false,
        kind: 'roadshow',
        mode: 'hybrid',
        datePrecision: 'minute',
        startsAt: '2031-03-10T01:00:00.000Z',
        series: { name: '路演季' },
      },
    ]);
    expect(await listed('q=X-2')).toMatchObject([{ datePrecision: 'day', startsAt: '2031-04-30T16:00:00.000Z' }]);
    // 编号,名称,类型 / G-1,川大,高校 in GB 18030
    const gb = Buffer.from('b1e0bac52cc3fbb3c62cc0e0d0cd0a472d312cb4a8b4f32cb8dfd0a30a', 'hex');
    expect((await send('organisations', gb, 'text/csv')).body).toMatchObject({ created: 1 });
    const found = await events.ask('GET', '/api/organisations?q=G-1', { as: admin });
    expect(found.body).toMatchObject({ items: [{ name: '川大', kind: 'university' }] });
  });

  it('changes what a later file says otherwise and leaves what it does not say', async () => {
    const rows = (outcome: string, title: string) =>
      `code,title,kind,mode,visibility,starts_on,hosts,outcome\nC-1,${title},salon,onsite,public,2031-06-01,CDSTB,${outcome}`;
    await send('events', rows('一项合作', '沙龙'));
    expect((await send('events', rows('', '新沙龙'))).body).toMatchObject({ created: 0, updated: 1, unchanged: 0 });
    const [event] = await listed('q=C-1');
    expect(event).toMatchObject({ title: '新沙龙', outcome: '一项合作', version: 2 });
  });

  it('creates each row once when the same file comes twice at the same time', async () => {
    await send('organisations', 'code,name,kind\nSAME,同时的单位,park');
    const rows = ['code,title,series,kind,mode,visibility,starts_on,hosts'];
    for (let row = 0; row < 50; row += 1)
      rows.push(`T-${row},同时,同时·${row % 5},salon,onsite,public,2031-06-01,SAME`);
    const answers = await Promise.all([1, 2, 3].map(() => send('events', rows.join('\n'))));
    expect(answers.map(({ body }) => (body as { created: number }).created).sort((a, b) => a - b)).toEqual([0, 0, 50]);
    expect(await listed(`q=${encodeURIComponent('同时')}`)).toHaveLength(50);
    const { body } = await events.ask<{ items: unknown[] }>('GET', `/api/series?q=${encodeURIComponent('同时')}`, {
      as: admin,
    });
    expect(body.items).toHaveLength(1);
  });

  it('hands out what it took, formulas as plain text, and takes it back unchanged', async () => {
    await send('organisations', 'code,name,kind\nOUT-1,出口单位,park\nOUT-2,=1+1,enterprise');
    await send('achievements', 'code,title,owner\nOUT-A,湿度计,出口单位');
    const organisations = await events.ask('GET', '/api/organisations.csv?q=OUT-', { as: admin });
    expect(organisations.headers.get('content-disposition')).toBe('attachment; filename="organisations.csv"');
    const cells = organisations.text.trim().split('\r\n');
    expect(cells.map((line) => line.split(',').slice(0, 4))).toEqual([
      ['编号', '名称', '英文名称', '类型'],
      ['OUT-1', '出口单位', '', '园区'],
      ['OUT-2', `'=1+1`, '', '企业'],
    ]);
    const achievements = await events.ask('GET', '/api/achievements.csv?q=OUT-A', { as: admin });
    expect((await send('achievements', achievements.text)).body).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 1,
    });
    const template = await events.ask('GET', '/api/imports/needs/template.csv', { as: admin });
    expect(template.text).toMatch(/^编号\*,名称\*,/);
    const { status } = await events.ask('GET', '/api/organisations.pdf', { as: admin });
    expect(status).toBe(404);
  });

  it('lets an organiser import only for hosts of their own', async () => {
    const rows = 'code,title,kind,mode,visibility,starts_on,hosts\nO-1,别家的,salon,onsite,public,2031-06-01,CDSTB';
    const answer = await send('events', rows, csv, { roles: ['organiser'] });
    expect(answer).toMatchObject({
      status: 422,
      body: { rejected: [{ row: 2, errors: [{ code: 'NOT_YOUR_EVENT' }] }] },
    });
    expect((await send('events', rows, csv, { roles: ['staff'] })).status).toBe(403);
  });

  it.each([
    ['nothing', '', csv, 422],
    ['no headings that are known', 'a,b\n1,2', csv, 422],
    ['a column twice', 'code,编号\n1,2', csv, 422],
    ['an open quote', 'code,title\n"1,2', csv, 422],
    ['no xlsx at all', 'PK nothing', xlsx, 422],
    ['a broken xlsx', Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18)]), xlsx, 422],
    ['neither UTF-8 nor GB 18030', Buffer.from('ff80ff80', 'hex'), csv, 422],
    ['JSON', '{}', 'application/json', 415],
    ['a picture', 'x', 'image/png', 415],
    ['too much', 'x'.repeat(10 * 1024 * 1024 + 1), csv, 413],
    ['too many rows', `code,name,kind\n${'1,2,3\n'.repeat(5001)}`, csv, 413],
  ])('answers %s with a clear no', async (_, content, type, status) => {
    for (const what of ['organisations', 'events']) expect((await send(what, content, type)).status).toBe(status);
  });
});
