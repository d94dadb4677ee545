import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@zuomei/platform';
import {
  organiser,
  published,
  runRegistrations,
  type RunningRegistrations,
  signUp,
  snapshot,
} from './running-registrations.js';

describe('signing up', () => {
  let service: RunningRegistrations;
  beforeAll(async () => {
    service = await runRegistrations();
  });
  afterAll(() => service.stop());

  it('gives a place with code and link, tells it in one fact, and stores no secret', async () => {
    const event = await published(service, { capacity: 1 });
    const { status, body } = await signUp(service, event.eventId, { name: '张三', email: ' Zhang@Example.org ' });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      eventId: event.eventId,
      status: 'confirmed',
      sessions: [],
      checkInCode: expect.stringMatching(/^[\w-]{44}$/),
      manageToken: expect.stringMatching(/^[\w-]{65}$/),
    });
    expect(await service.facts(body.id)).toEqual([
      {
        type: 'registrations.registration-confirmed.v1',
        aggregate_id: body.id,
        aggregate_version: 1,
        payload: {
          registrationId: body.id,
          eventId: event.eventId,
          version: 1,
          status: 'confirmed',
          attendanceMode: 'onsite',
          sessionIds: [],
        },
      },
    ]);
    const [row] = await service.db.query<{ row: string }>('SELECT r::text AS row FROM registrations r WHERE id = $1', [
      body.id,
    ]);
    expect(row?.row).toContain('Zhang@Example.org');
    expect(row?.row).not.toContain(body.manageToken);
    expect(row?.row).not.toContain(body.checkInCode);
  });

  it('puts the next in line when all places are taken, and refuses without a waitlist', async () => {
    const event = await published(service, { capacity: 1 });
    await signUp(service, event.eventId);
    const second = await signUp(service, event.eventId);
    expect(second.body).toMatchObject({ status: 'waitlisted', position: 1 });
    expect(second.body.checkInCode).toBeUndefined();
    expect((await signUp(service, event.eventId)).body).toMatchObject({ status: 'waitlisted', position: 2 });
    const closed = await published(service, { capacity: 1, waitlist: false });
    await signUp(service, closed.eventId);
    expect(await signUp(service, closed.eventId)).toMatchObject({ status: 409, body: { code: 'EVENT_FULL' } });
    const availability = await service.ask('GET', `/api/events/${closed.eventId}/availability`);
    expect(availability.body).toMatchObject({ open: false, reason: 'full', placesLeft: 0, waitlist: false });
  });

  it('answers the same e-mail with nothing but that, and mails the link at most hourly', async () => {
    const event = await published(service);
    const first = await signUp(service, event.eventId, { email: 'twice@example.org' });
    const again = () => signUp(service, event.eventId, { email: ' TWICE@example.org', name: '别人' });
    for (let i = 0; i < 3; i += 1)
      expect(await again()).toMatchObject({ status: 200, text: '{"status":"already_registered"}' });
    const facts = await service.facts(first.body.id);
    expect(facts.map((fact) => [fact.type, fact.aggregate_version])).toEqual([
      ['registrations.registration-confirmed.v1', 1],
      ['registrations.message-due.v2', 2],
    ]);
    expect(facts[1]?.payload).toMatchObject({ message: 'link_again' });
  });

  it('gives one place when the same e-mail signs up in parallel', async () => {
    const event = await published(service);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => signUp(service, event.eventId, { email: 'parallel@example.org' })),
    );
    expect(answers.filter((a) => a.status === 201)).toHaveLength(1);
    expect(answers.filter((a) => a.status === 200)).toHaveLength(19);
  });

  it('answers one Idempotency-Key with one registration, in parallel and later, secrets included', async () => {
    const event = await published(service, { capacity: 5 });
    const headers = { 'idempotency-key': 'k-1' };
    const body = { name: '李四', email: 'once@example.org' };
    const ask = () => signUp(service, event.eventId, body, { headers });
    const answers = await Promise.all(Array.from({ length: 10 }, ask));
    expect(new Set(answers.map((a) => a.text)).size).toBe(1);
    expect(answers.every((a) => a.status === 201)).toBe(true);
    expect((await ask()).text).toBe(answers[0]?.text);
    const [stored] = await service.db.query<{ all: string }>(
      `SELECT string_agg(k::text, '') AS all FROM idempotency_keys k`,
    );
    expect(stored?.all).not.toContain(answers[0]?.body.manageToken);
    expect(stored?.all).not.toContain('once@example.org');
    expect(await signUp(service, event.eventId, { ...body, name: '王五' }, { headers })).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
  });

  it('asks again under a key whose first answer was a refusal', async () => {
    const event = await published(service, { capacity: 1, waitlist: false });
    const first = await signUp(service, event.eventId);
    const ask = () =>
      signUp(
        service,
        event.eventId,
        { name: '赵六', email: 'later@example.org' },
        { headers: { 'idempotency-key': 'k-2' } },
      );
    expect((await ask()).status).toBe(409);
    await service.ask('POST', `/api/registrations/${first.body.id}/cancel`, {
      token: first.body.manageToken,
      body: {},
    });
    expect((await ask()).status).toBe(201);
  });

  it.each([
    ['a name', { name: '' }, 400, 'INVALID_INPUT', '/name'],
    ['an address', { email: 'nobody' }, 400, 'INVALID_INPUT', '/email'],
    ['a session of the event', { sessionIds: [newId()] }, 422, 'UNKNOWN_SESSION', '/sessionIds/0'],
    ['a way it can be attended', { attendanceMode: 'online' }, 422, 'MODE_NOT_OFFERED', '/attendanceMode'],
  ])('wants %s', async (_, wrong, status, code, pointer) => {
    const event = await published(service);
    expect(await signUp(service, event.eventId, wrong)).toMatchObject({
      status,
      body: { code, errors: [{ pointer }] },
    });
  });

  it('holds answers against the questions', async () => {
    const event = await published(service, {
      questions: [
        { key: 'diet', label: '饮食', kind: 'choice', required: true, options: ['无', '清真'] },
        { key: 'topics', label: '方向', kind: 'multi_choice', required: false, options: ['AI', '生物'] },
        { key: 'parking', label: '停车', kind: 'boolean', required: true },
        { key: 'plan', label: '材料', kind: 'file', required: false },
      ],
    });
    const answer = (answers: unknown) => signUp(service, event.eventId, { answers });
    expect(await answer({ diet: '辣', topics: ['AI', 'AI'] })).toMatchObject({
      status: 422,
      body: {
        code: 'INVALID_ANSWERS',
        errors: [
          { pointer: '/answers/diet', code: 'IS_IN' },
          { pointer: '/answers/topics', code: 'IS_IN' },
          { pointer: '/answers/parking', code: 'REQUIRED' },
        ],
      },
    });
    expect((await answer({ diet: '无', topics: ['AI'], parking: false, unasked: 1 })).status).toBe(201);
  });

  it('says why nobody can sign up', async () => {
    const closed: [Parameters<typeof snapshot>[0], Parameters<typeof snapshot>[1], string][] = [
      [{ status: 'postponed' }, {}, 'POSTPONED'],
      [{ status: 'cancelled' }, {}, 'CANCELLED'],
      [{ status: 'ended' }, {}, 'ENDED'],
      [{ startsAt: '2020-01-01T00:00:00Z', endsAt: '2020-01-01T01:00:00Z' }, {}, 'ENDED'],
      [{}, { signUpOpensAt: '2031-01-01T00:00:00Z' }, 'NOT_YET_OPEN'],
      [{}, { signUpClosesAt: '2021-01-01T00:00:00Z' }, 'CLOSED'],
    ];
    for (const [more, terms, code] of closed) {
      // Seen by everybody first: what was called off as a draft stays unknown.
      const event = await published(service, terms);
      await service.apply({ ...snapshot({ ...more, eventId: event.eventId }, terms), version: event.version + 1 });
      expect(await signUp(service, event.eventId)).toMatchObject({
        status: 409,
        body: { code: 'SIGN_UP_CLOSED', errors: [{ code }] },
      });
    }
  });

  it('hides drafts, internal and invitation events from who may not see them', async () => {
    const draft = await published(service, {}, { status: 'draft' });
    const internal = await published(service, {}, { visibility: 'internal' });
    const invited = await published(service, {}, { visibility: 'invitation' });
    const member = { roles: ['member'] };
    const status = async (id: string, as?: { roles: string[]; hosts?: string[] }) =>
      (await signUp(service, id, {}, { as })).status;
    expect([
      await status(newId()),
      await status(draft.eventId),
      await status(internal.eventId),
      await status(invited.eventId),
    ]).toEqual([404, 404, 404, 404]);
    expect([await status(internal.eventId, member), await status(invited.eventId, member)]).toEqual([201, 422]);
    expect(await status(invited.eventId, { roles: ['organiser'], hosts: organiser.hosts ?? [] })).toBe(201);
    expect((await service.ask('GET', `/api/events/${internal.eventId}/availability`)).status).toBe(404);
  });

  it('keeps a signed-in caller waiting for the fact of a new event, then says it is unknown', async () => {
    const event = snapshot();
    const early = signUp(service, event.eventId, {}, { as: organiser });
    setTimeout(() => void service.apply(event), 300);
    const { status, body } = await early;
    expect(status).toBe(201);
    // The link is for the attendee alone: it goes out by mail.
    expect(body.manageToken).toBeUndefined();
    expect(await signUp(service, newId(), {}, { as: organiser })).toMatchObject({
      status: 422,
      body: { code: 'UNKNOWN_REFERENCE' },
    });
  });

  it('limits one address with Retry-After', async () => {
    const limited = await runRegistrations({ LIMIT_CHANGES_PER_ADDRESS: '60' });
    try {
      const event = await published(limited);
      const answers = await Promise.all(Array.from({ length: 70 }, () => signUp(limited, event.eventId)));
      expect(answers.filter((a) => a.status === 201)).toHaveLength(60);
      const refused = answers.find((a) => a.status === 429);
      expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
      const elsewhere = { headers: { 'x-forwarded-for': '198.51.100.7' } };
      expect((await signUp(limited, event.eventId, {}, elsewhere)).status).toBe(201);
    } finally {
      await limited.stop();
    }
  });
});
