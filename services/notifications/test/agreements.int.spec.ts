import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, sha256Hex } from '@zuomei/platform';
import { brokenAt, type ChainLine } from '../src/audit/audit-chain.js';
import {
  type AgreementShown,
  agreementStories,
  enterprise,
  person,
  type Stories,
  university,
} from './agreement-stories.js';

let stories: Stories;
beforeAll(async () => {
  stories = await agreementStories();
});
afterAll(() => stories.service.stop());

const trailOf = async (id: string): Promise<ChainLine[]> => {
  const { body } = await stories.service.call('GET', `/api/agreements/${id}/audit-trail`, { as: stories.staff });
  return body.items as unknown as ChainLine[];
};
const facts = (id: string) =>
  stories.service.db.query<{ type: string; aggregate_version: number }>(
    'SELECT type, aggregate_version FROM outbox WHERE aggregate_id = $1 ORDER BY seq',
    [id],
  );

describe('an agreement signed by two in order', () => {
  let agreement: AgreementShown;
  const first = person('冷甦鹏', { order: 1 });
  const second = person('王喆', { order: 2 });
  const copied = person('档案室', { role: 'cc' });

  it('asks the second only after the first, seals, archives and mails the copy to all', async () => {
    agreement = await stories.draft([first, second, copied]);
    expect(agreement.number).toMatch(/^ZM-\d{4}-\d{6}$/);
    const sent = await stories.act(agreement, 'send');
    expect([sent.status, sent.body.status, sent.body.envelope.status]).toEqual([200, 'signing', 'sent']);

    const cookie = await stories.open(first);
    const frozen = await stories.file('/api/signing/document', { cookie });
    expect(sha256Hex(frozen)).toBe(sent.body.envelope.documentSha256);
    expect(await stories.mails.find({ to: second.email })).toEqual([]);
    expect((await stories.sign(cookie, '冷甦鹏')).body).toMatchObject({ status: 'signed' });
    expect((await stories.sign(await stories.open(second), '王喆')).status).toBe(200);

    agreement = await stories.completed(agreement.id);
    const sealed = await stories.file(`/api/agreements/${agreement.id}/document.pdf`, { authorization: stories.staff });
    expect(sealed.subarray(0, frozen.length).equals(frozen)).toBe(true);
    expect(sha256Hex(sealed)).toBe(agreement.envelope.sealedSha256);
    for (const one of [first, second, copied]) {
      const mail = await stories.mails.waitFor({ to: one.email, subject: '已签署' });
      const copy = await stories.mails.attachment(mail, mail.attachments?.[0]?.generatedFileName ?? '');
      expect(copy.equals(sealed)).toBe(true);
    }
    expect((await facts(agreement.id)).map((fact) => fact.type)).toEqual([
      'agreements.agreement-sent.v1',
      'agreements.agreement-signed.v1',
    ]);
  });

  it('leaves a trail whose chain holds, without names, which the database refuses to change', async () => {
    const trail = await trailOf(agreement.id);
    expect(brokenAt(trail)).toBeUndefined();
    expect(trail.map((line) => line.type)).toEqual(
      expect.arrayContaining([
        'AGREEMENT_CREATED',
        'ENVELOPE_SENT',
        'OPENED',
        'VIEWED',
        'SIGNED',
        'COMPLETED',
        'DOWNLOADED',
      ]),
    );
    expect(JSON.stringify(trail)).not.toMatch(/example\.com|冷甦鹏|王喆|127\.0\.0\.1/);
    expect(brokenAt(trail.map((line) => (line.seq === 3 ? { ...line, data: { changed: true } } : line)))).toBe(3);
    for (const change of ['UPDATE audit_lines SET type = type', 'DELETE FROM audit_lines', 'TRUNCATE audit_lines'])
      await expect(stories.service.db.query(change)).rejects.toThrow('written once');
    await expect(stories.service.db.query('DELETE FROM archived_files')).rejects.toThrow('written once');
  });

  it('answers its link and its state with stable codes afterwards', async () => {
    const { body } = await stories.service.call('POST', '/api/signing/sessions', {
      body: { token: await stories.tokenOf(second) },
    });
    expect(body['code']).toBe('ALREADY_SIGNED');
    expect((await stories.act(agreement, 'void')).body).toMatchObject({ code: 'ENVELOPE_NOT_SENT' });
    expect((await stories.act(agreement, 'send')).body).toMatchObject({ code: 'AGREEMENT_NOT_DRAFT' });
    const ended = await stories.act(agreement, 'terminate', { reason: '双方同意' });
    expect([ended.body.status, (ended.body as { phase?: string }).phase]).toEqual(['terminated', 'ended']);
  });
});

