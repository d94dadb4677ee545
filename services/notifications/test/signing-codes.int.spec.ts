import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { brokenAt, type ChainLine } from '../src/audit/audit-chain.js';
import { agreementStories, type Person, person, type Stories } from './agreement-stories.js';

let stories: Stories;
beforeAll(async () => {
  stories = await agreementStories();
});
afterAll(() => stories.service.stop());

const post = (cookie: string, what: string, body: object = {}) =>
  stories.service.call('POST', `/api/signing/${what}`, { headers: { cookie }, body });
const sign = (cookie: string, name: string, code?: string) =>
  post(cookie, 'sign', {
    consentVersion: '2026-03',
    signature: { kind: 'typed', value: name },
    ...(code === undefined ? {} : { code }),
  });
/** Asks for a code and reads it in the mail that came of it. */
const codeFor = async (who: Person, cookie: string): Promise<string> => {
  await stories.mails.clear({ to: who.email });
  expect((await post(cookie, 'code')).status).toBe(200);
  const { text } = await stories.mails.waitFor({ to: who.email, subject: /验证码/ });
  return /^\d{6}$/m.exec(text)?.[0] ?? '';
};
const wrong = (code: string) => (code === '000000' ? '000001' : '000000');
const trailOf = async (id: string): Promise<ChainLine[]> =>
  (await stories.service.call('GET', `/api/agreements/${id}/audit-trail`, { as: stories.staff })).body
    .items as unknown as ChainLine[];
const sent = async (people: Person[], more: object = {}) => {
  const agreement = await stories.draft(people, more);
  await stories.act(agreement, 'send');
  return agreement;
};

describe('an agreement that wants a code', () => {
  it('is signed with the mailed six digits only, and keeps that they were asked for and right', async () => {
    const only = person('冷甦鹏');
    const agreement = await sent([only], { signingCode: true });
    const cookie = await stories.open(only);
    expect((await sign(cookie, '冷甦鹏')).body).toMatchObject({ status: 403, code: 'CODE_REQUIRED' });
    const code = await codeFor(only, cookie);
    const refused = await sign(cookie, '冷甦鹏', wrong(code));
    expect(refused.body).toMatchObject({ status: 403, code: 'CODE_REQUIRED', errors: [{ code: 'CODE_WRONG' }] });
    expect(refused.body['detail']).toContain('还可以再试 4 次');
    expect((await sign(cookie, '冷甦鹏', code)).status).toBe(200);
    await stories.completed(agreement.id);
    const trail = await trailOf(agreement.id);
    expect(trail.map((line) => line.type).filter((type) => type.startsWith('OTP'))).toEqual([
      'OTP_REQUESTED',
      'OTP_FAILED',
      'OTP_VALIDATED',
    ]);
    expect(brokenAt(trail)).toBeUndefined();
    expect(JSON.stringify(trail)).not.toContain(`"${code}"`);
    const [kept] = await stories.service.db.query<{ evidence: object }>(
      "SELECT evidence FROM signatories WHERE status = 'signed'",
    );
    expect(kept?.evidence).toMatchObject({ codeTries: 2 });
  });

  it('takes no code after five wrong ones, nor an earlier one, nor an old one; a new one counts', async () => {
    const only = person('王喆');
    await sent([only], { signingCode: true });
    const cookie = await stories.open(only);
    const first = await codeFor(only, cookie);
    for (let n = 0; n < 5; n += 1) expect((await sign(cookie, '王喆', wrong(first))).status).toBe(403);
    expect((await sign(cookie, '王喆', first)).body).toMatchObject({ errors: [{ code: 'CODE_EXPIRED' }] });
    const second = await codeFor(only, cookie);
    await stories.service.db.query("UPDATE signing_codes SET expires_at = now() - interval '1 second'");
    expect((await sign(cookie, '王喆', second)).body).toMatchObject({ errors: [{ code: 'CODE_EXPIRED' }] });
    const third = await codeFor(only, cookie);
    if (first !== third) expect((await sign(cookie, '王喆', first)).status).toBe(403);
    expect((await sign(cookie, '王喆', third)).status).toBe(200);
  });

  it('mails five codes an hour at most', async () => {
    const only = person('李雷');
    await sent([only], { signingCode: true });
    const cookie = await stories.open(only);
    for (let n = 0; n < 5; n += 1) expect((await post(cookie, 'code')).status).toBe(200);
    expect((await post(cookie, 'code')).body).toMatchObject({ status: 429, code: 'TOO_MANY_CODES' });
  });
});

describe('signing for somebody else', () => {
  const other = person('韩梅梅');
  const delegation = (code?: string) => ({
    name: other.name,
    email: other.email,
    reason: '出差',
    ...(code === undefined ? {} : { code }),
  });

  it('needs a code from the original address, kills the old link, and is not passed on again', async () => {
    const first = person('院长');
    const agreement = await sent([first, person('乙方')], {});
    const cookie = await stories.open(first);
    const token = await stories.tokenOf(first);
    expect((await post(cookie, 'delegate', delegation())).body).toMatchObject({ status: 403, code: 'CODE_REQUIRED' });
    expect((await post(cookie, 'delegate', { ...delegation(), email: first.email })).status).toBe(422);
    expect((await post(cookie, 'delegate', { ...delegation(), reason: ' ' })).status).toBe(400);
    const code = await codeFor(first, cookie);
    expect((await post(cookie, 'delegate', delegation(code))).body).toMatchObject({ status: 'delegated' });
    expect((await sign(cookie, '院长')).status).toBe(401);
    const dead = await stories.service.call('POST', '/api/signing/sessions', { body: { token } });
    expect([dead.status, dead.body['code']]).toEqual([404, 'LINK_DELEGATED']);

    const theirs = await stories.open(other);
    expect((await stories.mails.waitFor({ to: other.email })).text).toContain('院长委托你');
    const again = await codeFor(other, theirs);
    expect((await post(theirs, 'delegate', delegation(again))).body).toMatchObject({
      code: 'DELEGATE_MAY_NOT_DELEGATE',
    });
    expect((await sign(theirs, '韩梅梅')).status).toBe(200);
    const shown = await stories.shown(agreement.id);
    expect(shown.envelope.signatories.map(({ name, status }) => [name, status])).toEqual(
      expect.arrayContaining([
        ['院长', 'delegated'],
        ['韩梅梅', 'signed'],
      ]),
    );
    const trail = await trailOf(agreement.id);
    const line = trail.find(({ type }) => type === 'DELEGATED');
    expect([line?.data['fromId'], line?.data['toId']]).toEqual(
      ['院长', '韩梅梅'].map((name) => shown.envelope.signatories.find((one) => one.name === name)?.id),
    );
    expect(JSON.stringify(trail)).not.toMatch(/院长|韩梅梅|出差|example\.com/);
  });

  it('asks the original people again once the file comes back', async () => {
    const first = person('院长');
    const agreement = await sent([first]);
    const cookie = await stories.open(first);
    const delegate = person('代理');
    const body = { name: delegate.name, email: delegate.email, reason: '出差', code: await codeFor(first, cookie) };
    expect((await post(cookie, 'delegate', body)).status).toBe(200);
    expect((await stories.act(agreement, 'void', { reason: '更正' })).status).toBe(200);
    const { envelope } = await stories.shown(agreement.id);
    expect(envelope.signatories.map((one) => one.name)).toEqual(['院长']);
  });
});
