import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrganisationRecorded } from '@zuomei/contracts';
import { eventually } from '@zuomei/testing';
import { agreementStories, enterprise, person, type Stories, university } from './agreement-stories.js';
import { organisationFact } from './facts.js';
import { wordsOf } from './words.js';

let stories: Stories;
let admin: string;
beforeAll(async () => {
  stories = await agreementStories();
  admin = await stories.service.users.bearer({ roles: ['admin'] });
});
afterAll(() => stories.service.stop());

const text = '# {{标题}}\n\n{{甲方}}(由{{甲方.签署人}}签署)与{{乙方}}就“{{项目}}”合作,金额{{金额}}({{大写金额}})。';
const create = async (body: object = {}, as = admin) => {
  const full = { name: '技术开发模板', kind: 'development', body: text, ...body };
  return stories.service.call('POST', '/api/templates', { as, body: full });
};
const parties = [
  { organisationId: university.organisationId, label: '甲方', signatories: [person('冷甦鹏')] },
  { organisationId: enterprise.organisationId, label: '乙方', signatories: [person('王喆')] },
];
const draft = (body: object, method = 'POST', path = '') =>
  stories.service.call(method, `/api/agreements${path}`, {
    as: stories.staff,
    body: method === 'POST' ? { kind: 'development', title: '合同一', parties, ...body } : body,
  });
