import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@zuomei/testing';
import type { ChainLine } from '../src/audit/audit-chain.js';
import {
  type AgreementShown,
  agreementStories,
  enterprise,
  person,
  type Stories,
  university,
} from './agreement-stories.js';

let stories: Stories;
let another: string;
beforeAll(async () => {
  stories = await agreementStories();
  another = await stories.service.users.bearer({ roles: ['staff'], name: '复核人' });
});
afterAll(() => stories.service.stop());

const call = (method: string, path: string, body?: object, as = stories.staff) =>
  stories.service.call(method, path, { as, ...(body === undefined ? {} : { body }) });
const step = (id: string, what: string, as = stories.staff, body: object = {}) =>
  call('POST', `/api/milestones/${id}/${what}`, body, as);
const day = (days: number) => new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
const milestones = [
  { title: '首付款到账', dueOn: day(-3), kind: 'payment' },
  { title: '项目落地', dueOn: day(20), kind: 'settled' },
];
const listOf = async (query: string) => (await call('GET', `/api/milestones?${query}`)).body.items ?? [];

async function signed(more: object = {}): Promise<AgreementShown & { milestones: string[] }> {
  const only = person('冷甦鹏');
  const agreement = await stories.draft([only], { milestones, ...more });
  await stories.act(agreement, 'send');
  await stories.sign(await stories.open(only), '冷甦鹏');
  const done = await stories.completed(agreement.id);
  const { body } = await call('GET', `/api/agreements/${agreement.id}/milestones`);
  return { ...done, milestones: (body.items ?? []).map((one) => String(one['id'])) };
}