describe('signatories of equal order', () => {
  it('are asked together and may sign in any order; of the same signature sent five times one counts', async () => {
    const people = [person('甲一', { order: 1 }), person('乙一', { order: 1 })];
    const agreement = await stories.draft(people);
    await stories.act(agreement, 'send');
    const cookies = await Promise.all(people.map((one) => stories.open(one)));
    const answers = await Promise.all(Array.from({ length: 5 }, () => stories.sign(cookies[1] ?? '', '乙一')));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    await stories.sign(cookies[0] ?? '', '甲一');
    await stories.completed(agreement.id);
    const trail = await trailOf(agreement.id);
    expect(trail.filter((line) => line.type === 'SIGNED')).toHaveLength(2);
    expect(trail.filter((line) => line.type === 'COMPLETED')).toHaveLength(1);
    // A repeat after all is done gets the first answer still.
    expect(await stories.sign(cookies[1] ?? '', '乙一')).toEqual(answers[0]);
  });

  it('complete it once when all sign at the same moment', async () => {
    const people = Array.from({ length: 4 }, (_, n) => person(`签署人${n}`));
    const agreement = await stories.draft(people);
    await stories.act(agreement, 'send');
    const cookies = await Promise.all(people.map((one) => stories.open(one)));
    const answers = await Promise.all(cookies.map((cookie, n) => stories.sign(cookie, `签署人${n}`)));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
    await stories.completed(agreement.id);
    expect(brokenAt(await trailOf(agreement.id))).toBeUndefined();
  });
});

describe('an agreement that comes back', () => {
  it('is void or signed, never both, when both happen at once', async () => {
    for (let round = 0; round < 4; round += 1) {
      const only = person('唯一');
      const agreement = await stories.draft([only]);
      await stories.act(agreement, 'send');
      const cookie = await stories.open(only);
      const [signed, voided] = await Promise.all([stories.sign(cookie, '唯一'), stories.act(agreement, 'void')]);
      expect([signed.status, voided.status].sort()).toEqual([200, 409]);
      if (signed.status === 200) await stories.completed(agreement.id);
      else {
        expect(signed.body['code']).toBe('ENVELOPE_VOIDED');
        expect(await stories.shown(agreement.id)).toMatchObject({ status: 'draft', envelope: { status: 'draft' } });
      }
    }
  });

  it('is a draft with a new envelope after a decline, which needs a reason', async () => {
    const decliner = person('拒签人');
    const agreement = await stories.draft([decliner, person('另一人')]);
    const sent = await stories.act(agreement, 'send');
    const cookie = await stories.open(decliner);
    const decline = (body: object) =>
      stories.service.call('POST', '/api/signing/decline', { headers: { cookie }, body });
    expect([(await decline({})).status, (await decline({ reason: ' ' })).status]).toEqual([422, 422]);
    expect((await decline({ reason: '金额不符' })).status).toBe(200);
    const back = await stories.shown(agreement.id);
    expect(back).toMatchObject({ status: 'draft', envelope: { status: 'draft', previousId: sent.body.envelope.id } });
    expect((await stories.sign(cookie, '拒签人')).body['code']).toBe('ENVELOPE_DECLINED');
    expect((await facts(agreement.id)).map((fact) => fact.type).at(-1)).toBe('agreements.agreement-returned.v1');
    expect((await stories.act(agreement, 'send')).status).toBe(200);
    expect(JSON.stringify(await trailOf(agreement.id))).not.toContain('金额不符');
  });

  it('is signed by the link of the latest mail only', async () => {
    const slow = person('慢慢');
    const agreement = await stories.draft([slow]);
    await stories.act(agreement, 'send');
    const [old, cookie] = [await stories.tokenOf(slow), await stories.open(slow)];
    expect((await stories.act(agreement, 'remind')).status).toBe(200);
    const again = await stories.service.call('POST', '/api/signing/sessions', { body: { token: old } });
    expect([again.status, again.body['code']]).toEqual([404, 'LINK_UNKNOWN']);
    expect((await stories.sign(cookie, '慢慢')).status).toBe(401);
  });
});

