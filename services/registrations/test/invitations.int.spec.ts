import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@zuomei/platform';
import { Inviting } from './inviting.js';
import {
  organiser,
  published,
  runRegistrations,
  type RunningRegistrations,
  signUp,
  type SignedUp,
} from './running-registrations.js';

describe('invitations', () => {
  let service: RunningRegistrations;
  let inviting: Inviting;

  beforeAll(async () => {
    service = await runRegistrations();
    inviting = new Inviting(service);
  });
  afterAll(() => service.stop());

  it('mails a link that opens the invitation and nothing else, and stores no secret', async () => {
    const event = await published(service, {}, { visibility: 'invitation' });
    const { token, id } = await inviting.one(event.eventId, { name: '周教授', expiresAt: '2031-03-01T00:00:00Z' });
    expect(token).toMatch(/^[\w-]{65}$/);
    const [row] = await service.db.query<{ row: string }>('SELECT i::text AS row FROM invitations i');
    expect(row?.row).not.toContain(token.slice(22));
    expect((await service.facts(id)).map(({ type, payload }) => [type, payload])).toEqual([
      [
        'registrations.invitation-due.v1',
        { invitationId: id, eventId: event.eventId, version: 1, message: 'invited', seats: 1 },
      ],
    ]);
    const session = await service.ask<Record<string, Record<string, unknown>>>('POST', '/api/invitations/sessions', {
      body: { token },
    });
    expect(session).toMatchObject({
      status: 200,
      body: {
        invitation: { id, status: 'sent', name: '周教授', seats: 1, seatsLeft: 1 },
        event: { id: event.eventId, title: event.title, availability: { open: true } },
      },
    });
    expect(session.headers.getSetCookie().map((cookie) => /Path=([^;]+)/.exec(cookie)?.[1])).toEqual([
      '/api/invitations',
      `/api/events/${event.eventId}`,
    ]);
    expect((await service.ask('POST', '/api/invitations/sessions', { body: { token: `${token}x` } })).status).toBe(404);
  });

  it('gives the person a place by it, once, at its own address only', async () => {
    const event = await published(service, {}, { visibility: 'invitation' });
    const { token, email, id } = await inviting.one(event.eventId);
    expect(await inviting.ask('accept', token, { name: '别人', email: 'x@example.org' })).toMatchObject({
      status: 422,
      body: { code: 'INVITATION_FOR_OTHER', errors: [{ pointer: '/email' }] },
    });
    const accepted = await inviting.ask<SignedUp>('accept', token, { name: '周教授' });
    expect(accepted).toMatchObject({ status: 201, body: { status: 'confirmed' } });
    expect(accepted.body.manageToken).toMatch(/^[\w-]{65}$/);
    expect(await inviting.ask('accept', token, { name: '周教授' })).toMatchObject({
      status: 200,
      text: '{"status":"already_registered"}',
    });
    const place = await service.ask('GET', `/api/registrations/${accepted.body.id}`, {
      token: accepted.body.manageToken,
    });
    expect(place.body['email']).toBe(email);
    expect((await inviting.read(event.eventId)).items).toMatchObject([{ id, status: 'accepted', seatsLeft: 0 }]);
    expect(await inviting.ask('decline', token)).toMatchObject({ status: 409, body: { code: 'INVITATION_ACCEPTED' } });
  });

  it('is a right at the ordinary sign-up, too', async () => {
    const event = await published(service, {}, { visibility: 'invitation' });
    const { token } = await inviting.one(event.eventId);
    const path = `/api/events/${event.eventId}/registrations`;
    expect((await service.ask('POST', path, { body: { name: '周', invitation: token } })).status).toBe(201);
    const elsewhere = await published(service);
    const body = { name: '周', email: 'a@example.org', invitation: token };
    expect((await service.ask('POST', `/api/events/${elsewhere.eventId}/registrations`, { body })).status).toBe(404);
  });

  it('lets an organisation fill its seats itself, and gives a seat back with its place', async () => {
    const event = await published(service, {}, { visibility: 'invitation' });
    const organisation = newId();
    await service.db.query('INSERT INTO organisations (id, version, name) VALUES ($1, 1, $2)', [
      organisation,
      '甲公司',
    ]);
    const { token } = await inviting.one(event.eventId, { organisationId: organisation, seats: 2 });
    const come = (email: string) => inviting.ask<SignedUp>('accept', token, { name: '同事', email });
    expect(await inviting.ask('accept', token, { name: '同事' })).toMatchObject({ status: 400 });
    const first = await come('one@example.org');
    expect((await come('two@example.org')).status).toBe(201);
    expect(await come('three@example.org')).toMatchObject({ status: 409, body: { code: 'INVITATION_USED_UP' } });
    await service.ask('POST', `/api/registrations/${first.body.id}/cancel`, {
      token: first.body.manageToken,
      body: {},
    });
    expect((await inviting.read(event.eventId)).items).toMatchObject([
      { organisation: '甲公司', seats: 2, seatsLeft: 1 },
    ]);
    expect((await come('three@example.org')).status).toBe(201);
  });

  it('skips approval and goes beyond capacity only where it says so; such seats are counted apart', async () => {
    const event = await published(service, { capacity: 1, approval: true, waitlist: false });
    await signUp(service, event.eventId);
    const plain = await inviting.one(event.eventId);
    expect(await inviting.ask('accept', plain.token, { name: '甲' })).toMatchObject({
      status: 409,
      body: { code: 'EVENT_FULL' },
    });
    const guest = await inviting.one(event.eventId, { skipApproval: true, exceedCapacity: true });
    expect(await inviting.ask('accept', guest.token, { name: '乙' })).toMatchObject({
      status: 201,
      body: { status: 'confirmed' },
    });
    const asks = await inviting.one(event.eventId, { exceedCapacity: true });
    expect(await inviting.ask('accept', asks.token, { name: '丙' })).toMatchObject({
      status: 201,
      body: { status: 'pending' },
    });
    const occupancy = await service.ask('GET', `/api/events/${event.eventId}/occupancy`, { as: organiser });
    expect(occupancy.body).toMatchObject({ capacity: 1, confirmed: 1, pending: 2, beyondCapacity: 2 });
  });

  it('goes beyond capacity on approval, too, where waiting for it holds no seat', async () => {
    const event = await published(service, { capacity: 1, approval: true, pendingHoldsSeat: false, waitlist: false });
    const guest = await inviting.one(event.eventId, { exceedCapacity: true });
    const asked = (await inviting.ask<{ id: string; status: string }>('accept', guest.token, { name: '乙' })).body;
    const first = (await signUp(service, event.eventId)).body;
    const approve = (id: string) =>
      service.ask('POST', `/api/registrations/${id}/approve`, { as: organiser, body: {} });
    expect(asked.status).toBe('pending');
    expect((await approve(first.id)).status).toBe(200);
    expect(await approve(asked.id)).toMatchObject({ status: 200, body: { status: 'confirmed' } });
    const occupancy = await service.ask('GET', `/api/events/${event.eventId}/occupancy`, { as: organiser });
    expect(occupancy.body).toMatchObject({ capacity: 1, confirmed: 2, pending: 0, beyondCapacity: 1 });
  });

  it('is declined with a reason, once and for all', async () => {
    const event = await published(service);
    const { token } = await inviting.one(event.eventId);
    expect((await inviting.ask('decline', token, { reason: '出差' })).status).toBe(200);
    expect((await inviting.ask('decline', token)).status).toBe(200);
    expect((await inviting.read(event.eventId, 'status=declined')).items).toMatchObject([{ reason: '出差' }]);
    expect(await inviting.ask('accept', token, { name: '甲' })).toMatchObject({
      status: 409,
      body: { code: 'INVITATION_DECLINED' },
    });
  });

  it('answers in words when it was taken back or is over', async () => {
    const event = await published(service);
    const taken = await inviting.one(event.eventId);
    const over = await inviting.one(event.eventId);
    const revoke = (id: string) => service.ask('POST', `/api/invitations/${id}/revoke`, { as: organiser, body: {} });
    expect(await revoke(taken.id)).toMatchObject({ status: 200, body: { status: 'revoked' } });
    expect((await revoke(taken.id)).status).toBe(200);
    await service.db.query(`UPDATE invitations SET expires_at = now() - interval '1 s' WHERE id = $1`, [over.id]);
    const open = (token: string) => service.ask('POST', '/api/invitations/sessions', { body: { token } });
    for (const [token, code] of [
      [taken.token, 'INVITATION_REVOKED'],
      [over.token, 'INVITATION_EXPIRED'],
    ] as const) {
      expect(await open(token)).toMatchObject({ status: 409, body: { code } });
      expect(await inviting.ask('accept', token, { name: '甲' })).toMatchObject({ status: 409, body: { code } });
    }
    expect((await inviting.read(event.eventId)).counts).toEqual({
      sent: 0,
      accepted: 0,
      declined: 0,
      expired: 1,
      revoked: 1,
    });
    expect(await inviting.linkOf(taken.id)).toBe('');
  });

  it('invites nobody twice, and nobody who has a place', async () => {
    const event = await published(service);
    await signUp(service, event.eventId, { email: 'here@example.org' });
    const { items, skipped } = await inviting.invite(
      event.eventId,
      { email: 'new@example.org' },
      { email: ' NEW@example.org' },
      { email: 'Here@example.org' },
    );
    expect(items).toHaveLength(1);
    expect(skipped.map(({ problem }) => problem)).toEqual(['already_invited', 'already_registered']);
    const events = `/api/events/${event.eventId}/invitations`;
    expect(
      await service.ask('POST', events, {
        as: organiser,
        body: { invitations: [{ email: 'p@example.org', expiresAt: '2020-01-01T00:00:00Z' }] },
      }),
    ).toMatchObject({ status: 422, body: { code: 'IN_THE_PAST' } });
    expect((await service.ask('POST', events, { body: { invitations: [] } })).status).toBe(401);
  });

  it('is reminded at most once a day and five times in all, by one and by all', async () => {
    const event = await published(service);
    const one = await inviting.one(event.eventId);
    const second = await inviting.one(event.eventId);
    const remind = () => service.ask('POST', `/api/invitations/${one.id}/remind`, { as: organiser, body: {} });
    const remindAll = () =>
      service.ask('POST', `/api/events/${event.eventId}/invitations/remind`, { as: organiser, body: {} });
    expect(await remind()).toMatchObject({ status: 200, body: { reminders: 1 } });
    const again = await remind();
    expect(again).toMatchObject({ status: 429, body: { code: 'REMINDED_TODAY' } });
    expect(Number(again.headers.get('retry-after'))).toBeGreaterThan(86_000);
    expect((await remindAll()).body).toEqual({ reminded: 1, spared: 1 });
    await service.db.query(
      `UPDATE invitations SET reminders = 5, reminded_at = now() - interval '2 days' WHERE id = $1`,
      [second.id],
    );
    expect((await remindAll()).body).toEqual({ reminded: 0, spared: 2 });
    const facts = (await service.facts(event.eventId)).map(({ aggregate_version, payload }) => [
      payload['message'],
      aggregate_version,
    ]);
    expect(facts).toEqual([
      ['invited', 1],
      ['invited', 1],
      ['invitation_reminder', 2],
      ['invitation_reminder', 2],
    ]);
    expect(await inviting.linkOf(one.id)).toBe(one.token);
  });

  it('is sent again with a new link to a corrected address; the old link is dead', async () => {
    const event = await published(service);
    const { id, token } = await inviting.one(event.eventId);
    const resent = await service.ask('POST', `/api/events/${event.eventId}/invitations/${id}/resend`, {
      as: organiser,
      body: { email: 'right@example.org' },
    });
    expect(resent).toMatchObject({ status: 200, body: { email: 'right@example.org' } });
    expect((await service.ask('POST', '/api/invitations/sessions', { body: { token } })).status).toBe(404);
    expect((await inviting.ask('accept', await inviting.linkOf(id), { name: '甲' })).status).toBe(201);
    const elsewhere = await published(service);
    const wrong = `/api/events/${elsewhere.eventId}/invitations/${id}/revoke`;
    expect((await service.ask('POST', wrong, { as: organiser, body: {} })).status).toBe(404);
  });

  it('is imported from a sheet in Chinese, with every bad row named and nothing written', async () => {
    const event = await published(service);
    const send = (text: string, dryRun = '') =>
      service.ask<{ created: number; unchanged: number; rejected: { row: number; errors: { code: string }[] }[] }>(
        'POST',
        `/api/events/${event.eventId}/invitations/import${dryRun}`,
        { as: organiser, body: text, headers: { 'content-type': 'text/csv' } },
      );
    const bad =
      '邮箱,姓名,名额,免审核\nx,甲,1,是\nb@example.org,乙,0,否\nc@example.org,丙,2,也许\nC@example.org,丁,,\n';
    const refused = await send(bad);
    expect(refused.status).toBe(422);
    expect(refused.body.rejected.map(({ row, errors }) => [row, errors.map(({ code }) => code)])).toEqual([
      [2, ['IS_EMAIL']],
      [3, ['IS_INT']],
      [4, ['IS_IN']],
    ]);
    const good = '邮箱,姓名,名额,截止时间\na@example.org,甲,,2031-03-01\nb@example.org,乙,3,\n';
    expect((await send(good, '?dryRun=true')).body).toEqual({ created: 2, unchanged: 0, rejected: [] });
    expect((await inviting.read(event.eventId)).items).toEqual([]);
    expect((await send(good)).body).toEqual({ created: 2, unchanged: 0, rejected: [] });
    expect((await send(good)).body).toEqual({ created: 0, unchanged: 2, rejected: [] });
    expect((await inviting.read(event.eventId)).items).toMatchObject([
      { email: 'a@example.org', expiresAt: '2031-03-01T15:59:59.000Z' },
      { email: 'b@example.org', seats: 3 },
    ]);
    const csv = await service.ask('GET', `/api/events/${event.eventId}/invitations.csv`, { as: organiser });
    expect(csv.text.split('\r\n')).toHaveLength(4);
    const xlsx = await service.ask('GET', `/api/events/${event.eventId}/invitations.xlsx`, { as: organiser });
    expect([xlsx.status, xlsx.text.slice(0, 2)]).toEqual([200, 'PK']);
  });
});