const codes = (body: Record<string, unknown>) =>
  (body['errors'] as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`);

describe('a template', () => {
  it('is kept by administrators, with every version', async () => {
    expect((await create({}, stories.staff)).status).toBe(403);
    expect((await create({ body: '{{甲方' })).body['code']).toBe('VARIABLE_BROKEN');
    const made = await create();
    expect([made.status, made.body['variables']]).toEqual([
      201,
      [
        { name: '标题', system: true },
        { name: '甲方', system: true },
        { name: '甲方.签署人', system: true },
        { name: '乙方', system: true },
        { name: '项目', system: false },
        { name: '金额', system: true },
        { name: '大写金额', system: true },
      ],
    ]);
    const path = `/api/templates/${String(made.body['id'])}`;
    const changed = await stories.service.call('PATCH', path, {
      as: admin,
      body: { body: '{{甲方}}' },
      headers: { 'if-match': '"1"' },
    });
    expect(changed.body).toMatchObject({ version: 2, body: '{{甲方}}' });
    const stale = await stories.service.call('PATCH', path, {
      as: admin,
      body: { name: 'x' },
      headers: { 'if-match': '"1"' },
    });
    expect(stale.status).toBe(412);
    const { body } = await stories.service.call('GET', `${path}/versions`, { as: stories.staff });
    expect(body.items?.map((one) => one['body'])).toEqual(['{{甲方}}', text]);
  });

  it('fills a draft, and fills it again when the draft changes, until somebody writes by hand', async () => {
    const { body: template } = await create();
    const templateId = template['id'];
    const lacking = await draft({ templateId, variables: { 项: 'x', 金额: '1' } });
    expect([lacking.status, ...codes(lacking.body)]).toEqual([
      422,
      '/variables/项目 VARIABLE_MISSING',
      '/body VARIABLE_MISSING',
      '/body VARIABLE_MISSING',
      '/variables/项 VARIABLE_UNKNOWN',
      '/variables/金额 VARIABLE_UNKNOWN',
    ]);
    expect(lacking.body['detail']).toContain('缺少变量“项目”');
    expect((await draft({ templateId, body: '正文' })).body['code']).toBe('BODY_AND_TEMPLATE');
    expect((await draft({ variables: { 项目: 'x' } })).body['code']).toBe('TEMPLATE_REQUIRED');
    const { status, body } = await draft({ templateId, variables: { 项目: '# 矿冶*中试*' }, amount: '1200000' });
    expect([status, body['body'], body['filledFrom']]).toEqual([
      201,
      '# 合同一\n\n西南科技大学(由冷甦鹏签署)与成都芯思源科技有限公司就“\\# 矿冶\\*中试\\*”合作,金额¥1,200,000.00(壹佰贰拾万元整)。',
      { templateId, templateVersion: 1, variables: { 项目: '# 矿冶*中试*' } },
    ]);
    const path = `/${String(body['id'])}`;
    await stories.service.call('PATCH', `/api/templates/${String(templateId)}`, {
      as: admin,
      body: { body: '{{项目}}' },
    });
    // The draft keeps the version it was filled from.
    expect((await draft({ amount: '5', title: '合同二' }, 'PATCH', path)).body['body']).toMatch(/^# 合同二\n.*伍元整/s);
    expect((await draft({ amount: null }, 'PATCH', path)).body['code']).toBe('VARIABLE_MISSING');
    const byHand = await draft({ body: '手写' }, 'PATCH', path);
    expect([byHand.body['body'], byHand.body['filledFrom']]).toEqual(['手写', undefined]);
    expect((await draft({ amount: null }, 'PATCH', path)).body['body']).toBe('手写');
  });

  it('is previewed as pages, with the names of what is missing', async () => {
    const response = await fetch(`${stories.service.url}/api/agreements/preview`, {
      method: 'POST',
      headers: { authorization: stories.staff, 'content-type': 'application/json' },
      body: JSON.stringify({ title: '样张', body: text, variables: { 项目: '矿冶' }, parties: parties.slice(0, 1) }),
    });
    const words = await wordsOf(new Uint8Array(await response.arrayBuffer()));
    for (const part of ['就“矿冶”合作', '由冷甦鹏签署', '【乙方】', '【大写金额】']) expect(words).toContain(part);
  });
});

describe('one template for many', () => {
  const names = ['甲科技有限公司', '乙科技有限公司', '丙科技有限公司'];
  let id: string;
  beforeAll(async () => {
    id = String((await create({ name: '平台共建协议' })).body['id']);
    for (const [n, name] of names.entries()) {
      const fact = organisationFact({ name, code: `MANY-${n}`, kind: 'enterprise' });
      await stories.service.publish(OrganisationRecorded, fact, { id: fact.organisationId, version: 1 });
    }
    await eventually(async () => {
      expect((await load(rows(0, 1, 2), { dryRun: true })).status).toBe(200);
    });
  });
  const header = '对方单位,签署人,签署人邮箱,项目,金额';
  const rows = (...which: number[]) =>
    [header, ...which.map((n) => `${names[n]},签署人${n},bulk-${n}@example.com,项目${n},"${n + 1},000"`)].join('\n');
  const load = async (csv: string, { dryRun = false, send = false, common = {} } = {}) => {
    const form = new FormData();
    form.append('common', JSON.stringify({ party: parties[0], ...common }));
    form.append('file', new Blob([csv]), 'rows.csv');
    const response = await fetch(
      `${stories.service.url}/api/templates/${id}/agreements?dryRun=${dryRun}&send=${send}`,
      { method: 'POST', headers: { authorization: stories.staff }, body: form },
    );
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const results = (body: Record<string, unknown>) => body['results'] as Record<string, string>[];

  it('names every bad row and makes nothing', async () => {
    const bad = [
      header,
      `${names[0]},甲,bulk@example.com,,`,
      '没有的公司,乙,no-mail,x,1',
      `MANY-1,丙𠮷,bulk@example.com,x,一百`,
      `${names[1]},丁,bulk@example.com,x,1`,
    ].join('\n');
    const { status, body } = await load(bad);
    const rejected = body['rejected'] as { row: number; errors: { column: string; code: string }[] }[];
    expect([
      status,
      ...rejected.map(({ row, errors }) => [row, ...errors.map((one) => `${one.column} ${one.code}`)]),
    ]).toEqual([
      422,
      [2, '项目 VARIABLE_MISSING', '金额 VARIABLE_MISSING'],
      [3, '签署人邮箱 IS_EMAIL', '对方单位 UNKNOWN_REFERENCE'],
      [4, '金额 MATCHES'],
      [5, '对方单位 ROW_REPEATED'],
    ]);
    expect((await load(header, { common: { party: undefined } })).status).toBe(400);
    expect(
      (await stories.service.call('GET', '/api/agreements?q=平台共建协议', { as: stories.staff })).body.items,
    ).toEqual([]);
  });

  it('makes a draft a row, twice changes nothing, a changed row changes its draft, and what is sent stays', async () => {
    const first = await load(rows(0, 1));
    expect([first.body['created'], results(first.body).map((one) => one['result'])]).toEqual([
      2,
      ['created', 'created'],
    ]);
    const again = await load(rows(0, 1, 2), { send: true });
    expect(again.body).toMatchObject({ created: 1, unchanged: 2, sent: 3 });
    expect(results(again.body).map((one) => one['status'])).toEqual(['signing', 'signing', 'signing']);
    expect(results(again.body)[0]?.['agreementId']).toBe(results(first.body)[0]?.['agreementId']);
    await stories.mails.waitFor({ to: 'bulk-2@example.com', subject: '平台共建协议' });
    expect((await load(rows(0, 1, 2), { send: true })).body).toMatchObject({ created: 0, unchanged: 3 });
    const changed = rows(0).replace('项目0', '别的项目');
    const refused = await load(changed);
    expect([refused.status, JSON.stringify(refused.body['rejected'])]).toEqual([
      422,
      expect.stringContaining('AGREEMENT_NOT_DRAFT'),
    ]);
    const agreement = { id: String(results(first.body)[0]?.['agreementId']) };
    await stories.act(agreement, 'void', { reason: '改项目' });
    expect((await load(changed)).body).toMatchObject({ created: 0, updated: 1, unchanged: 0 });
    expect(await stories.shown(agreement.id)).toMatchObject({ body: expect.stringContaining('“别的项目”') });
  });
});
