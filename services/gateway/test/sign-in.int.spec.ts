import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mailbox } from '@zuomei/testing';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { createHash } from 'node:crypto';
import {
  administrator,
  bearer,
  type Echo,
  post,
  refusalIn,
  type RunningGateway,
  startEcho,
  startGateway,
} from './running-gateway.js';

const problem = 'application/problem+json';
const organisation = '0198c0de-0000-7000-8000-000000000001';

describe('sign-in', () => {
  let gateway: RunningGateway;
  let events: Awaited<ReturnType<typeof startEcho>>;

  beforeAll(async () => {
    events = await startEcho('events');
    gateway = await startGateway({ EVENTS_URL: events.url, SIGN_IN_LIMIT: '3' });
  });

  afterAll(async () => {
    await gateway.stop();
    await events.stop();
  });

  const invite = async (email: string, roles = ['organiser']): Promise<{ id: string; version: number }> => {
    const body = { email, name: '陈组织', roles, hosts: [organisation] };
    const answer = await post(`${gateway.url}/api/users`, body, bearer(await gateway.signIn()));
    expect(answer.status).toBe(201);
    return (await answer.json()) as { id: string; version: number };
  };

  const linkTo = async (email: string, subject = '请设置你的做媒密码'): Promise<string> => {
    const mail = await mailbox().waitFor({ to: email, subject });
    const token = /^http:\/\/127\.0\.0\.1:\d+\/password#(\S+)$/m.exec(mail.text)?.[1];
    if (token === undefined) throw new Error(`no link alone on its line in: ${mail.text}`);
    return token;
  };

  const reset = (token: string, newPassword: string): Promise<Response> =>
    post(`${gateway.url}/api/auth/reset-password`, { token, newPassword });

  it('answers a token that works as bearer, and a cookie that works as well', async () => {
    const answer = await post(`${gateway.url}/api/auth/sign-in/email`, administrator);
    expect(answer.status).toBe(200);
    const { token, user } = (await answer.json()) as { token: string; user: Record<string, unknown> };
    const me = {
      id: user['id'],
      email: administrator.email,
      name: '管理员',
      roles: ['admin'],
      hosts: [],
      memberOf: [],
    };
    expect(user).toEqual(me);
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^zuomei\.session_token=.*HttpOnly.*SameSite=Lax/i);
    const byCookie = await fetch(`${gateway.url}/api/me`, { headers: { cookie: cookie?.split(';')[0] ?? '' } });
    const byBearer = await fetch(`${gateway.url}/api/me`, { headers: bearer(token) });
    expect(await byCookie.json()).toEqual(me);
    expect(await byBearer.json()).toEqual(me);
  });

  it('keeps no token: whoever reads the table cannot sign in with what is there', async () => {
    const token = await gateway.signIn();
    const rows = await gateway.database.query<{ token: string }>('SELECT token FROM sessions ORDER BY id DESC LIMIT 1');
    expect(rows).toEqual([{ token: createHash('sha256').update(token).digest('hex') }]);
    const stolen = await fetch(`${gateway.url}/api/me`, { headers: bearer(rows[0]?.token ?? '') });
    expect(stolen.status).toBe(401);
  });

  it('ends a session at once on sign-out', async () => {
    const token = await gateway.signIn();
    expect((await fetch(`${gateway.url}/api/me`, { headers: bearer(token) })).status).toBe(200);
    expect((await post(`${gateway.url}/api/auth/sign-out`, {}, bearer(token))).status).toBe(200);
    const after = await fetch(`${gateway.url}/api/me`, { headers: bearer(token) });
    expect(await refusalIn(after)).toEqual({ status: 401, code: 'INVALID_TOKEN', type: problem });
  });

  it('says the same of a wrong password and an unknown e-mail, and stops guessing', async () => {
    const guess = (email: string): Promise<Response> =>
      post(`${gateway.url}/api/auth/sign-in/email`, { email, password: 'not-the-password' });
    await invite('guessed@zuomei.test');
    for (const email of ['guessed@zuomei.test', 'nobody@zuomei.test']) {
      for (let n = 0; n < 3; n += 1) {
        expect(await refusalIn(await guess(email))).toEqual({
          status: 401,
          code: 'INVALID_CREDENTIALS',
          type: problem,
        });
      }
      const stopped = await guess(email);
      expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await refusalIn(stopped)).toEqual({ status: 429, code: 'TOO_MANY_TRIES', type: problem });
    }
  });

  it('gives services the roles of a user in a token that the published keys verify', async () => {
    const { id } = await invite('roles@zuomei.test');
    expect((await reset(await linkTo('roles@zuomei.test'), 'a-good-password')).status).toBe(200);
    const token = await gateway.signIn('roles@zuomei.test', 'a-good-password');
    const echo = (await (await fetch(`${gateway.url}/api/events`, { headers: bearer(token) })).json()) as Echo;
    const jwt = echo.headers.authorization?.replace('Bearer ', '') ?? '';
    const keys = createRemoteJWKSet(new URL(`${gateway.url}/api/auth/jwks`));
    const { payload, protectedHeader } = await jwtVerify(jwt, keys, { issuer: 'zuomei-gateway', audience: 'zuomei' });
    expect(protectedHeader.alg).toBe('EdDSA');
    expect(payload).toEqual({
      ...{ sub: id, name: '陈组织', roles: ['organiser'], hosts: [organisation], memberOf: [] },
      ...{ iss: 'zuomei-gateway', aud: 'zuomei', iat: expect.any(Number), exp: expect.any(Number) },
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBeLessThanOrEqual(300);
  });

  it('mails a new user a link that sets a password once', async () => {
    await invite('link@zuomei.test');
    const token = await linkTo('link@zuomei.test');
    expect(await refusalIn(await reset(token, 'short'))).toEqual({ status: 400, code: 'INVALID_INPUT', type: problem });
    expect((await reset(token, 'long-enough-password')).status).toBe(200);
    const again = await reset(token, 'another-password-2');
    expect(await refusalIn(again)).toEqual({ status: 422, code: 'PASSWORD_LINK_INVALID', type: problem });
    expect(await gateway.signIn('link@zuomei.test', 'long-enough-password')).toEqual(expect.any(String));
  });

  it('keeps no link in its tables', async () => {
    const token = await linkTo('link@zuomei.test');
    const [held] = await gateway.database.query<{ text: string }>(
      'SELECT (SELECT json_agg(l) FROM password_links l)::text || (SELECT json_agg(j) FROM mail_jobs j)::text AS text',
    );
    expect(held?.text).not.toContain(token);
  });

  it('makes an earlier link worthless when another is sent', async () => {
    const { id } = await invite('again@zuomei.test');
    const first = await linkTo('again@zuomei.test');
    await mailbox().clear({ to: 'again@zuomei.test' });
    const resend = await post(`${gateway.url}/api/users/${id}/password-link`, {}, bearer(await gateway.signIn()));
    expect(resend.status).toBe(200);
    const second = await linkTo('again@zuomei.test');
    expect((await reset(first, 'long-enough-password')).status).toBe(422);
    expect((await reset(second, 'long-enough-password')).status).toBe(200);
  });

  it('answers a forgotten password the same for known and unknown', async () => {
    await invite('forgot@zuomei.test');
    await linkTo('forgot@zuomei.test');
    const asked = ['forgot@zuomei.test', 'unknown@zuomei.test'].map(async (email) => {
      const answer = await post(`${gateway.url}/api/auth/request-password-reset`, { email });
      return { status: answer.status, body: await answer.text() };
    });
    const [known, unknown] = await Promise.all(asked);
    expect(known).toEqual({ status: 200, body: '{"status":true}' });
    expect(unknown).toEqual(known);
    const token = await linkTo('forgot@zuomei.test', '重新设置你的做媒密码');
    expect((await reset(token, 'remembered-now')).status).toBe(200);
  });

  it('puts a disabled user out at once and lets nobody in again', async () => {
    const { id } = await invite('gone@zuomei.test');
    await reset(await linkTo('gone@zuomei.test'), 'long-enough-password');
    const token = await gateway.signIn('gone@zuomei.test', 'long-enough-password');
    expect((await fetch(`${gateway.url}/api/me`, { headers: bearer(token) })).status).toBe(200);
    const change = await fetch(`${gateway.url}/api/users/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', ...bearer(await gateway.signIn()) },
      body: JSON.stringify({ disabled: true }),
    });
    expect(change.status).toBe(200);
    expect((await fetch(`${gateway.url}/api/events`, { headers: bearer(token) })).status).toBe(401);
    const back = await post(`${gateway.url}/api/auth/sign-in/email`, {
      email: 'gone@zuomei.test',
      password: 'long-enough-password',
    });
    expect(await refusalIn(back)).toEqual({ status: 401, code: 'INVALID_CREDENTIALS', type: problem });
  });

  it('never loses its last administrator', async () => {
    const token = await gateway.signIn();
    const me = (await (await fetch(`${gateway.url}/api/me`, { headers: bearer(token) })).json()) as { id: string };
    const change = await fetch(`${gateway.url}/api/users/${me.id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', ...bearer(token) },
      body: JSON.stringify({ roles: ['staff'] }),
    });
    expect(await refusalIn(change)).toEqual({ status: 409, code: 'LAST_ADMINISTRATOR', type: problem });
  });

  it('makes one user of a repeated request and refuses a second with the same e-mail', async () => {
    const headers = { ...bearer(await gateway.signIn()), 'idempotency-key': 'k1' };
    const body = { email: 'Once@Zuomei.test', name: '一次', roles: [] };
    const first = await post(`${gateway.url}/api/users`, body, headers);
    const repeat = await post(`${gateway.url}/api/users`, body, headers);
    expect([first.status, repeat.status]).toEqual([201, 201]);
    expect(await repeat.json()).toEqual(await first.json());
    const second = await post(`${gateway.url}/api/users`, body, bearer(await gateway.signIn()));
    expect(await refusalIn(second)).toEqual({ status: 409, code: 'EMAIL_TAKEN', type: problem });
  });

  it('shows users to administrators only, page by page', async () => {
    const token = await gateway.signIn();
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '?limit=2' : `?limit=2&cursor=${cursor}`;
      const answer = await fetch(`${gateway.url}/api/users${query}`, { headers: bearer(token) });
      const page = (await answer.json()) as { items: { id: string }[]; nextCursor: string | null };
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    const rows = await gateway.database.query<{ id: string }>('SELECT id FROM users ORDER BY id');
    expect(ids).toEqual(rows.map(({ id }) => id));
    expect((await fetch(`${gateway.url}/api/users`)).status).toBe(401);
    const organiser = await gateway.signIn('roles@zuomei.test', 'a-good-password');
    expect((await fetch(`${gateway.url}/api/users`, { headers: bearer(organiser) })).status).toBe(403);
  });

  it.each([
    ['POST', '/api/auth/sign-up/email'],
    ['POST', '/api/auth/update-user'],
    ['POST', '/api/auth/change-password'],
    ['GET', '/api/auth/list-sessions'],
    ['GET', '/api/auth/admin/list-users'],
    ['GET', '/api/auth/ok'],
    ['POST', '/api/auth/sign-in/social'],
  ])('has no %s %s', async (method, path) => {
    const body = method === 'POST' ? { body: '{}', headers: { 'content-type': 'application/json' } } : {};
    const answer = await fetch(`${gateway.url}${path}`, { method, ...body });
    expect(await refusalIn(answer)).toEqual({ status: 404, code: 'NOT_FOUND', type: problem });
  });
});
