import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventPublished, OrganisationRecorded, SeriesRecorded } from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import { eventually } from '@zuomei/testing';
import { eventFact, organisationFact } from './facts.js';
import { type RunningNotifications, runNotifications } from './running-notifications.js';

interface Statement {
  id: string;
  version: number;
  value: string;
  text: string;
  definition: string;
  computed?: { value: number | string; href: string };
  until?: string;
  versions: Statement[];
}

const universities = {
  figure: 'universities',
  value: '20',
  unit: '所',
  from: '2021-01-01',
  to: '2021-12-31',
  definition: '签约共建的高校',
  source: '科技局网站',
};

describe('published statements', () => {
  let notifications: RunningNotifications;
  let staff: string;
  const call = async <T = Statement>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => {
    const answer = await notifications.call(method, path, { as: staff, body, ...(headers && { headers }) });
    return { status: answer.status, body: answer.body as T };
  };
  const record = async (more: object = {}) =>
    (await call('POST', '/api/reports/statements', { ...universities, ...more })).body;
  const list = async (query = '') =>
    (await call<{ items: Statement[] }>('GET', `/api/reports/statements?${query}`)).body.items;
  const lines = (...rows: string[]) =>
    ['编号,指标,名称,数值,约数,单位,开始日期,结束日期,截止,口径,来源', ...rows].join('\n');
  const bring = async (csv: string, query = '') => {
    const answer = await fetch(`${notifications.url}/api/imports/statements?${query}`, {
      method: 'POST',
      headers: { authorization: staff, 'content-type': 'text/csv' },
      body: csv,
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  beforeAll(async () => {
    notifications = await runNotifications();
    staff = await notifications.users.bearer({ roles: ['staff'] });
  });
  afterAll(() => notifications.stop());

  it('stand beside what the records say, both of two that differ, each with its definition', async () => {
    const host = organisationFact({ kind: 'university' });
    await notifications.publish(OrganisationRecorded, host, { id: host.organisationId, version: 1 });
    const fact = eventFact({
      hostIds: [host.organisationId],
      startsAt: '2021-03-10T01:00:00Z',
      endsAt: '2021-03-10T03:00:00Z',
    });
    await notifications.publish(EventPublished, fact, { id: fact.eventId, version: 1 });
    await record();
    await record({ value: '21', definition: '含未签约的高校', source: '园区年报', qualifier: 'odd' });
    await eventually(async () => {
      const shown = (await list('from=2021-01-01&to=2021-12-31')).map(({ text, definition, computed }) => [
        ...[text, definition],
        computed?.value,
      ]);
      expect(shown.sort()).toEqual([
        ['20所', '签约共建的高校', 1],
        ['21余所', '含未签约的高校', 1],
      ]);
    });
    const [first] = await list();
    expect(first?.computed?.href).toBe('/api/reports/records?figure=universities&from=2021-01-01&to=2021-12-31');
  });

  it('are written as their owners say them, money in 万 and 亿', async () => {
    const money = {
      figure: 'technologyTransactionAmount',
      unit: '元',
      from: undefined,
      to: undefined,
      asOf: '2021-12',
    };
    const texts = [
      await record({ ...money, value: '120000000', qualifier: 'about' }),
      await record({ ...money, value: '700000000', qualifier: 'over' }),
      await record({ ...money, value: '45000000.00', qualifier: 'odd' }),
      await record({ ...money, figure: undefined, label: '协议投资金额', value: '40000000000', qualifier: 'nearly' }),
      await record({ figure: 'liveViews', unit: '次', value: '1194500' }),
    ];
    expect(texts.map(({ text, value }) => [text, value])).toEqual([
      ['约1.2亿元', '120000000.00'],
      ['超7亿元', '700000000.00'],
      ['4,500万余元', '45000000.00'],
      ['近400亿元', '40000000000.00'],
      ['1,194,500次', '1194500'],
    ]);
    expect(texts[0]?.computed?.value).toBe('0.00');
    expect(texts[3]?.computed).toBeUndefined();
  });

  it('keep what was said before a correction, and after being withdrawn', async () => {
    const { id } = await record({ value: '33' });
    const before = new Date().toISOString();
    const corrected = await call('PATCH', `/api/reports/statements/${id}`, { value: '34', reason: '漏计一场' });
    expect([corrected.body.version, corrected.body.value]).toEqual([2, '34']);
    const stale = await call('PATCH', `/api/reports/statements/${id}`, { value: '35' }, { 'if-match': '"1"' });
    expect(stale.status).toBe(412);
    expect((await call('PATCH', `/api/reports/statements/${id}`, { value: '34' })).body.version).toBe(2);
    const valueOf = async (query: string) => (await list(query)).find((one) => one.id === id)?.value;
    expect([await valueOf(''), await valueOf(`asOf=${before}`)]).toEqual(['34', '33']);
    expect((await call('DELETE', `/api/reports/statements/${id}`)).status).toBe(200);
    expect([await valueOf(''), await valueOf(`asOf=${before}`)]).toEqual([undefined, '33']);
    const { versions } = (await call('GET', `/api/reports/statements/${id}`)).body;
    expect(versions.map(({ value, until }) => [value, typeof until])).toEqual([
      ['34', 'string'],
      ['33', 'string'],
    ]);
    expect((await call('PATCH', `/api/reports/statements/${id}`, { value: '35' })).status).toBe(404);
  });

  it('are refused without a name, a time, or in a unit that is not their figure’s', async () => {
    const refusal = async (more: object) => {
      const { status, body } = await call<{ errors: { pointer: string }[] }>('POST', '/api/reports/statements', {
        ...universities,
        ...more,
      });
      return [status, ...body.errors.map(({ pointer }) => pointer)];
    };
    expect(await refusal({ figure: null })).toEqual([422, '/label']);
    expect(await refusal({ from: null })).toEqual([422, '/asOf']);
    expect(await refusal({ asOf: '2021-12-31' })).toEqual([422, '/asOf']);
    expect(await refusal({ to: '2020-12-31' })).toEqual([422, '/to']);
    expect(await refusal({ unit: '元' })).toEqual([422, '/unit']);
    expect(await refusal({ figure: 'amount' })).toEqual([422, '/unit']);
    expect(await refusal({ value: '约20' })).toEqual([400, '/value']);
    expect(await refusal({ seriesId: newId() })).toEqual([422, '/seriesId']);
    const seriesId = newId();
    await notifications.publish(SeriesRecorded, { seriesId, version: 1, name: '菁蓉汇' }, { id: seriesId, version: 1 });
    expect((await record({ seriesId })).computed?.value).toBe(0);
    const reader = await notifications.users.bearer({ roles: ['organiser'] });
    const read = await notifications.call('GET', '/api/reports/statements', { as: reader });
    const write = await notifications.call('POST', '/api/reports/statements', { as: reader, body: universities });
    expect([read.status, write.status]).toEqual([200, 403]);
  });

  it('come from a table: tried first, then written, twice without effect, corrected by code; bad rows all named', async () => {
    const csv = lines(
      'T-1,,园区面积,12.50,约,万平方米,,,2023年3月,建成面积,年报',
      'T-2,events,,9,,场,2020-01-01,2020-12-31,,全年,年报',
    );
    expect((await bring(csv, 'dryRun=true')).body).toEqual({ created: 2, updated: 0, unchanged: 0, rejected: [] });
    expect((await bring(csv)).body).toEqual({ created: 2, updated: 0, unchanged: 0, rejected: [] });
    expect((await bring(csv)).body).toEqual({ created: 0, updated: 0, unchanged: 2, rejected: [] });
    const corrected = await bring(csv.replace(',9,', ',10,'));
    expect(corrected.body).toEqual({ created: 0, updated: 1, unchanged: 1, rejected: [] });
    const area = (await list('from=2023-03-01&to=2023-03-31')).map(({ text }) => text);
    expect(area).toEqual(['约12.5万平方米']);
    const bad = await bring(
      lines(
        'T-3,nothing,,9,,场,,,2020-01,全年,年报',
        'T-4,amount,,x,,场,,,2020-13,,年报',
        'T-5,,,9,,场,,,2020,全年,年报',
      ),
    );
    expect(bad.status).toBe(422);
    const rows = bad.body['rejected'] as { row: number; errors: { column: string }[] }[];
    expect(rows.map(({ row, errors }) => [row, ...errors.map(({ column }) => column)])).toEqual([
      [2, '指标'],
      [3, '数值', '口径', '截止'],
      [4, '截止'],
    ]);
  });
});
