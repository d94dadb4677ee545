import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RegistrationChanged } from '@zuomei/contracts';
import {
  organiser,
  published,
  runRegistrations,
  type RunningRegistrations,
  signUp,
  type SignedUp,
} from './running-registrations.js';

const newPerson = { name: '李四', email: 'li.si@example.org' };
const question = { key: 'diet', label: '饮食', kind: 'text' as const, required: true };

describe('a place that changes', () => {
  let service: RunningRegistrations;
  const substitute = (place: SignedUp, body: unknown = newPerson) =>
    service.ask('POST', `/api/registrations/${place.id}/substitute`, { token: place.manageToken, body });
  const change = (place: SignedUp, body: unknown) =>
    service.ask('PATCH', `/api/registrations/${place.id}`, { token: place.manageToken, body });
  const shown = (place: SignedUp) => service.ask('GET', `/api/registrations/${place.id}`, { as: organiser });
  const scan = (eventId: string, code: string | undefined, nonce: string) =>
    service.ask('POST', `/api/events/${eventId}/check-ins`, { as: organiser, body: { code, nonce } });
  const recipient = async (id: string) => {
    const { body } = await service.ask<{ items: { email: string; link: string; checkInCode?: string }[] }>(
      'POST',
      '/internal/recipients',
      { headers: { authorization: await service.asService('notifications') }, body: { ids: [id] } },
    );
    return body.items[0];
  };

  beforeAll(async () => {
    service = await runRegistrations();
  });
  afterAll(() => service.stop());

  it('goes to somebody else with its seat; the old link and code are dead, the new ones go to the new person', async () => {
    const { eventId } = await published(service, { capacity: 1 });
    const place = (await signUp(service, eventId, { organisation: '某所', phone: '138' })).body;
    const answer = await substitute(place);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ status: 'confirmed', version: 2, ...newPerson, organisation: '某所' });
    expect(answer.body).not.toHaveProperty('checkInCode');
    expect(answer.body).not.toHaveProperty('phone');
    expect(answer.headers.get('set-cookie')).toContain('Max-Age=0');
    const old = await service.ask('GET', `/api/registrations/${place.id}`, { token: place.manageToken });
    expect(old.status).toBe(404);
    expect((await scan(eventId, place.checkInCode, 'old')).body).toMatchObject({ result: 'unknown_code' });
    const mailed = await recipient(place.id);
    expect(mailed?.email).toBe(newPerson.email);
    expect((await scan(eventId, mailed?.checkInCode, 'new')).body).toMatchObject({ result: 'ok' });
    const token = mailed?.link.split('#')[1];
    expect((await service.ask('POST', '/api/registrations/sessions', { body: { token } })).status).toBe(200);
    const facts = await service.facts(place.id);
    expect(facts[1]).toMatchObject({ type: RegistrationChanged.type, payload: { substituted: true, version: 2 } });
  });

  it('keeps its place in line', async () => {
    const { eventId } = await published(service, { capacity: 1 });
    await signUp(service, eventId);
    const place = (await signUp(service, eventId)).body;
    await signUp(service, eventId);
    expect((await substitute(place)).body).toMatchObject({ status: 'waitlisted', position: 1 });
  });

  it('stays with who has checked in, and goes to nobody who is registered', async () => {
    const { eventId } = await published(service);
    const place = (await signUp(service, eventId)).body;
    await signUp(service, eventId, { email: 'There@Example.org' });
    expect((await substitute(place, { name: '某', email: ' there@example.org ' })).body).toMatchObject({
      code: 'ALREADY_REGISTERED',
    });
    await scan(eventId, place.checkInCode, 'in');
    const refused = await substitute(place);
    expect([refused.status, refused.body['code']]).toEqual([409, 'CHECKED_IN']);
    expect((await shown(place)).body).toMatchObject({ version: 2 });
  });

  it('asks the new person what the event asks', async () => {
    const { eventId } = await published(service, { questions: [question] });
    const place = (await signUp(service, eventId, { answers: { diet: '素' } })).body;
    expect((await substitute(place)).status).toBe(422);
    const answer = await substitute(place, { ...newPerson, answers: { diet: '无' } });
    expect(answer.body).toMatchObject({ answers: { diet: '无' } });
  });

  it('is approved again after an edit where the event wants that, with the seat held', async () => {
    const { eventId } = await published(service, { capacity: 1, approval: true, editsNeedApproval: true });
    const place = (await signUp(service, eventId)).body;
    const decide = (action: string, body = {}) =>
      service.ask('POST', `/api/registrations/${place.id}/${action}`, { as: organiser, body });
    const code = (await decide('approve')).body['checkInCode'] as string;
    expect((await change(place, { phone: '139' })).body).toMatchObject({ status: 'confirmed' });
    expect((await change(place, { organisation: '另一家' })).body).toMatchObject({ status: 'pending' });
    expect((await signUp(service, eventId)).body).toMatchObject({ status: 'waitlisted' });
    expect((await scan(eventId, code, 'p')).body).toMatchObject({ result: 'not_confirmed' });
    expect((await decide('approve')).body).toMatchObject({ status: 'confirmed' });
    // What the organiser changes needs nobody's approval.
    const own = await service.ask('PATCH', `/api/registrations/${place.id}`, { as: organiser, body: { name: '新名' } });
    expect(own.body).toMatchObject({ status: 'confirmed' });
    expect((await substitute(place)).body).toMatchObject({ status: 'pending' });
    await decide('reject', { reason: '不符合条件' });
    const next = await service.ask<{ items: { status: string }[] }>(
      'GET',
      `/api/events/${eventId}/registrations?status=pending`,
      {
        as: organiser,
      },
    );
    expect(next.body.items).toHaveLength(1);
    const facts = (await service.facts(place.id)).map(({ aggregate_version }) => aggregate_version);
    expect(facts).toEqual(facts.map((_, index) => index + 1));
  });

  it('moves to the other way of attending in one step, or waits for it if that is wanted', async () => {
    const { eventId } = await published(service, { capacityOnsite: 1, capacityOnline: 1 }, { mode: 'hybrid' });
    const onsite = (await signUp(service, eventId)).body;
    const online = (await signUp(service, eventId, { attendanceMode: 'online' })).body;
    const refused = await change(onsite, { attendanceMode: 'online' });
    expect([refused.status, refused.body['code']]).toEqual([409, 'EVENT_FULL']);
    expect((await shown(onsite)).body).toMatchObject({ status: 'confirmed', attendanceMode: 'onsite', version: 1 });
    const waits = await change(onsite, { attendanceMode: 'online', ifFull: 'wait' });
    expect(waits.body).toMatchObject({ status: 'waitlisted', attendanceMode: 'online', position: 1, version: 2 });
    expect((await change(online, { attendanceMode: 'onsite' })).body).toMatchObject({ status: 'confirmed' });
    expect((await shown(onsite)).body).toMatchObject({ status: 'confirmed', attendanceMode: 'online' });
  });

  it('is decided on in bulk, a line each', async () => {
    const { eventId } = await published(service, { capacity: 3, approval: true });
    const ids: string[] = [];
    for (let i = 0; i < 4; i += 1) ids.push((await signUp(service, eventId)).body.id);
    const other = (await signUp(service, (await published(service)).eventId)).body.id;
    const bulk = (action: string, body: unknown, as = organiser) =>
      service.ask<{ items: { id: string; status?: string; problem?: { code: string } }[] }>(
        'POST',
        `/api/events/${eventId}/registrations/${action}`,
        { as, body },
      );
    const approved = await bulk('approve', { ids: [ids[0], ids[3], other] });
    expect(approved.body.items).toMatchObject([
      { id: ids[0], status: 'confirmed' },
      { id: ids[3], problem: { code: 'NOT_PENDING' } },
      { id: other, problem: { code: 'NOT_FOUND' } },
    ]);
    const rejected = await bulk('reject', { ids: [ids[1], ids[0]], reason: '名额有限' });
    expect(rejected.body.items).toMatchObject([{ status: 'rejected' }, { problem: { code: 'NOT_PENDING' } }]);
    // Its seat went to the line, which asks for approval first.
    const moved = await service.ask('GET', `/api/registrations/${ids[3]}`, { as: organiser });
    expect(moved.body).toMatchObject({ status: 'pending' });
    expect((await bulk('reject', { ids })).status).toBe(400);
    expect((await bulk('approve', { ids }, { roles: ['organiser'], hosts: [] })).status).toBe(403);
    const one = await service.ask<{ items: unknown[] }>('GET', `/api/registrations/${ids[1]}/history`, {
      as: organiser,
    });
    expect(one.body.items).toMatchObject([{ what: 'rejected', by: 'organiser' }]);
  });
});
