import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, sha256Hex } from '@zuomei/platform';
import { eventually } from '@zuomei/testing';
import {
  type Answer,
  organiser,
  published,
  runRegistrations,
  type RunningRegistrations,
  signUp,
  type SignedUp,
} from './running-registrations.js';

interface Scan {
  id: string;
  result: string;
  code?: string;
  firstAt?: string;
  undoneAt?: string;
  registration?: { id: string };
}
interface Link {
  id: string;
  url: string;
  status: string;
  scans: number;
}
interface List {
  items: { registrationId: string; status: string; codeHash: string; name?: string; entries?: unknown[] }[];
  version: string;
  whole: boolean;
  nextCursor: string | null;
}

describe('a door link', () => {
  let service: RunningRegistrations;
  let eventId: string;
  let token: string;
  let link: Link;
  const make = async (at = eventId, body: object = { label: '东门' }) =>
    service.ask<Link>('POST', `/api/events/${at}/door-links`, { as: organiser, body });
  const atDoor = <B>(method: string, path: string, body?: object, door = token): Promise<Answer<B>> =>
    service.ask<B>(method, `/api/events/${eventId}/${path}`, { body, headers: { 'x-door-token': door } });
  const scan = (code: string | undefined, more: object = {}, door = token) =>
    atDoor<Scan>('POST', 'check-ins', { code, nonce: newId(), ...more }, door);
  const list = (query = '') => atDoor<List>('GET', `door-list${query}`);

  beforeAll(async () => {
    service = await runRegistrations();
    eventId = (await published(service)).eventId;
    link = (await make()).body;
    token = link.url.split('#')[1] ?? '';
  });
  afterAll(() => service.stop());

  it('becomes a cookie that goes to this event only, and says what the event is', async () => {
    expect(link).toMatchObject({ status: 'active', scans: 0, url: expect.stringMatching(/\/door#[\w-]{65}$/) });
    const opened = await service.ask('POST', '/api/door-links/sessions', { body: { token } });
    expect(opened.body).toMatchObject({ label: '东门', event: { id: eventId, sessions: [] } });
    const cookie = opened.headers.get('set-cookie') ?? '';
    expect(cookie).toContain(`Path=/api/events/${eventId};`);
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    const stored = await service.db.query<{ row: string }>('SELECT row_to_json(l)::text AS row FROM door_links l');
    expect(stored.map(({ row }) => row).join()).not.toContain(token.slice(22));
  });

  it('scans, finds by name, counts and takes its own scans back', async () => {
    const [guest, found] = [(await signUp(service, eventId)).body, (await signUp(service, eventId)).body];
    const first = await scan(guest.checkInCode, { device: 'd1' });
    expect(first.body.result).toBe('ok');
    const byName = await atDoor<Scan>('POST', 'check-ins', { registrationId: found.id, nonce: newId() });
    expect(byName.body).toMatchObject({ result: 'ok', registration: { id: found.id } });
    expect((await atDoor('GET', 'door-count')).body).toEqual({ attended: 2, expected: 2 });
    const twice = await scan(guest.checkInCode);
    expect(twice.body).toMatchObject({ result: 'already_checked_in', firstAt: expect.any(String) });
    const undone = await atDoor<Scan>('POST', `check-ins/${first.body.id}/undo`, {});
    expect(undone.body.undoneAt).toEqual(expect.any(String));
    expect((await scan(guest.checkInCode)).body.result).toBe('ok');
    const other = (await make(eventId, { label: '西门' })).body.url.split('#')[1];
    expect((await atDoor('POST', `check-ins/${byName.body.id}/undo`, {}, other)).status).toBe(403);
    const { body } = await service.ask<{ items: { label: string; scans: number }[] }>(
      'GET',
      `/api/events/${eventId}/door-links`,
      { as: organiser },
    );
    expect(body.items.map(({ label, scans }) => [label, scans])).toEqual([
      ['西门', 0],
      ['东门', 4],
    ]);
  });

  it('lists hashes, not codes, and then only who has changed', async () => {
    const guest = (await signUp(service, eventId, { name: '李四' })).body;
    const whole = (await list('?limit=2')).body;
    expect(whole).toMatchObject({ whole: true, nextCursor: expect.any(String) });
    const rest = (await list(`?limit=2&cursor=${whole.nextCursor}`)).body;
    const everybody = [...whole.items, ...rest.items];
    expect(everybody).toHaveLength(3);
    expect(everybody.find((one) => one.registrationId === guest.id)).toEqual({
      registrationId: guest.id,
      status: 'confirmed',
      codeHash: sha256Hex(guest.checkInCode ?? ''),
      name: '李四',
    });
    expect((await list()).text).not.toContain(guest.checkInCode ?? '');
    await scan(guest.checkInCode);
    // What other databases of the server have open makes it say more than it must, never less.
    const changed = (await list(`?since=${whole.version}`)).body;
    expect(changed.whole).toBe(false);
    expect(changed.items.find((one) => one.registrationId === guest.id)?.entries).toEqual([{ at: expect.any(String) }]);
    await eventually(async () => {
      const { version } = (await list()).body;
      expect((await list(`?since=${version}`)).body).toMatchObject({ whole: false, items: [] });
    });
    await service.ask('POST', `/api/registrations/${guest.id}/cancel`, { token: guest.manageToken, body: {} });
    const gone = (await list(`?since=${changed.version}`)).body.items.find((one) => one.registrationId === guest.id);
    expect([gone?.status, gone?.name]).toEqual(['cancelled', undefined]);
  });

  it('opens nothing else', async () => {
    const headers = { 'x-door-token': token };
    const guest = (await signUp(service, eventId)).body;
    const statuses = await Promise.all(
      [
        ['GET', `/api/events/${eventId}/registrations`],
        ['GET', `/api/events/${eventId}/check-ins`],
        ['GET', `/api/events/${eventId}/door-links`],
        ['GET', `/api/events/${eventId}/wall-code`],
        ['GET', `/api/events/${eventId}/occupancy`],
        ['GET', `/api/registrations/${guest.id}`],
        ['GET', `/api/events/${(await published(service)).eventId}/door-list`],
      ].map(async ([method = '', path = '']) => (await service.ask(method, path, { headers })).status),
    );
    expect(statuses).toEqual(Array(7).fill(401));
    const elsewhere = (await published(service)).eventId;
    const wrong = await service.ask('POST', `/api/events/${elsewhere}/check-ins`, {
      headers,
      body: { code: 'x', nonce: 'y' },
    });
    expect(wrong.status).toBe(401);
  });

  it('stops at once when it is revoked, and when it expires, in words', async () => {
    const made = (await make(eventId, { label: '北门' })).body;
    const door = made.url.split('#')[1] ?? '';
    const guest = (await signUp(service, eventId)).body;
    expect((await scan('nobody', {}, door)).status).toBe(200);
    const revoke = () =>
      service.ask('POST', `/api/events/${eventId}/door-links/${made.id}/revoke`, { as: organiser, body: {} });
    expect((await revoke()).body).toMatchObject({ status: 'revoked', scans: 1 });
    expect((await revoke()).status).toBe(200);
    for (const answer of [
      await scan(guest.checkInCode, {}, door),
      await atDoor('GET', 'door-list', undefined, door),
      await atDoor('GET', 'door-count', undefined, door),
      await service.ask('POST', '/api/door-links/sessions', { body: { token: door } }),
      await atDoor('POST', 'check-ins/batch', { scans: [offline(guest)] }, door),
    ]) {
      expect(answer).toMatchObject({ status: 401, body: { code: 'DOOR_LINK_REVOKED' } });
    }
    await service.db.query(`UPDATE door_links SET expires_at = now(), revoked_at = NULL WHERE id = $1`, [made.id]);
    expect(await scan('x', {}, door)).toMatchObject({ status: 401, body: { code: 'DOOR_LINK_EXPIRED' } });
    expect((await make(eventId, { label: '门', expiresAt: '2020-01-01T00:00:00Z' })).status).toBe(422);
  });

  it('uploads scans made offline: each its own result, twice nothing changes, the earlier one enters', async () => {
    const [one, two] = [(await signUp(service, eventId)).body, (await signUp(service, eventId)).body];
    const scans = [
      offline(one, '2026-01-01T02:00:00Z', 'late'),
      offline(one, '2026-01-01T01:00:00Z', 'early'),
      offline(two, '2999-01-01T01:00:00Z', 'ahead'),
      { ...offline(two), nonce: 'early' },
      { ...offline(two), sessionId: newId() },
    ];
    const upload = (more: object = {}) =>
      atDoor<{ items: Record<string, unknown>[]; clockSkewSeconds?: number }>('POST', 'check-ins/batch', {
        scans,
        ...more,
      });
    const { body } = await upload();
    expect(body.items.map((item) => item['result'] ?? (item['problem'] as { code: string }).code)).toEqual([
      'already_checked_in',
      'ok',
      'IN_FUTURE',
      'NONCE_REUSED',
      'UNKNOWN_SESSION',
    ]);
    expect(body.items[0]?.['firstAt']).toBe('2026-01-01T01:00:00.000Z');
    expect((await upload()).body).toEqual(body);
    const lines = await service.db.query('SELECT nonce FROM check_ins WHERE registration_id = $1 ORDER BY nonce', [
      one.id,
    ]);
    expect(lines).toEqual([{ nonce: 'early' }, { nonce: 'late' }]);
    // A device whose clock is an hour ahead: said, and put right.
    const ahead = new Date(Date.now() + 3_600_000).toISOString();
    const fast = await atDoor<{ items: Scan[] & { occurredAt: string }[]; clockSkewSeconds: number }>(
      'POST',
      'check-ins/batch',
      { scans: [offline(two, ahead)], sentAt: ahead },
    );
    expect(fast.body.clockSkewSeconds).toBe(-3600);
    expect(fast.body.items[0]?.result).toBe('ok');
    expect(Date.parse(fast.body.items[0]?.occurredAt ?? '')).toBeLessThanOrEqual(Date.now());
  });

  it('shows organisers every line, newest first, filtered, and as a sheet', async () => {
    const event = await published(service);
    const guest = (await signUp(service, event.eventId, { name: '=王五' })).body;
    const door = (await make(event.eventId)).body.url.split('#')[1] ?? '';
    const at = (body: object, headers = {}) =>
      service.ask<Scan>('POST', `/api/events/${event.eventId}/check-ins`, { body, headers });
    const { body: ok } = await at({ code: guest.checkInCode, nonce: 'a', device: 'd1' }, { 'x-door-token': door });
    await at({ code: 'nobody', nonce: 'b', device: 'd2' }, { 'x-door-token': door });
    await service.ask('POST', `/api/check-ins/${ok.id}/undo`, { as: organiser, body: {} });
    const log = (query: string) =>
      service.ask<{ items: Record<string, unknown>[]; nextCursor: string | null }>(
        'GET',
        `/api/events/${event.eventId}/check-ins${query}`,
        { as: organiser },
      );
    const { body } = await log('?limit=2');
    expect(body.items.map((line) => line['undoes'] ?? line['result'])).toEqual([ok.id, 'unknown_code']);
    const rest = await log(`?limit=2&cursor=${body.nextCursor}`);
    expect(rest.body.items).toEqual([
      expect.objectContaining({ id: ok.id, door: '东门', undoneAt: expect.anything() }),
    ]);
    expect((await log('?device=d2&result=unknown_code&channel=gate')).body.items).toHaveLength(1);
    const csv = await service.ask('GET', `/api/events/${event.eventId}/check-ins.csv`, { as: organiser });
    expect(csv.text.split('\r\n')).toHaveLength(5);
    expect(csv.text).toContain(`'=王五`);
  });
});

const offline = (place: SignedUp, occurredAt = '2026-01-01T01:00:00Z', nonce = newId()) => ({
  code: place.checkInCode,
  nonce,
  occurredAt,
});
