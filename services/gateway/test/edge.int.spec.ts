import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signServiceToken } from '@zuomei/platform';
import { eventually, freePort, testSecrets } from '@zuomei/testing';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  administrator,
  bearer,
  type Echo,
  type EchoServer,
  post,
  refusalIn,
  type RunningGateway,
  startEcho,
  startGateway,
} from './running-gateway.js';

const problem = 'application/problem+json';
const oneMegabyte = Buffer.alloc(1024 * 1024, 'x');

describe('the edge', () => {
  let gateway: RunningGateway;
  let services: EchoServer[];
  let web: string;

  beforeAll(async () => {
    web = await mkdtemp(join(tmpdir(), 'zuomei-web-'));
    await mkdir(join(web, 'assets'));
    const page = '<html><head><meta name="csp-nonce" content="__CSP_NONCE__"></head><body>做媒</body></html>';
    await writeFile(join(web, 'index.html'), page);
    await writeFile(join(web, 'assets/app-1a2b3c.js'), `console.log('${'zuomei '.repeat(500)}')`);
    services = await Promise.all(['events', 'notifications'].map((name) => startEcho(name)));
    gateway = await startGateway({
      EVENTS_URL: services[0]?.url ?? '',
      NOTIFICATIONS_URL: services[1]?.url ?? '',
      REGISTRATIONS_URL: `http://127.0.0.1:${await freePort()}`,
      WEB_DIST: web,
    });
  });

  afterAll(async () => {
    await gateway.stop();
    await Promise.all(services.map((service) => service.stop()));
    await rm(web, { recursive: true });
  });

  const echo = async (path: string, init: RequestInit = {}): Promise<Echo> => {
    const answer = await fetch(`${gateway.url}${path}`, init);
    expect(answer.status).toBe(200);
    return (await answer.json()) as Echo;
  };

  it('sends each path to its service, query and all', async () => {
    const event = await echo('/api/events?q=%E5%AF%B9%E6%8E%A5&limit=5');
    expect([event.service, event.url]).toEqual(['events', '/api/events?q=%E5%AF%B9%E6%8E%A5&limit=5']);
    const agreement = await echo('/api/agreements/1/document.pdf');
    expect([agreement.service, agreement.url]).toEqual(['notifications', '/api/agreements/1/document.pdf']);
  });

  it('passes an anonymous request with no authorization', async () => {
    expect((await echo('/api/events')).headers.authorization).toBeUndefined();
  });

  it('lets nothing through that a client says of itself', async () => {
    const token = await gateway.signIn();
    const claims = { ...bearer(token), 'x-forwarded-for': '203.0.113.9', forwarded: 'for=203.0.113.9' };
    const cookie = 'zuomei.session_token=stolen.abc; place_1=kept';
    const { headers } = await echo('/api/events', { headers: { ...claims, 'x-real-ip': '203.0.113.9', cookie } });
    expect(headers.authorization).toMatch(/^Bearer eyJ/);
    expect(headers.authorization).not.toContain(token);
    expect([headers['x-forwarded-for'], headers['forwarded'], headers['x-real-ip']]).toEqual([
      '127.0.0.1',
      undefined,
      undefined,
    ]);
    expect(headers.cookie).toBe('place_1=kept');
  });

  it('cannot be talked out of its headers by Connection', async () => {
    const received = await new Promise<Echo>((resolve, reject) => {
      const headers = { connection: 'close, x-forwarded-for, authorization', 'x-forwarded-for': '203.0.113.9' };
      httpRequest(`${gateway.url}/api/events`, { headers }, (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
        answer.on('end', () => resolve(JSON.parse(text) as Echo));
      })
        .on('error', reject)
        .end();
    });
    expect(received.headers['x-forwarded-for']).toBe('127.0.0.1');
  });

  it('keeps a trace that came and makes one where none did', async () => {
    const traceparent = `00-${'ab'.repeat(16)}-${'cd'.repeat(8)}-01`;
    const given = await echo('/api/events', { headers: { traceparent } });
    expect(given.headers['traceparent']).toMatch(new RegExp(`^00-${'ab'.repeat(16)}-`));
    expect(given.headers['x-request-id']).toBe('ab'.repeat(16));
    expect((await echo('/api/events')).headers['traceparent']).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });

  it('refuses a bearer token that is none, and takes a stale cookie for nobody', async () => {
    const refused = await fetch(`${gateway.url}/api/events`, { headers: bearer('nonsense') });
    expect(await refusalIn(refused)).toEqual({ status: 401, code: 'INVALID_TOKEN', type: problem });
    const stale = await echo('/api/events', { headers: { cookie: 'zuomei.session_token=gone.abc' } });
    expect(stale.headers.authorization).toBeUndefined();
  });

  it.each([
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{}, 200],
  ])('answers a change with %j by %i', async (headers, status) => {
    const answer = await post(`${gateway.url}/api/events`, { title: 'x' }, headers);
    expect(answer.status).toBe(status);
  });

  it('lets its own pages and plain readers through', async () => {
    expect((await post(`${gateway.url}/api/events`, {}, { origin: gateway.url })).status).toBe(200);
    expect((await fetch(`${gateway.url}/api/events`, { headers: { origin: 'https://evil.example' } })).status).toBe(
      200,
    );
  });

  it('says that a dead service is away, and not where it was', async () => {
    const answer = await fetch(`${gateway.url}/api/registrations/1`, { headers: { 'accept-language': 'en' } });
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(await answer.json()).toEqual({
      type: 'about:blank',
      title: 'Service Unavailable',
      status: 503,
      detail: 'This part is not available right now; try again in a moment.',
      code: 'SERVICE_UNAVAILABLE',
    });
  });

  it('hands on what a service refuses as it is, once', async () => {
    const answer = await fetch(`${gateway.url}/api/events`, { headers: { 'x-answer': '503' } });
    expect(answer.status).toBe(503);
    expect(((await answer.json()) as Echo).service).toBe('events');
  });

  it('hands on a long answer as it comes, and lets the service stop once nobody reads it', async () => {
    const reader = new AbortController();
    const answer = await fetch(`${gateway.url}/api/events`, {
      headers: { 'x-answer': 'endless' },
      signal: reader.signal,
    });
    const first: { value?: Uint8Array | undefined } | undefined = await answer.body?.getReader().read();
    expect([answer.headers.get('x-wish'), (first?.value?.length ?? 0) > 0]).toEqual(['endless', true]);
    expect(services[0]?.givenUp()).toBe(0);
    reader.abort();
    await eventually(() => expect(services[0]?.givenUp()).toBe(1));
  });

  it('does not make a whole answer of one that broke off', async () => {
    const answer = await fetch(`${gateway.url}/api/events`, { headers: { 'x-answer': 'broken' } });
    await expect(answer.text()).rejects.toThrow();
  });

  it('answers HEAD with the headers alone', async () => {
    const answer = await fetch(`${gateway.url}/api/events`, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      'application/json',
      '',
    ]);
  });

  it('is there for the next after one went away in the middle of its body', async () => {
    const half = httpRequest(`${gateway.url}/api/events`, { method: 'POST', headers: { 'content-length': 100 } });
    half.on('error', () => undefined).write('{', () => half.destroy());
    await new Promise((resolve) => half.once('close', resolve));
    expect((await post(`${gateway.url}/api/events`, { title: 'x' })).status).toBe(200);
  });

  it('passes an upload of 30 MB, and none that is larger', async () => {
    const large = await echo('/api/verify', { method: 'POST', body: Buffer.alloc(30 * 1024 * 1024) });
    expect(large.bytes).toBe(30 * 1024 * 1024);
    const declared = await fetch(`${gateway.url}/api/verify`, { method: 'POST', body: Buffer.alloc(33 * 1024 * 1024) });
    expect(await refusalIn(declared)).toEqual({ status: 413, code: 'TOO_LARGE', type: problem });
  });

  it('counts an upload that does not say how long it is', async () => {
    const body = Readable.toWeb(Readable.from(Array.from({ length: 40 }, () => oneMegabyte))) as ReadableStream;
    const sent = fetch(`${gateway.url}/api/verify`, { method: 'POST', body, duplex: 'half' });
    const status = await sent.then(
      (answer) => answer.status,
      () => 'connection closed',
    );
    expect([413, 'connection closed']).toContain(status);
  });

  it.each([
    '/internal/recipients',
    '/internal/staff',
    '/internal/staff/x',
    '/metrics',
    '/openapi.json',
    '/api/events/..%2f..%2finternal/recipients',
    '/api/me/x',
  ])('has nothing at %s', async (path) => {
    expect(await refusalIn(await fetch(`${gateway.url}${path}`))).toEqual({
      status: 404,
      code: 'NOT_FOUND',
      type: problem,
    });
  });

  it('says who follows up to notifications, and to nobody else', async () => {
    const url = `${gateway.url}/internal/staff`;
    const asked = async (issuer: string): Promise<Response> =>
      fetch(url, { headers: bearer(await signServiceToken(testSecrets.SERVICE_KEY, issuer, 'gateway')) });
    const { items } = (await (await asked('notifications')).json()) as { items: Record<string, unknown>[] };
    expect(items.map(({ email, roles }) => [email, roles])).toContainEqual([administrator.email, ['admin']]);
    expect(items.flatMap((one) => Object.keys(one)).filter((key) => /pass|token/.test(key))).toEqual([]);
    const people = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...bearer(await signServiceToken(testSecrets.SERVICE_KEY, 'notifications', 'gateway')),
      },
      body: JSON.stringify({ ids: [items[0]?.['id'], '01963f00-0000-7000-8000-000000000000'] }),
    });
    expect(((await people.json()) as { items: object[] }).items).toEqual([items[0]]);
    expect((await asked('registrations')).status).toBe(404);
    expect((await fetch(url, { headers: bearer(await gateway.signIn()) })).status).not.toBe(200);
  });

  it('is not ready while a service is away, and does not say where that is', async () => {
    const answer = await fetch(`${gateway.url}/health/ready`);
    expect(answer.status).toBe(503);
    const { parts } = (await answer.json()) as { parts: Record<string, unknown> };
    expect(parts['registrations']).toEqual({ status: 'down', detail: 'no answer' });
    expect(parts['database']).toEqual({ status: 'ok' });
  });

  it('serves every page address with a policy and a nonce of its own', async () => {
    const [one, two] = await Promise.all(['/', '/events/1'].map((path) => fetch(`${gateway.url}${path}`)));
    const nonce = /content="([^"]+)"/.exec((await one?.text()) ?? '')?.[1];
    const policy = one?.headers.get('content-security-policy');
    expect(policy).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'`,
    );
    expect(two?.headers.get('content-security-policy')).not.toBe(policy);
    expect(one?.headers.get('cache-control')).toBe('no-store');
    expect(one?.headers.get('x-content-type-options')).toBe('nosniff');
    expect(one?.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('serves hashed files compressed and for ever, and has no page in their place', async () => {
    const headers = { 'accept-encoding': 'br' };
    const file = await fetch(`${gateway.url}/assets/app-1a2b3c.js`, { headers });
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(file.headers.get('content-encoding')).toBe('br');
    expect(file.headers.get('content-type')).toMatch(/javascript/);
    expect((await fetch(`${gateway.url}/assets/gone.js`)).status).toBe(404);
    const { status, headers: answered } = await fetch(`${gateway.url}/api/nothing/here`, {
      headers: { 'x-answer': '404' },
    });
    expect([status, answered.get('content-type')]).toEqual([404, 'application/json']);
  });

  it('shows its API with files of its own', async () => {
    const page = await fetch(`${gateway.url}/api/docs`);
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self';/);
    const links = [...(await page.text()).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link ?? '');
    expect(links.length).toBeGreaterThan(2);
    for (const link of links) expect((await fetch(`${gateway.url}${link}`)).status).toBe(200);
    const away = await fetch(`${gateway.url}/api/openapi.json`);
    expect(await refusalIn(away)).toEqual({ status: 503, code: 'SERVICE_UNAVAILABLE', type: problem });
  });
});
