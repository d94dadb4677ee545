import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrganisationRecorded } from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import { eventually } from '@zuomei/testing';
import { dayAfter, localDay } from '../src/follow-ups/task-templates.js';
import { organisationFact } from './facts.js';
import { type Answer, runNotifications, type RunningNotifications } from './running-notifications.js';

let service: RunningNotifications;
let staff: string;
const ownerId = newId();
const today = localDay(new Date());
const university = organisationFact();
const enterprise = organisationFact({ name: '=安恒信息', kind: 'enterprise' });

beforeAll(async () => {
  service = await runNotifications();
  staff = await service.users.bearer({ roles: ['staff'], name: '王跟进', id: ownerId });
  for (const fact of [university, enterprise]) {
    await service.publish(OrganisationRecorded, fact, { id: fact.organisationId, version: 1 });
  }
  await eventually(async () => expect(await service.db.query('SELECT 1 FROM organisations')).toHaveLength(2));
});
afterAll(() => service.stop());

const call = (method: string, path: string, body?: object): Promise<Answer> =>
  service.call(method, `/api/${path}`, { as: staff, ...(body === undefined ? {} : { body }) });
const opened = async (more: object = {}): Promise<string> => {
  const parties = { fromOrganisationId: enterprise.organisationId, toOrganisationId: university.organisationId };
  return String((await call('POST', 'intents', { kind: 'cooperation', ...parties, ...more })).body['followUpId']);
};
const one = async (id: string): Promise<Answer['body']> => (await call('GET', `follow-ups/${id}`)).body;
type Row = Record<string, unknown>;
const rows = (of: unknown): Row[] => of as Row[];
const idsOf = (answer: Answer): unknown[] => (answer.body.items ?? []).map((item) => item['id']);
const upload = async (
  id: string,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ status: number; body: Row }> => {
  const form = new FormData();
  form.set('file', new Blob([bytes]), name);
  const headers = { authorization: staff };
  const answer = await fetch(`${service.url}/api/follow-ups/${id}/files`, { method: 'POST', headers, body: form });
  return { status: answer.status, body: (await answer.json()) as Row };
};

describe('tasks', () => {
  it('a case begins with checks after 7, 30, 90 and 180 days', async () => {
    const id = await opened();
    const found = await one(id);
    expect(rows(found['tasks']).map((task) => [task['template'], task['dueOn'], task['status']])).toEqual(
      [7, 30, 90, 180].map((days) => [`check_${days}`, dayAfter(today, days), 'open']),
    );
    expect(found['dueOn']).toBe(dayAfter(today, 7));
  });

  it('when one is done the next of the step follows, until there is none', async () => {
    const id = await opened();
    const { status, body: first } = await call('POST', `follow-ups/${id}/tasks`, { title: '去电', dueOn: today });
    expect([status, (await one(id))['dueOn']]).toEqual([201, today]);
    const made: unknown[] = [];
    let task = first;
    while (task) {
      const done = await call('POST', `follow-ups/${id}/tasks/${String(task['id'])}/done`, { note: '已联系' });
      task = done.body['next'] as Answer['body'];
      if (task) made.push([task['kind'], task['template']]);
    }
    expect(made).toEqual([
      ['chained', 'first_contact'],
      ['chained', 'clarify_wish'],
    ]);
    expect((await one(id))['dueOn']).toBe(dayAfter(today, 7));
    const again = await call('POST', `follow-ups/${id}/tasks/${String(first['id'])}/done`, {});
    expect([again.status, again.body['code']]).toEqual([409, 'TASK_SETTLED']);
  });

  it('the chain is that of the step, and can be left out', async () => {
    const id = await opened();
    await call('POST', `follow-ups/${id}/advance`, { to: 'negotiating' });
    const add = async (): Promise<string> =>
      String((await call('POST', `follow-ups/${id}/tasks`, { title: '走访', dueOn: today })).body['id']);
    expect(
      (await call('POST', `follow-ups/${id}/tasks/${await add()}/done`, { chain: false })).body['next'],
    ).toBeUndefined();
    const { body } = await call('POST', `follow-ups/${id}/tasks/${await add()}/done`, {});
    expect(body['next']).toMatchObject({ template: 'collect_terms', dueOn: dayAfter(today, 7) });
  });

  it('a step settles the checks that are due; an end calls the rest off', async () => {
    const id = await opened();
    await service.db.query(`UPDATE follow_up_tasks SET due_on = $2 WHERE follow_up_id = $1 AND template = 'check_7'`, [
      id,
      dayAfter(today, -1),
    ]);
    await call('POST', `follow-ups/${id}/advance`, { to: 'contacted' });
    const after = await one(id);
    expect([rows(after['tasks']).map((task) => task['status']), after['dueOn']]).toEqual([
      ['done', 'open', 'open', 'open'],
      dayAfter(today, 30),
    ]);
    await call('POST', `follow-ups/${id}/advance`, { to: 'lost', reasonCode: 'no_budget' });
    const lost = await one(id);
    expect([rows(lost['tasks']).map((task) => task['status']), lost['dueOn']]).toEqual([
      ['done', 'cancelled', 'cancelled', 'cancelled'],
      undefined,
    ]);
    const late = await call('POST', `follow-ups/${id}/tasks`, { title: '再联系', dueOn: today });
    expect([late.status, late.body['code']]).toEqual([409, 'FOLLOW_UP_SETTLED']);
  });

  it('is put off and given to somebody else, who then finds the case', async () => {
    const id = await opened();
    const colleague = newId();
    const as = await service.users.bearer({ roles: ['staff'], id: colleague, name: '周同事' });
    const [check] = rows((await one(id))['tasks']);
    const path = `follow-ups/${id}/tasks/${String(check?.['id'])}`;
    expect((await call('PATCH', path, { dueOn: dayAfter(today, -3), assigneeId: colleague })).body).toMatchObject({
      dueOn: dayAfter(today, -3),
      assigneeName: '周同事',
      overdue: true,
    });
    const theirs = await service.call('GET', '/api/follow-ups?owner=me&due=overdue', { as });
    expect(idsOf(theirs)).toEqual([id]);
    expect((await call('POST', `${path}/cancel`, { note: '不再需要' })).body['status']).toBe('cancelled');
    expect((await one(id))['dueOn']).toBe(dayAfter(today, 30));
  });
});

