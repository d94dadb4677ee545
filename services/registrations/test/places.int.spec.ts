import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RegistrationRejected } from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import {
  organiser,
  published,
  runRegistrations,
  type RunningRegistrations,
  signUp,
  type SignedUp,
} from './running-registrations.js';

interface PlaceBody {
  id: string;
  version: number;
  status: string;
  position?: number;
  checkInCode?: string;
  sessions: { sessionId: string; status: string; position?: number }[];
  can: Record<string, boolean>;
  code?: string;
}

const session = (more: Record<string, unknown> = {}) => ({
  sessionId: newId(),
  title: '上午场',
  startsAt: '2031-03-10T01:00:00.000Z',
  endsAt: '2031-03-10T03:00:00.000Z',
  ...more,
});

describe('a place', () => {
  let service: RunningRegistrations;
  const read = (place: SignedUp) =>
    service.ask<PlaceBody>('GET', `/api/registrations/${place.id}`, { token: place.manageToken });
  const act = (place: SignedUp, action: string, body: unknown = {}) =>
    service.ask<PlaceBody>('POST', `/api/registrations/${place.id}/${action}`, { token: place.manageToken, body });
  const decide = (place: SignedUp, action: string, body: unknown = {}) =>
    service.ask<PlaceBody>('POST', `/api/registrations/${place.id}/${action}`, { as: organiser, body });
  const change = (place: SignedUp, body: unknown, headers = {}) =>
    service.ask<PlaceBody>('PATCH', `/api/registrations/${place.id}`, { token: place.manageToken, body, headers });
  const terms = (id: string, body: unknown, headers = {}) =>
    service.ask('PATCH', `/api/events/${id}/sign-up-terms`, { as: organiser, body, headers });

  beforeAll(async () => {
    service = await runRegistrations();
  });
  afterAll(() => service.stop());

  it('opens from the mailed link by a cookie for this registration alone', async () => {
    const event = await published(service, {}, { livestreamUrl: 'https://live.example.org/x' });
    const { body } = await signUp(service, event.eventId, { name: '张三', phone: '13800000000' });
    const opened = await service.ask('POST', '/api/registrations/sessions', { body: { token: body.manageToken } });
    expect(opened.status).toBe(200);
    const cookie = opened.headers.get('set-cookie') ?? '';
    expect(cookie).toContain(`Path=/api/registrations/${body.id};`);
    expect(cookie).toMatch(/HttpOnly.*SameSite=Strict|SameSite=Strict.*HttpOnly/);
    const shown = await service.ask('GET', `/api/registrations/${body.id}`, {
      headers: { cookie: cookie.split(';')[0] ?? '' },
    });
    expect(shown.body).toEqual({
      id: body.id,
      eventId: event.eventId,
      version: 1,
      status: 'confirmed',
      name: '张三',
      email: expect.any(String),
      phone: '13800000000',
      attendanceMode: 'onsite',
      locale: 'zh-CN',
      answers: {},
      sessions: [],
      checkInCode: body.checkInCode,
      createdAt: expect.any(String),
      event: {
        id: event.eventId,
        title: event.title,
        kind: 'matchmaking',
        mode: 'onsite',
        visibility: 'public',
        status: 'published',
        startsAt: event.startsAt,
        endsAt: event.endsAt,
        datePrecision: 'minute',
        timeZone: 'Asia/Shanghai',
        venue: '科学会堂',
        livestream: true,
        hostIds: event.hostIds,
        guestIds: [],
      },
      questions: [],
      answeredQuestions: [],
      questionsToAnswer: [],
      can: { change: true, cancel: true, substitute: true, acceptOffer: false, join: true, stateIntent: true },
    });
  });

  it('opens to nobody else', async () => {
    const event = await published(service);
    const [mine, theirs] = [await signUp(service, event.eventId), await signUp(service, event.eventId)];
    const path = `/api/registrations/${mine.body.id}`;
    const status = async (asked: Parameters<typeof service.ask>[2]) => (await service.ask('GET', path, asked)).status;
    expect(await status({})).toBe(401);
    expect(await status({ token: theirs.body.manageToken })).toBe(404);
    expect(await status({ token: 'x'.repeat(65) })).toBe(404);
    expect(await status({ as: { roles: ['organiser'], hosts: [newId()] } })).toBe(403);
    expect(await status({ as: { roles: ['staff'] } })).toBe(403);
    expect(await status({ as: organiser })).toBe(200);
    expect(await status({ as: { roles: ['admin'] } })).toBe(200);
    expect((await service.ask('POST', '/api/registrations/sessions', { body: { token: 'nonsense' } })).status).toBe(
      404,
    );
  });

  it('goes to the head of the line in the transaction that gives it back', async () => {
    const event = await published(service, { capacity: 1 });
    const [a, b, c] = [
      (await signUp(service, event.eventId)).body,
      (await signUp(service, event.eventId)).body,
      (await signUp(service, event.eventId)).body,
    ];
    expect((await act(a, 'cancel', { reason: '出差' })).body).toMatchObject({ status: 'cancelled', version: 2 });
    expect((await act(a, 'cancel')).body).toMatchObject({ status: 'cancelled', version: 2 });
    expect((await read(b)).body).toMatchObject({ status: 'confirmed', checkInCode: expect.any(String) });
    expect((await read(c)).body).toMatchObject({ status: 'waitlisted', position: 1 });
    const told = (await service.facts(event.eventId)).map((f) => [
      f.type,
      f.payload['status'],
      f.payload['previousStatus'],
    ]);
    expect(told.slice(3)).toEqual([
      ['registrations.registration-cancelled.v1', 'cancelled', 'confirmed'],
      ['registrations.registration-confirmed.v1', 'confirmed', 'waitlisted'],
    ]);
    expect((await signUp(service, event.eventId, { email: 'back@example.org' })).body.position).toBe(2);
  });

  it('is approved, or refused with a reason, by an organiser', async () => {
    const event = await published(service, { capacity: 1, approval: true });
    const first = (await signUp(service, event.eventId)).body;
    const second = (await signUp(service, event.eventId)).body;
    expect([first.status, second.status]).toEqual(['pending', 'waitlisted']);
    expect((await decide(first, 'reject')).status).toBe(400);
    expect((await decide(first, 'reject', { reason: '名额有限' })).body).toMatchObject({
      status: 'rejected',
      reason: '名额有限',
    });
    expect((await read(second)).body.status).toBe('pending');
    expect((await decide(second, 'approve')).body.status).toBe('confirmed');
    expect(await decide(first, 'approve')).toMatchObject({ status: 409, body: { code: 'NOT_PENDING' } });
    expect((await service.facts(first.id)).at(-1)?.type).toBe(RegistrationRejected.type);
    expect((await act(second, 'approve')).status).toBe(401);
  });

  it('is waited for after approval where pending holds no seat', async () => {
    const event = await published(service, { capacity: 1, approval: true, pendingHoldsSeat: false });
    const people = [];
    for (let i = 0; i < 3; i += 1) people.push((await signUp(service, event.eventId)).body);
    expect(people.map((p) => p.status)).toEqual(['pending', 'pending', 'pending']);
    const [a, b, c] = people as [SignedUp, SignedUp, SignedUp];
    expect((await decide(b, 'approve')).body.status).toBe('confirmed');
    expect((await decide(c, 'approve')).body).toMatchObject({ status: 'waitlisted', position: 1 });
    expect((await decide(a, 'approve')).body).toMatchObject({ status: 'waitlisted', position: 2 });
    await act(b, 'cancel');
    expect((await read(c)).body.status).toBe('confirmed');
    expect((await read(a)).body).toMatchObject({ status: 'waitlisted', position: 1 });
  });

  it('follows capacity: raising promotes in order, below what is held is refused', async () => {
    const event = await published(service, { capacity: 2 });
    const people: SignedUp[] = [];
    for (let i = 0; i < 5; i += 1) people.push((await signUp(service, event.eventId)).body);
    expect(await terms(event.eventId, { capacity: 1 })).toMatchObject({ status: 409, body: { code: 'BELOW_HELD' } });
    expect(await terms(event.eventId, { capacity: 4 }, { 'if-match': '"7"' })).toMatchObject({ status: 412 });
    expect(await terms(event.eventId, { capacity: 4 }, { 'if-match': '"1"' })).toMatchObject({
      status: 200,
      body: { capacity: 4, version: 2 },
    });
    const states = await Promise.all(people.map(async (p) => (await read(p)).body.status));
    expect(states).toEqual(['confirmed', 'confirmed', 'confirmed', 'confirmed', 'waitlisted']);
    await terms(event.eventId, { capacity: null });
    expect((await service.ask('GET', `/api/events/${event.eventId}/occupancy`, { as: organiser })).body).toEqual({
      capacity: null,
      confirmed: 5,
      pending: 0,
      offered: 0,
      waitlisted: 0,
      beyondCapacity: 0,
      sessions: [],
      attended: 0,
    });
  });

  it('counts hybrid places by way of attending, and switches in one step', async () => {
    const event = await published(service, { capacityOnsite: 1, capacityOnline: 2 }, { mode: 'hybrid' });
    const join = async (attendanceMode: string) => (await signUp(service, event.eventId, { attendanceMode })).body;
    const onsite = await join('onsite');
    const waiting = await join('onsite');
    const online = await join('online');
    expect([onsite.status, waiting.status, online.status]).toEqual(['confirmed', 'waitlisted', 'confirmed']);
    expect((await change(online, { attendanceMode: 'onsite' })).body.code).toBe('EVENT_FULL');
    expect((await change(waiting, { attendanceMode: 'online' })).body.status).toBe('confirmed');
    const third = await join('online');
    expect(third.status).toBe('waitlisted');
    expect((await change(onsite, { attendanceMode: 'online' })).body.code).toBe('EVENT_FULL');
    await act(online, 'cancel');
    expect((await read(third)).body.status).toBe('confirmed');
  });

  it('has a line of its own in each session with places', async () => {
    const [small, open] = [
      session({ capacity: 1 }),
      session({ startsAt: '2031-03-10T05:00:00Z', endsAt: '2031-03-10T06:00:00Z' }),
    ];
    const event = await published(service, {}, { sessions: [small, open] });
    const sessionIds = [small.sessionId, open.sessionId];
    const first = (await signUp(service, event.eventId, { sessionIds })).body;
    const second = (await signUp(service, event.eventId, { sessionIds })).body;
    expect(second).toMatchObject({
      status: 'confirmed',
      sessions: [
        { sessionId: small.sessionId, status: 'waitlisted' },
        { sessionId: open.sessionId, status: 'confirmed' },
      ],
    });
    expect((await read(second)).body.sessions[0]).toMatchObject({ status: 'waitlisted', position: 1 });
    await change(first, { sessionIds: [open.sessionId] });
    expect((await read(second)).body.sessions.map((s) => s.status)).toEqual(['confirmed', 'confirmed']);
    expect((await read(first)).body.sessions.map((s) => s.sessionId)).toEqual([open.sessionId]);
    await change(first, { sessionIds });
    expect((await read(first)).body.sessions[0]?.status).toBe('waitlisted');
    await act(second, 'cancel');
    expect((await read(first)).body.sessions[0]?.status).toBe('confirmed');
  });

  it('refuses two sessions at the same time, naming both', async () => {
    const [a, b] = [
      session(),
      session({ title: '同时场', startsAt: '2031-03-10T02:00:00Z', endsAt: '2031-03-10T04:00:00Z' }),
    ];
    const event = await published(service, {}, { sessions: [a, b] });
    const answer = await signUp(service, event.eventId, { sessionIds: [a.sessionId, b.sessionId] });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('上午场');
    expect(answer.text).toContain('同时场');
  });

  it('changes its details under If-Match, one fact each', async () => {
    const event = await published(service, { questions: [{ key: 'q', label: '?', kind: 'text', required: true }] });
    const place = (await signUp(service, event.eventId, { answers: { q: '一' } })).body;
    const changed = await change(place, { name: '新名', phone: '', answers: { q: '二' } }, { 'if-match': '"1"' });
    expect(changed.body).toMatchObject({ name: '新名', version: 2, answers: { q: '二' } });
    expect((await change(place, { name: '再改' }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await change(place, { answers: { q: '' } })).body.code).toBe('INVALID_ANSWERS');
    expect((await service.facts(place.id)).map((f) => f.aggregate_version)).toEqual([1, 2]);
  });

  it('comes as a calendar file', async () => {
    const event = await published(service, {}, { title: '新能源产业与科研成果“面对面”精准对接会;第三场,成都' });
    const { body } = await signUp(service, event.eventId);
    const ics = await service.ask('GET', `/api/registrations/${body.id}/calendar.ics`, { token: body.manageToken });
    expect(ics.headers.get('content-type')).toContain('text/calendar');
    const lines = ics.text.split('\r\n');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(ics.text.replaceAll('\r\n ', '')).toContain(
      'SUMMARY:新能源产业与科研成果“面对面”精准对接会\\;第三场\\,成都',
    );
    expect(lines).toContain('DTSTART:20310310T010000Z');
  });
});