describe('a draft', () => {
  it('says in which field it cannot be so', async () => {
    const post = async (more: object) => {
      const { status, body } = await stories.service.call('POST', '/api/agreements', {
        as: stories.staff,
        body: {
          kind: 'transfer',
          title: '成果转化',
          parties: [{ organisationId: university.organisationId, label: '甲方', signatories: [] }],
          ...more,
        },
      });
      return [status, body['code']];
    };
    expect(await post({ amount: '100', technologyTransactionAmount: '100.01' })).toEqual([
      422,
      'TECHNOLOGY_AMOUNT_ABOVE_AMOUNT',
    ]);
    expect(await post({ amount: '0.1', technologyTransactionAmount: '0.10' })).toEqual([201, undefined]);
    expect(await post({ amount: 12.5 })).toEqual([400, 'INVALID_INPUT']);
    for (const missing of ['kind', 'title', 'parties'])
      expect(await post({ [missing]: undefined })).toEqual([400, 'INVALID_INPUT']);
    expect(await post({ followUpId: null, amount: null, eventId: null, signBy: null })).toEqual([201, undefined]);
    const nobody = { organisationId: newId(), label: '甲方', signatories: [] };
    expect(await post({ parties: [nobody] })).toEqual([422, 'UNKNOWN_REFERENCE']);
    expect(await post({ termStartsOn: '2026-02-31' })).toEqual([400, 'INVALID_INPUT']);
    expect(await post({ termStartsOn: '2026-03-02', termEndsOn: '2026-03-01' })).toEqual([422, 'TERM_BACKWARDS']);
    expect(await post({ renewsId: newId() })).toEqual([422, 'UNKNOWN_REFERENCE']);
    expect(await post({ followUpId: newId() })).toEqual([422, 'UNKNOWN_REFERENCE']);
    expect(await post({ eventIds: [newId()] })).toEqual([422, 'UNKNOWN_REFERENCE']);
  });

  it('renews only what has ended before it starts', async () => {
    const old = await stories.draft([person('甲')], { termStartsOn: '2023-01-01', termEndsOn: '2025-12-31' });
    const renewal = { renewsId: old.id, termStartsOn: '2025-12-31', termEndsOn: '2028-12-31' };
    await expect(stories.draft([person('甲')], renewal)).rejects.toThrow('TERM_OVERLAP');
    const next = await stories.draft([person('甲')], { ...renewal, termStartsOn: '2026-01-01' });
    expect(next.status).toBe('draft');
  });

  it('is changed by who knows its latest version, and goes out only with characters that can be drawn', async () => {
    const agreement = await stories.draft([person('𠮷田')]);
    const patch = (version: number, body: object) =>
      stories.service.call('PATCH', `/api/agreements/${agreement.id}`, {
        as: stories.staff,
        body,
        headers: { 'if-match': `"${version}"` },
      });
    expect((await patch(1, { title: '新标题', amount: '1200000' })).body).toMatchObject({
      title: '新标题',
      amount: '1200000.00',
      version: 2,
    });
    expect((await patch(1, { title: '旧标题' })).status).toBe(412);
    const refused = await stories.act(agreement, 'send');
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([422, expect.stringContaining('U+20BB7')]);
    expect(await stories.shown(agreement.id)).toMatchObject({ status: 'draft' });
  });

  it('is made once by one Idempotency-Key', async () => {
    const body = {
      kind: 'talent',
      title: '人才项目',
      parties: [{ organisationId: university.organisationId, label: '甲方', signatories: [person('甲')] }],
    };
    const headers = { 'idempotency-key': newId() };
    const post = () => stories.service.call('POST', '/api/agreements', { as: stories.staff, body, headers });
    const [one, two] = await Promise.all([post(), post()]);
    expect([one.status, two.status, one.body['id']]).toEqual([201, 201, two.body['id']]);
  });

  it('is seen by staff and by members of its parties only', async () => {
    const agreement = await stories.draft([person('甲'), person('乙')]);
    const as = (memberOf: string[]) => stories.service.users.bearer({ roles: ['member'], memberOf });
    const get = async (bearer: string) =>
      (await stories.service.call('GET', `/api/agreements/${agreement.id}`, { as: bearer })).status;
    expect(await get(await as([enterprise.organisationId]))).toBe(200);
    expect(await get(await as([newId()]))).toBe(404);
    expect(await get(await stories.service.users.bearer({ roles: ['organiser'] }))).toBe(403);
    const mine = await stories.service.call('GET', '/api/agreements?limit=200', { as: await as([newId()]) });
    expect(mine.body.items).toEqual([]);
    const list = await stories.service.call(
      'GET',
      `/api/agreements?q=${agreement.number.toLowerCase()}&envelope=draft&status=draft`,
      { as: stories.staff },
    );
    expect(list.body.items?.map((one) => one['id'])).toEqual([agreement.id]);
  });
});
