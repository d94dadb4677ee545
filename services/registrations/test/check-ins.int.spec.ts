import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@zuomei/platform';
import {
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
  undoneAt?: string;
  registration?: { id: string; name: string };
  code?: string;
}

describe('checking in', () => {
  let service: RunningRegistrations;
  let eventId: string;
  let place: SignedUp;
  const scan = (code: string | undefined, more: Record<string, unknown> = {}, at = eventId) =>
    service.ask<Scan>('POST', `/api/events/${at}/check-ins`, {
      as: organiser,
      body: { code, nonce: newId(), ...more },
    });
  const result = async (code: string | undefined, more: Record<string, unknown> = {}, at = eventId) =>
    (await scan(code, more, at)).body.result;

  beforeAll(async () => {
    service = await runRegistrations();
    eventId = (await published(service, { capacity: 3 })).eventId;
    place = (await signUp(service, eventId, { name: '张三', organisation: '电子科技大学' })).body;
  });
  afterAll(() => service.stop());

  it('lets one in once, tells it in one fact, and keeps every scan', async () => {
    const first = await scan(place.checkInCode, { nonce: 'n1', device: '东门' });
    expect(first.body).toEqual({
      id: expect.any(String),
      result: 'ok',
      occurredAt: expect.any(String),
      registration: { id: place.id, name: '张三', organisation: '电子科技大学' },
    });
    expect((await scan(place.checkInCode, { nonce: 'n1' })).text).toBe(first.text);
    expect(await scan('another', { nonce: 'n1' })).toMatchObject({ status: 422, body: { code: 'NONCE_REUSED' } });
    expect(await result(place.checkInCode)).toBe('already_checked_in');
    expect((await service.facts(place.id)).map((f) => [f.type, f.aggregate_version])).toEqual([
      ['registrations.registration-confirmed.v1', 1],
      ['registrations.attendance-recorded.v1', 2],
    ]);
    const lines = await service.db.query('SELECT result FROM check_ins WHERE offering_id = $1 ORDER BY id', [eventId]);
    expect(lines).toEqual([{ result: 'ok' }, { result: 'already_checked_in' }]);
    expect((await service.ask('GET', `/api/events/${eventId}/occupancy`, { as: organiser })).body).toMatchObject({
      attended: 1,
    });
  });

  it('is taken back by another line, once, and can then happen again', async () => {
    const guest = (await signUp(service, eventId)).body;
    const { body } = await scan(guest.checkInCode);
    const undo = (id: string) => service.ask<Scan>('POST', `/api/check-ins/${id}/undo`, { as: organiser, body: {} });
    const undone = await undo(body.id);
    expect(undone.body).toMatchObject({ id: body.id, result: 'ok', undoneAt: expect.any(String) });
    expect((await undo(body.id)).text).toBe(undone.text);
    expect(await result(guest.checkInCode)).toBe('ok');
    const refused = await scan(guest.checkInCode);
    expect(await undo(refused.body.id)).toMatchObject({ status: 409, body: { code: 'NOTHING_TO_UNDO' } });
    expect((await service.facts(guest.id)).map((f) => f.type.split('.')[1])).toEqual([
      'registration-confirmed',
      'attendance-recorded',
      'attendance-undone',
      'attendance-recorded',
    ]);
  });

  it('says why somebody is not let in', async () => {
    const other = await published(service, { capacity: 1 });
    const theirs = (await signUp(service, other.eventId)).body;
    expect(await result('no such code')).toBe('unknown_code');
    expect(await result(`${place.checkInCode?.slice(0, -1)}_`)).toBe('unknown_code');
    const wrong = await scan(theirs.checkInCode);
    expect(wrong.body.result).toBe('wrong_event');
    expect(wrong.body.registration).toBeUndefined();
    const cancelling = (await signUp(service, eventId)).body;
    await service.ask('POST', `/api/registrations/${cancelling.id}/cancel`, {
      token: cancelling.manageToken,
      body: {},
    });
    expect(await result(cancelling.checkInCode)).toBe('cancelled');
    // Scanned offline before the cancellation, uploaded after it: stands.
    expect(await result(cancelling.checkInCode, { occurredAt: '2026-01-01T00:00:00Z' })).toBe('ok');
    const pending = await published(service, { approval: true });
    const asks = (await signUp(service, pending.eventId)).body;
    await service.ask('POST', `/api/registrations/${asks.id}/approve`, { as: organiser, body: {} });
    const code = (await service.ask('GET', `/api/registrations/${asks.id}`, { as: organiser })).body['checkInCode'];
    expect(await result(code as string, { occurredAt: '2099-01-01T00:00:00Z' }, pending.eventId)).toBeUndefined();
    expect(await result(code as string, {}, pending.eventId)).toBe('ok');
  });

  it('keeps to the hours, and to the session', async () => {
    const [small, open] = [newId(), newId()];
    const times = { startsAt: '2031-03-10T01:00:00Z', endsAt: '2031-03-10T02:00:00Z' };
    const event = await published(
      service,
      { checkInOpensAt: '2026-01-01T00:00:00Z', checkInClosesAt: '2026-01-02T00:00:00Z' },
      {
        sessions: [
          { sessionId: small, title: '小场', capacity: 1, ...times },
          { sessionId: open, title: '大场', ...times },
        ],
      },
    );
    const inside = (await signUp(service, event.eventId, { sessionIds: [small] })).body;
    const outside = (await signUp(service, event.eventId)).body;
    const occurredAt = '2026-01-01T12:00:00Z';
    expect(await result(inside.checkInCode, {}, event.eventId)).toBe('outside_hours');
    expect(await result(inside.checkInCode, { occurredAt, sessionId: small }, event.eventId)).toBe('ok');
    expect(await result(inside.checkInCode, { occurredAt }, event.eventId)).toBe('ok');
    expect(await result(outside.checkInCode, { occurredAt, sessionId: small }, event.eventId)).toBe('wrong_session');
    expect(await result(outside.checkInCode, { occurredAt, sessionId: open }, event.eventId)).toBe('ok');
    expect((await scan(inside.checkInCode, { sessionId: newId() }, event.eventId)).body.code).toBe('UNKNOWN_SESSION');
    const { body } = await service.ask<{ items: { registrationId: string }[] }>(
      'GET',
      `/api/attendances?event=${event.eventId}`,
      { as: { roles: ['staff'] } },
    );
    expect(body.items.map((item) => item.registrationId)).toEqual([inside.id, outside.id]);
    expect(Object.keys(body.items[0] ?? {})).not.toContain('name');
  });

  it('is done by organisers of the event only', async () => {
    const status = async (as?: Parameters<typeof service.ask>[2]) =>
      (await service.ask('POST', `/api/events/${eventId}/check-ins`, { ...as, body: { code: 'x', nonce: 'y' } }))
        .status;
    expect(await status()).toBe(401);
    expect(await status({ as: { roles: ['staff'] } })).toBe(403);
    expect(await status({ as: { roles: ['organiser'], hosts: [newId()] } })).toBe(403);
  });

  it('answers the livestream to who is confirmed, and notes that they watch', async () => {
    const event = await published(
      service,
      { capacity: 1 },
      { mode: 'online', livestreamUrl: 'https://live.example.org/7' },
    );
    const viewer = (await signUp(service, event.eventId)).body;
    const waiting = (await signUp(service, event.eventId)).body;
    const join = (who: SignedUp) =>
      service.ask('POST', `/api/registrations/${who.id}/join`, { token: who.manageToken, body: {} });
    expect((await join(viewer)).body).toEqual({ url: 'https://live.example.org/7' });
    expect((await join(viewer)).status).toBe(200);
    expect((await join(waiting)).body['code']).toBe('NOT_CONFIRMED');
    const lines = await service.db.query('SELECT result, channel FROM check_ins WHERE offering_id = $1 ORDER BY id', [
      event.eventId,
    ]);
    expect(lines).toEqual([
      { result: 'ok', channel: 'stream' },
      { result: 'already_checked_in', channel: 'stream' },
    ]);
  });
});
