import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventEnded, OrganisationRecorded } from '@zuomei/contracts';
import { sha256Hex } from '@zuomei/platform';
import { eventually } from '@zuomei/testing';
import { brokenAt, type ChainLine } from '../src/audit/audit-chain.js';
import { agreementStories, enterprise, person, type Stories, university } from './agreement-stories.js';
import { eventFact, organisationFact } from './facts.js';

let stories: Stories;
let another: string;
beforeAll(async () => {
  stories = await agreementStories();
  another = await stories.service.users.bearer({ roles: ['staff'], name: '复核人' });
});
afterAll(() => stories.service.stop());

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

describe('an agreement signed on paper', () => {
  const scan = Buffer.from('%PDF-1.7 扫描件');
  const upload = async (id: string, more: Record<string, string> = {}, bytes = scan, name = '签署件.pdf') => {
    const form = new FormData();
    for (const [field, value] of Object.entries({ signedOn: today, place: '成都天府', ...more }))
      form.append(field, value);
    form.append('file', new Blob([new Uint8Array(bytes)]), name);
    const response = await fetch(`${stories.service.url}/api/agreements/${id}/paper`, {
      method: 'POST',
      headers: { authorization: stories.staff },
      body: form,
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const verify = (id: string, as: string) =>
    stories.service.call('POST', `/api/agreements/${id}/paper/verify`, { as, body: {} });

  it('is signed once somebody else than who uploaded the scan has verified it', async () => {
    const { id } = await stories.draft([person('甲')]);
    expect((await verify(id, another)).body).toMatchObject({ code: 'PAPER_MISSING' });
    expect((await upload(id, { signedOn: '2098-01-01' })).body).toMatchObject({ status: 422, code: 'SIGNED_LATER' });
    expect((await upload(id, { signedOn: 'gestern' })).status).toBe(400);
    expect((await upload(id, {}, Buffer.from('MZ'), 'a.exe')).status).toBe(415);
    const uploaded = await upload(id, { signedOn: '2026-03-10' });
    expect([uploaded.status, uploaded.body]).toEqual([
      201,
      expect.objectContaining({ status: 'draft', paper: expect.objectContaining({ place: '成都天府' }) }),
    ]);
    expect((await verify(id, stories.staff)).body).toMatchObject({ status: 403, code: 'SECOND_PERSON_WANTED' });
    const [one, two] = await Promise.all([verify(id, another), verify(id, another)]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
    const shown = (await stories.shown(id)) as unknown as Record<string, unknown>;
    expect(shown).toMatchObject({ status: 'signed', evidence: 'paper', signedOn: '2026-03-10', phase: 'in_force' });
    const kept = await stories.file(`/api/agreements/${id}/paper`, { authorization: stories.staff });
    expect(kept.equals(scan)).toBe(true);
    const [fact] = await stories.service.db.query<{ payload: object }>(
      "SELECT payload FROM outbox WHERE aggregate_id = $1 AND type = 'agreements.agreement-signed.v1'",
      [id],
    );
    expect(fact?.payload).toMatchObject({ signedOn: '2026-03-10', documentSha256: sha256Hex(scan) });
    const trail = await stories.service.call('GET', `/api/agreements/${id}/audit-trail`, { as: stories.staff });
    const lines = trail.body.items as unknown as ChainLine[];
    expect(brokenAt(lines)).toBeUndefined();
    expect(lines.map((line) => line.type)).toEqual(expect.arrayContaining(['PAPER_UPLOADED', 'PAPER_VERIFIED']));
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(scan)]), 'x.pdf');
    const verified = await fetch(`${stories.service.url}/api/verify`, { method: 'POST', body: form });
    expect(await verified.json()).toMatchObject({ result: 'archived' });
  });

  it('is none while a file is out for signature', async () => {
    const agreement = await stories.draft([person('甲')]);
    await stories.act(agreement, 'send');
    expect((await upload(agreement.id)).body).toMatchObject({ status: 409, code: 'AGREEMENT_NOT_DRAFT' });
  });
});

describe('past agreements from a file', () => {
  const event = eventFact({ code: 'E-2023-03-10', status: 'ended' });
  const codes = { UESTCIC: university, XSY: enterprise };
  const header = 'code,event_code,kind,title,party_a,party_b,signed_on';
  const load = async (csv: string, query = '', as = stories.staff) => {
    const response = await fetch(`${stories.service.url}/api/imports/agreements${query}`, {
      method: 'POST',
      headers: { authorization: as, 'content-type': 'text/csv' },
      body: csv,
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  beforeAll(async () => {
    for (const [code, fact] of Object.entries(codes)) {
      const known = { ...fact, version: 2, code };
      await stories.service.publish(OrganisationRecorded, known, { id: fact.organisationId, version: 2 });
    }
    for (const code of ['BYW', 'SSW', 'RX', 'XJ']) {
      const fact = organisationFact({ code, name: `企业 ${code}` });
      await stories.service.publish(OrganisationRecorded, fact, { id: fact.organisationId, version: 1 });
    }
    await stories.service.publish(EventEnded, event, { id: event.eventId, version: event.version });
    await eventually(async () => {
      expect(
        (await load(`${header}\nP-1,E-2023-03-10,framework,协议,UESTCIC,XJ,2023-03-10`, '?dryRun=true')).status,
      ).toBe(200);
    });
  });

  it('are what the programme kept: imported, counted, marked; twice changes nothing', async () => {
    const file = readFileSync(join(import.meta.dirname, '../../../examples/data/agreements.csv'), 'utf8');
    expect((await load(file, '?dryRun=true')).body).toMatchObject({ created: 5, rejected: [] });
    expect((await load(file, '?source=园区台账')).body).toEqual({ created: 5, updated: 0, unchanged: 0, rejected: [] });
    expect((await load(file)).body).toEqual({ created: 0, updated: 0, unchanged: 5, rejected: [] });
    const list = await stories.service.call(
      'GET',
      `/api/agreements?event=${event.eventId}&from=2023-03-10&to=2023-03-10`,
      {
        as: stories.staff,
      },
    );
    expect(list.body.items).toHaveLength(5);
    expect(list.body.items?.[0]).toMatchObject({
      status: 'signed',
      evidence: 'recorded',
      signedOn: '2023-03-10',
      source: '园区台账',
      kind: 'practice_base',
    });
    expect(list.body.items?.[0]?.['number']).toMatch(/^ZM-2023-\d{6}$/);
    const facts = await stories.service.db.query<{ n: string }>(
      `SELECT count(*) AS n FROM outbox WHERE type = 'agreements.agreement-signed.v1' AND payload->'eventIds' ? $1`,
      [event.eventId],
    );
    expect(facts[0]?.n).toBe('5');
  });

  it('change what a row says, and only that', async () => {
    const row = (cells: string) =>
      `${header},合同金额,技术交易额\nP-9,,技术开发,平台协议,UESTCIC,XSY,2024/5/6,${cells}`;
    expect((await load(row('"1,200,000",500000'))).body).toMatchObject({ created: 1 });
    expect((await load(row(',600000.5'))).body).toMatchObject({ updated: 1, unchanged: 0 });
    const { body } = await stories.service.call('GET', '/api/agreements?q=平台协议', { as: stories.staff });
    expect(body.items).toMatchObject([
      { amount: '1200000.00', technologyTransactionAmount: '600000.50', signedOn: '2024-05-06', version: 2 },
    ]);
    const trail = await stories.service.call('GET', `/api/agreements/${String(body.items?.[0]?.['id'])}/audit-trail`, {
      as: stories.staff,
    });
    const lines = trail.body.items as unknown as ChainLine[];
    expect([brokenAt(lines), lines.at(-1)?.data['fields']]).toEqual([undefined, ['technologyTransactionAmount']]);
  });

  it('write nothing with one bad row, and name every bad row', async () => {
    const { status, body } = await load(
      [
        `${header},amount,technology_transaction_amount`,
        'Q-1,E-2023-03-10,framework,好的,UESTCIC,XJ,2023-03-10,,',
        'Q-2,E-NONE,framework,协议,NOBODY,XJ,2023-03-10,,',
        'Q-3,,poem,,UESTCIC,XJ,2098-01-01,,',
        'Q-1,,framework,重复,UESTCIC,XJ,2023-03-10,,',
        'Q-4,,framework,金额,UESTCIC,XJ,2023-03-10,10,20',
      ].join('\n'),
    );
    const rejected = body['rejected'] as { row: number; errors: { code: string }[] }[];
    expect([status, body['code'], rejected.map(({ row, errors }) => [row, errors.map((error) => error.code)])]).toEqual(
      [
        422,
        'ROWS_REJECTED',
        [
          [3, ['UNKNOWN_REFERENCE', 'UNKNOWN_REFERENCE']],
          [4, ['IS_IN', 'REQUIRED', 'IN_FUTURE']],
          [5, ['CODE_REPEATED']],
          [6, ['TECHNOLOGY_AMOUNT_ABOVE_AMOUNT']],
        ],
      ],
    );
    const { body: found } = await stories.service.call('GET', '/api/agreements?q=好的', { as: stories.staff });
    expect(found.items).toEqual([]);
    const organiser = await stories.service.users.bearer({ roles: ['organiser'] });
    expect((await load(header, '', organiser)).status).toBe(403);
  });
});

describe('technology-contract registration', () => {
  const record = (id: string, body: object) =>
    stories.service.call('PUT', `/api/agreements/${id}/contract-registration`, { as: stories.staff, body });
  const fields = (body: Record<string, unknown>) =>
    (body['errors'] as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`);
  const signed = async (amount: string) => {
    const { id } = await stories.draft([person('甲')], amount === '' ? {} : { amount });
    await stories.service.db.query("UPDATE agreements SET status = 'signed', signed_on = '2026-03-10' WHERE id = $1", [
      id,
    ]);
    return id;
  };
  const whole = {
    state: 'registered',
    type: 'development',
    office: '成都市技术合同登记处',
    number: '2026510100001234',
    registeredOn: '2026-03-20',
    recognisedAmount: '900000',
  };

  it('is of a signed agreement, whole once registered, and never more than its sum', async () => {
    const { id: draft } = await stories.draft([person('甲')]);
    expect((await record(draft, whole)).body).toMatchObject({ status: 409, code: 'AGREEMENT_NOT_SIGNED' });
    const id = await signed('1000000');
    const path = `/api/agreements/${id}/contract-registration`;
    const { body: none } = await stories.service.call('GET', path, { as: stories.staff });
    expect(none).toEqual({ agreementId: id, version: 0, state: 'not_applied' });
    expect(fields((await record(id, { state: 'submitted' })).body)).toEqual(['/type REQUIRED']);
    expect(fields((await record(id, { state: 'registered', type: 'service' })).body)).toEqual([
      '/office REQUIRED',
      '/number REQUIRED',
      '/registeredOn REQUIRED',
      '/recognisedAmount REQUIRED',
    ]);
    for (const [change, code] of [
      [{ recognisedAmount: '1000000.01' }, 'RECOGNISED_ABOVE_AMOUNT'],
      [{ registeredOn: '2026-03-09' }, 'REGISTERED_WHEN'],
      [{ registeredOn: '2098-01-01' }, 'REGISTERED_WHEN'],
    ] as const)
      expect((await record(id, { ...whole, ...change })).body['code']).toBe(code);
    expect((await record(id, { state: 'returned', type: 'development', note: '补正附件' })).body).toMatchObject({
      version: 1,
      note: '补正附件',
    });
    expect((await record(id, whole)).body).toMatchObject({ ...whole, version: 2, recognisedAmount: '900000.00' });
    const trail = await stories.service.call('GET', `/api/agreements/${id}/audit-trail`, { as: stories.staff });
    const lines = trail.body.items as unknown as ChainLine[];
    expect([brokenAt(lines), lines.at(-1)?.type, lines.at(-1)?.data['recognisedAmount']]).toEqual([
      undefined,
      'REGISTRATION_RECORDED',
      '900000.00',
    ]);
  });

  it('is in the list, its filter and its export, where no cell is a formula', async () => {
    const title = '=登记导出';
    const { id } = await stories.draft([person('甲')], { title, amount: '5' });
    const q = `q=${encodeURIComponent('登记导出')}`;
    const found = async (state: string) =>
      (await stories.service.call('GET', `/api/agreements?${q}&registration=${state}`, { as: stories.staff })).body
        .items;
    expect([(await found('not_applied'))?.length, await found('registered')]).toEqual([1, []]);
    await stories.service.db.query("UPDATE agreements SET status = 'signed', signed_on = '2026-03-10' WHERE id = $1", [
      id,
    ]);
    await record(id, { ...whole, recognisedAmount: '5' });
    const as = { authorization: stories.staff, 'accept-language': 'zh-CN' };
    const csv = (await stories.file(`/api/agreements.csv?${q}&registration=registered`, as)).toString('utf8');
    const [headings = '', line = ''] = csv.split('\r\n');
    expect(headings.split(',').slice(14, 20)).toEqual([
      '认定登记状态',
      '合同类别',
      '登记机构',
      '合同登记编号',
      '登记日期',
      '核定技术交易额(元)',
    ]);
    expect(line).toContain("'=登记导出,技术开发,已签署");
    expect(line).toContain(',已登记,技术开发,成都市技术合同登记处,2026510100001234,2026-03-20,5.00,');
    const sheet = await stories.file(`/api/agreements.xlsx?${q}`, as);
    expect(sheet.subarray(0, 2).toString()).toBe('PK');
  });
});
