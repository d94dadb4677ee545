import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256Hex } from '@zuomei/platform';
import { agreementStories, enterprise, person, type Stories, university } from './agreement-stories.js';

let stories: Stories;
beforeAll(async () => {
  stories = await agreementStories();
});
afterAll(() => stories.service.stop());

const list = async (query: string, as = stories.staff): Promise<string[]> => {
  const { body } = await stories.service.call('GET', `/api/agreements?${query}`, { as });
  return (body['items'] as { id: string }[]).map((one) => one.id);
};
const sent = async (people = [person('冷甦鹏')], more: object = {}) => {
  const agreement = await stories.draft(people, more);
  await stories.act(agreement, 'send');
  return agreement;
};

describe('a signatory who has signed', () => {
  it('sees who is next, and gets sealed file and evidence with the same session in the end', async () => {
    const [first, last] = [person('院长', { order: 1 }), person('总经理', { order: 2 })];
    const agreement = await sent([first, last]);
    const cookie = await stories.open(first);
    const get = (what: string) => stories.service.call('GET', `/api/signing/${what}`, { headers: { cookie } });
    await stories.sign(cookie, '院长');
    expect((await get('progress')).body).toMatchObject({
      signatory: { status: 'signed' },
      signatories: [{ name: '总经理', status: 'notified' }],
    });
    expect((await get('signed-copy.pdf')).body).toMatchObject({ status: 409, code: 'COPY_NOT_READY' });
    await stories.sign(await stories.open(last), '总经理');
    const done = await stories.completed(agreement.id);
    const copy = await stories.file('/api/signing/signed-copy.pdf', { cookie });
    expect(sha256Hex(copy)).toBe(done.envelope.sealedSha256);
    expect((await get('progress')).body).toMatchObject({ sealedSha256: done.envelope.sealedSha256 });
    const trail = await stories.service.call('GET', `/api/agreements/${agreement.id}/audit-trail`, {
      as: stories.staff,
    });
    expect(trail.body).toMatchObject({ intact: true });
    expect((await stories.service.call('GET', '/api/signing/progress')).status).toBe(401);
  });
});

describe('while a file is out', () => {
  it('mails one of two a new link, five an hour at most, and says when the next is possible', async () => {
    const [one, other] = [person('甲'), person('乙')];
    const agreement = await sent([one, other]);
    const [mine, theirs] = (await stories.shown(agreement.id)).envelope.signatories;
    const kept = await stories.tokenOf(other);
    const remind = () => stories.act(agreement, 'remind', { signatoryId: mine?.id });
    for (let n = 0; n < 4; n += 1) expect((await remind()).status).toBe(200);
    const refused = await remind();
    expect([refused.status, (refused.body as unknown as { code: string }).code]).toEqual([429, 'TOO_MANY_REMINDERS']);
    const open = await stories.service.call('POST', '/api/signing/sessions', { body: { token: kept } });
    expect(open.status).toBe(201);
    expect((await stories.act(agreement, 'remind')).status).toBe(200);
    const again = await stories.service.call('POST', '/api/signing/sessions', { body: { token: kept } });
    expect(again.body['code']).toBe('LINK_UNKNOWN');
    expect((await stories.act(agreement, 'remind', { signatoryId: agreement.id })).status).toBe(409);
    expect(theirs?.name).toBe('乙');
    expect((await stories.act(agreement, 'retry-seal')).status).toBe(409);
  });

  it('keeps the file of each envelope readable', async () => {
    const agreement = await sent();
    const before = (await stories.shown(agreement.id)).envelope;
    await stories.act(agreement, 'void', { reason: '更正' });
    const path = `/api/agreements/${agreement.id}/document.pdf`;
    const headers = { authorization: stories.staff };
    const file = await stories.file(`${path}?envelope=${before.id}`, headers);
    expect(sha256Hex(file)).toBe(before.documentSha256);
    const status = async (query: string) =>
      (await stories.service.call('GET', `${path}${query}`, { as: stories.staff })).status;
    expect([await status(''), await status(`?envelope=${agreement.id}`)]).toEqual([409, 404]);
  });
});

describe('the list', () => {
  it('finds by owner, evidence and any part of number, title or party', async () => {
    const mark = `光谱仪${Date.now()}`;
    const mine = await stories.draft([person('甲')], { title: `${mark}ABC共建` });
    const colleague = await stories.service.users.bearer({ roles: ['staff'] });
    expect(await list(`q=${encodeURIComponent(`${mark}abc`)}`)).toEqual([mine.id]);
    expect(await list(`q=${encodeURIComponent(mark)}&owner=me`)).toEqual([mine.id]);
    expect(await list(`q=${encodeURIComponent(mark)}&owner=me`, colleague)).toEqual([]);
    expect(await list(`q=${encodeURIComponent(mark)}&evidence=sealed`)).toEqual([]);
    expect(await list(`q=${encodeURIComponent(mine.number.toLowerCase())}`)).toEqual([mine.id]);
    expect(await list(`q=${encodeURIComponent(enterprise.name)}&limit=1`)).toEqual([mine.id]);
    await stories.service.call('PATCH', `/api/agreements/${mine.id}`, {
      as: stories.staff,
      body: { parties: [{ organisationId: university.organisationId, label: '甲方', signatories: [] }] },
    });
    expect(await list(`q=${encodeURIComponent(enterprise.name)}&owner=me&kind=development&limit=1`)).not.toEqual([
      mine.id,
    ]);
  });
});

describe('what is being written', () => {
  const preview = (body: object, as = stories.staff) =>
    stories.service.call('POST', '/api/agreements/preview', { as, body });

  it('is drawn with whatever is there, and kept nowhere', async () => {
    const response = await fetch(`${stories.service.url}/api/agreements/preview`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: stories.staff },
      body: JSON.stringify({
        body: '# 第一条',
        parties: [{ label: '甲方', organisationId: university.organisationId }, {}],
        amount: '100',
      }),
    });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect((await preview({ amount: 'viel' })).status).toBe(400);
    expect((await preview({}, await stories.service.users.bearer({ roles: ['organiser'] }))).status).toBe(403);
  });

  it('names each character that cannot be drawn with its place', async () => {
    const { body } = await preview({ title: '𠮷', body: '第一行\n第二行😀' });
    expect(body).toMatchObject({
      status: 422,
      code: 'UNDRAWABLE_CHARACTERS',
      errors: [
        { pointer: '/title', detail: '第 1 个字：𠮷 (U+20BB7)' },
        { pointer: '/body', detail: '第 2 行第 4 个字：😀 (U+1F600)' },
      ],
    });
  });
});

describe('a renewal', () => {
  it('is linked both ways', async () => {
    const first = await stories.draft([person('甲')], { termStartsOn: '2024-01-01', termEndsOn: '2024-12-31' });
    const next = await stories.draft([person('甲')], { renewsId: first.id, termStartsOn: '2025-01-01' });
    expect(await stories.shown(first.id)).toMatchObject({ successors: [{ id: next.id, number: next.number }] });
    expect(await stories.shown(next.id)).toMatchObject({
      predecessor: { id: first.id, termEndsOn: '2024-12-31' },
      successors: [],
    });
  });
});
