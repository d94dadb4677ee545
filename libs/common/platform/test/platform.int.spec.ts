import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { freshDatabase, startTokenIssuer } from '@zuomei/testing';
import { signServiceToken } from '../src/index.js';
import { startThings } from './fixtures.js';

const serviceKey = 's'.repeat(32);
let app: NestFastifyApplication;
let url: string;
let database: Awaited<ReturnType<typeof freshDatabase>>;
let users: Awaited<ReturnType<typeof startTokenIssuer>>;

beforeAll(async () => {
  database = await freshDatabase('platform');
  users = await startTokenIssuer();
  ({ app, url } = await startThings(database.url, users.jwksUrl, serviceKey));
});

afterAll(async () => {
  await app.close();
  await users.stop();
  await database.drop();
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${url}/things/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const get = (path: string, headers: Record<string, string> = {}) => fetch(`${url}/things/${path}`, { headers });

describe('bad input', () => {
  it('names each field and what to do, in the language asked for', async () => {
    const answer = await post('groups', { people: [{ name: 'abcdefgh', email: 'x' }, { email: 'a@b.cn' }] });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await answer.json()).toEqual({
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      code: 'INVALID_INPUT',
      detail: '有些内容需要修改,请看各项说明。',
      errors: [
        { pointer: '/people/0/name', code: 'MAX_LENGTH', detail: '最多 5 个字' },
        { pointer: '/people/0/email', code: 'IS_EMAIL', detail: '邮箱格式不正确,应如 name@example.com' },
        { pointer: '/people/1/name', code: 'REQUIRED', detail: '必填' },
      ],
    });
    const english = await post('people', { name: 'a', email: 'x' }, { 'accept-language': 'en' });
    expect(((await english.json()) as { errors: unknown }).errors).toEqual([
      { pointer: '/email', code: 'IS_EMAIL', detail: 'must be an email' },
    ]);
  });

  it.each([
    ['broken JSON', '{"name":', 400],
    ['a list for an object', '[]', 400],
    ['a number for an object', '3', 400],
    ['NUL in text', JSON.stringify({ name: 'a\u0000', email: 'a@b.cn' }), 422],
    ['half a character', '{"name":"\\ud800","email":"a@b.cn"}', 422],
    ['a prototype', '{"__proto__":{"x":1}}', 400],
    ['no body', '', 400],
    ['deep nesting', `${'{"a":'.repeat(60)}1${'}'.repeat(60)}`, 400],
  ])('%s is refused, not a fault', async (_, body, status) => {
    expect((await post('people', body)).status).toBe(status);
  });

  it('answers 404 for what is not an id and 400 for a page out of bounds', async () => {
    expect((await get('by-id/42')).status).toBe(404);
    expect((await get('page?limit=201')).status).toBe(400);
    expect(await (await get('page?limit=3')).json()).toEqual({ limit: 3 });
  });

  it('says when to come again', async () => {
    const answer = await get('full', { 'accept-language': 'en' });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([409, '3']);
    expect(await answer.json()).toMatchObject({ code: 'EVENT_FULL', detail: 'No places left.' });
  });

  it('keeps the detail of a fault to itself and gives a number to ask about', async () => {
    const answer = await get('broken');
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).not.toContain('secret detail');
    expect(text).toContain(answer.headers.get('x-request-id'));
  });
});

describe('access', () => {
  it('is closed where a handler has no rule', async () => {
    expect((await get('closed')).status).toBe(403);
  });

  it('knows a user by the gateway’s token, and nobody by a wrong one', async () => {
    const authorization = await users.bearer({ roles: ['organiser'], hosts: ['h1'], id: 'u1' });
    expect(await (await get('me', { authorization })).json()).toMatchObject({
      kind: 'user',
      id: 'u1',
      roles: ['organiser'],
      hosts: ['h1'],
    });
    expect((await get('me')).status).toBe(401);
    expect((await get('me', { authorization: `${authorization}x` })).status).toBe(401);
    expect((await get('me', { authorization: 'Bearer nonsense' })).status).toBe(401);
  });

  it('lets an administrator do what an organiser may, and staff not', async () => {
    const as = async (role: 'admin' | 'staff') =>
      (await get('organiser', { authorization: await users.bearer({ roles: [role] }) })).status;
    expect([await as('admin'), await as('staff')]).toEqual([200, 403]);
  });

  it('opens an internal address to the named service only', async () => {
    const as = async (issuer: string, target: string, key: string) =>
      (await get('internal', { authorization: `Bearer ${await signServiceToken(key, issuer, target)}` })).status;
    expect(await as('notifications', 'things', serviceKey)).toBe(200);
    expect(await as('events', 'things', serviceKey)).toBe(404);
    expect(await as('notifications', 'others', serviceKey)).toBe(401);
    expect(await as('notifications', 'things', 'x'.repeat(32))).toBe(401);
    expect((await get('internal', { authorization: await users.bearer({ roles: ['admin'] }) })).status).toBe(404);
  });
});

describe('a repeated request', () => {
  it('has one effect, in parallel too', async () => {
    const key = { 'idempotency-key': 'k1' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => post('count', {}, key)));
    const bodies = (await Promise.all(answers.map((a) => a.json()))) as { n: number; repeated: boolean }[];
    expect(bodies.map((b) => b.n)).toEqual(Array(8).fill(1));
    expect(bodies.filter((b) => !b.repeated)).toHaveLength(1);
  });

  it('is refused with another body', async () => {
    const key = { 'idempotency-key': 'k2' };
    expect((await post('count', { a: 1 }, key)).status).toBe(201);
    const other = await post('count', { a: 2 }, key);
    expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });
});

describe('a service', () => {
  it('says that it lives, what it stands on, and counts its requests', async () => {
    expect(await (await fetch(`${url}/health/live`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${url}/health/ready`)).json()).toEqual({
      status: 'ok',
      parts: { database: { status: 'ok' } },
    });
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('http_request_duration_seconds_bucket');
  });

  it('goes on with the caller’s trace', async () => {
    const id = 'c'.repeat(32);
    const answer = await get('trace', { traceparent: `00-${id}-${'d'.repeat(16)}-01` });
    expect(answer.headers.get('x-request-id')).toBe(id);
  });
});