describe('a milestone', () => {
  it('is planned with the draft, claimed by one, confirmed by another, and tells the topic each time', async () => {
    const draft = await stories.draft([person('甲')], { milestones });
    const [first] = (await call('GET', `/api/agreements/${draft.id}/milestones`)).body.items ?? [];
    expect(first).toMatchObject({
      title: '首付款到账',
      status: 'planned',
      overdue: true,
      agreementNumber: draft.number,
    });
    expect((await step(String(first?.['id']), 'claim')).body).toMatchObject({
      status: 409,
      code: 'AGREEMENT_NOT_SIGNED',
    });

    const agreement = await signed();
    const [id = ''] = agreement.milestones;
    expect((await step(id, 'confirm', another)).status).toBe(409);
    expect((await step(id, 'claim', stories.staff, { reachedOn: day(1) })).body).toMatchObject({
      code: 'REACHED_LATER',
    });
    const claimed = await step(id, 'claim', stories.staff, { reachedOn: day(-1), note: '已到账' });
    expect(claimed.body).toMatchObject({ status: 'claimed', reachedOn: day(-1), note: '已到账', version: 2 });
    expect((await step(id, 'confirm')).body).toMatchObject({ status: 403, code: 'SECOND_PERSON_WANTED' });
    expect((await step(id, 'confirm', another)).body).toMatchObject({ status: 'reached', settledByName: '复核人' });
    for (const again of ['claim', 'confirm', 'miss', 'drop']) expect((await step(id, again, another)).status).toBe(409);

    const facts = await stories.service.db.query<{ payload: { status: string } }>(
      `SELECT payload FROM outbox WHERE aggregate_id = $1 ORDER BY seq`,
      [id],
    );
    expect(facts.map(({ payload }) => payload.status)).toEqual(['planned', 'claimed', 'reached']);
    const trail = (await call('GET', `/api/agreements/${agreement.id}/audit-trail`)).body
      .items as unknown as ChainLine[];
    expect(trail.map((line) => line.type).filter((type) => type.startsWith('MILESTONE'))).toEqual([
      'MILESTONE_PLANNED',
      'MILESTONE_PLANNED',
      'MILESTONE_CLAIMED',
      'MILESTONE_REACHED',
    ]);
  });

  it('is confirmed once when several do at the same moment, and never by whoever claimed it', async () => {
    const { milestones: ids } = await signed();
    await step(ids[0] ?? '', 'claim');
    const bearers = await Promise.all([1, 2, 3].map(() => stories.service.users.bearer({ roles: ['staff'] })));
    const answers = await Promise.all(bearers.map((as) => step(ids[0] ?? '', 'confirm', as)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
    await expect(
      stories.service.db.query("UPDATE milestones SET settled_by = claimed_by WHERE status = 'reached'"),
    ).rejects.toThrow('ck_milestones_two_people');
  });

  it('that says 落地 moves the follow-up to landed', async () => {
    const intent = await call('POST', '/api/intents', {
      kind: 'cooperation',
      fromOrganisationId: enterprise.organisationId,
      toOrganisationId: university.organisationId,
    });
    const followUpId = String(intent.body['followUpId']);
    const { milestones: ids } = await signed({ followUpId });
    await step(ids[1] ?? '', 'claim');
    await step(ids[1] ?? '', 'confirm', another);
    await eventually(async () => {
      expect((await call('GET', `/api/follow-ups/${followUpId}`)).body['status']).toBe('landed');
    });
  });

  it('keeps evidence until it is settled', async () => {
    const { milestones: ids } = await signed();
    const id = ids[0] ?? '';
    const upload = async (name: string, bytes: string) => {
      const form = new FormData();
      form.append('file', new Blob([bytes]), name);
      const response = await fetch(`${stories.service.url}/api/milestones/${id}/files`, {
        method: 'POST',
        headers: { authorization: stories.staff },
        body: form,
      });
      return { status: response.status, body: (await response.json()) as { files?: { id: string }[] } };
    };
    expect((await upload('回单.exe', 'MZ')).status).toBe(415);
    const kept = await upload('回单.pdf', '%PDF-1.7 回单');
    expect([kept.status, kept.body.files]).toEqual([201, [expect.objectContaining({ name: '回单.pdf' })]]);
    const path = `/api/milestones/${id}/files/${kept.body.files?.[0]?.id ?? ''}`;
    expect((await stories.file(path, { authorization: stories.staff })).toString()).toBe('%PDF-1.7 回单');
    await step(id, 'drop', another, { reason: '双方同意取消' });
    expect((await upload('回单.pdf', '%PDF-1.7')).status).toBe(409);
  });

  it('is found by what is due, by kind and by when it was reached', async () => {
    const agreement = await signed();
    const of = `agreement=${agreement.id}`;
    const titles = async (query: string) => (await listOf(`${of}&${query}`)).map((one) => one['title']);
    expect(await titles('due=overdue')).toEqual(['首付款到账']);
    expect(await titles('due=today')).toEqual([]);
    expect(await titles('due=30_days')).toEqual(['项目落地']);
    await step(agreement.milestones[0] ?? '', 'claim', stories.staff, { reachedOn: day(-2) });
    await step(agreement.milestones[0] ?? '', 'confirm', another);
    expect(await titles('due=overdue')).toEqual([]);
    expect(await titles(`status=reached&from=${day(-2)}&to=${day(-2)}`)).toEqual(['首付款到账']);
    expect(await titles(`status=reached&from=${day(-1)}`)).toEqual([]);
    expect(await titles('kind=settled')).toEqual(['项目落地']);
    const first = await call('GET', `/api/milestones?${of}&limit=1`);
    const next = await call('GET', `/api/milestones?${of}&limit=1&cursor=${String(first.body['nextCursor'])}`);
    expect([first, next].map(({ body }) => body.items?.map((one) => one['title']))).toEqual([
      ['首付款到账'],
      ['项目落地'],
    ]);
    const member = await stories.service.users.bearer({ roles: ['member'], memberOf: [enterprise.organisationId] });
    expect((await call('GET', `/api/milestones?${of}`, undefined, member)).body.items).toHaveLength(2);
    const stranger = await stories.service.users.bearer({ roles: ['member'], memberOf: [] });
    expect((await call('GET', `/api/milestones?${of}`, undefined, stranger)).body.items).toEqual([]);
  });
});