describe('files', () => {
  const pdf = new TextEncoder().encode('%PDF-1.7 一个文件');

  it('are kept as they were sent, and read again by staff only', async () => {
    const id = await opened();
    const kept = await upload(id, '合作备忘录.pdf', pdf);
    expect([kept.status, kept.body['name'], kept.body['size']]).toEqual([201, '合作备忘录.pdf', pdf.length]);
    const url = `${service.url}/api/follow-ups/${id}/files/${String(kept.body['id'])}`;
    const read = await fetch(url, { headers: { authorization: staff } });
    expect(new Uint8Array(await read.arrayBuffer())).toEqual(pdf);
    expect(read.headers.get('content-disposition')).toContain('attachment');
    expect((await fetch(url)).status).toBe(401);
    expect(rows((await one(id))['files']).map((file) => file['sha256'])).toEqual([kept.body['sha256']]);
  });

  it.each([
    ['page.html', pdf],
    ['program.pdf', new TextEncoder().encode('MZ not a pdf')],
    ['nothing', pdf],
  ])('%s is no file that is taken', async (name, bytes) => {
    const { status, body } = await upload(await opened(), name, bytes);
    expect([status, body['code']]).toEqual([415, 'FILE_TYPE_NOT_ALLOWED']);
  });

  it('none is larger than 20 MB', async () => {
    const large = new Uint8Array(20 * 1024 * 1024 + 1);
    large.set(pdf);
    expect((await upload(await opened(), 'large.pdf', large)).status).toBe(413);
  });
});

describe('lists', () => {
  it('due today, overdue and asleep are told apart, and the totals say how many', async () => {
    const key = `找${newId()}`;
    const [dueToday, overdue, asleep] = [
      await opened({ note: key }),
      await opened({ note: key }),
      await opened({ note: key }),
    ];
    await call('POST', `follow-ups/${dueToday}/tasks`, { title: '今天', dueOn: today });
    await call('POST', `follow-ups/${overdue}/tasks`, { title: '昨天', dueOn: dayAfter(today, -1) });
    await service.db.query(`UPDATE follow_ups SET last_step_at = now() - interval '31 days' WHERE id = $1`, [asleep]);
    const q = encodeURIComponent(key);
    const found = async (due: string): Promise<unknown[]> => idsOf(await call('GET', `follow-ups?q=${q}&due=${due}`));
    expect([await found('today'), await found('overdue'), await found('asleep')]).toEqual([
      [dueToday],
      [overdue],
      [asleep],
    ]);
    const totals = await call('GET', `follow-ups/totals?q=${q}&groupBy=status`);
    expect(totals.body).toEqual({
      count: 3,
      dueToday: 1,
      overdue: 1,
      asleep: 1,
      unassigned: 3,
      amount: '0.00',
      groups: [{ key: 'open', label: 'open', count: 3, overdue: 1, amount: '0.00' }],
    });
    await call('POST', `follow-ups/${asleep}/log`, { note: '又联系上了' });
    expect(await found('asleep')).toEqual([]);
    expect((await call('GET', 'follow-ups?due=2026-02-30')).status).toBe(400);
    expect((await call('GET', 'follow-ups?owner=x')).status).toBe(400);
  });

  it('the numbers of the day are those of the lists they open', async () => {
    const id = await opened();
    await call('PATCH', `follow-ups/${id}`, { ownerId });
    await call('POST', `follow-ups/${id}/tasks`, { title: '今天', dueOn: today });
    const { body } = await call('GET', 'today');
    const numbers = Object.entries(body) as unknown as [string, { value: number; href: string }][];
    expect(body['dueToday']).toEqual({ value: 1, href: '/api/follow-ups?due=today&owner=me' });
    for (const [, { value, href }] of numbers) {
      const list = await service.call('GET', `${href}&limit=200`, { as: staff });
      expect([href, list.status, list.body.items?.length]).toEqual([href, 200, value]);
    }
  });

  it('go out as CSV and as a spreadsheet, with no cell that is a formula', async () => {
    const headers = { authorization: staff };
    const csv = await fetch(`${service.url}/api/follow-ups.csv`, { headers });
    const text = await csv.text();
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect([text.includes(`'=安恒信息`), text.includes(',=安恒信息')]).toEqual([true, false]);
    const { default: ExcelJS } = await import('exceljs');
    const book = new ExcelJS.Workbook();
    const file = await fetch(`${service.url}/api/follow-ups.xlsx`, { headers });
    await book.xlsx.load(await file.arrayBuffer());
    const [sheet] = book.worksheets;
    expect(sheet?.getRow(1).getCell(1).text).toBe('状态');
    expect(sheet?.actualRowCount).toBe(text.trim().split('\n').length);
    expect((await fetch(`${service.url}/api/follow-ups.xlsx`)).status).toBe(401);
  });
});
