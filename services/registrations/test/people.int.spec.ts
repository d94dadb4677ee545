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

describe('the people of an event', () => {
  let service: RunningRegistrations;
  const act = (place: SignedUp, action: string, body: unknown = {}) =>
    service.ask('POST', `/api/registrations/${place.id}/${action}`, { token: place.manageToken, body });
  const decide = (place: SignedUp, action: string, body: unknown = {}) =>
    service.ask('POST', `/api/registrations/${place.id}/${action}`, { as: organiser, body });

  beforeAll(async () => {
    service = await runRegistrations();
  });
  afterAll(() => service.stop());

  it('is listed for the organisers, found, paged and exported without formulas', async () => {
    const event = await published(service, { capacity: 2 });
    await signUp(service, event.eventId, { name: '=HYPERLINK("x")', organisation: '电子科技大学' });
    await signUp(service, event.eventId, { name: '李四' });
    await signUp(service, event.eventId, { name: '王五', organisation: '电子科大' });
    const list = async (query: string) =>
      (
        await service.ask<{ items: { name: string; position?: number }[]; nextCursor: string | null }>(
          'GET',
          `/api/events/${event.eventId}/registrations?${query}`,
          { as: organiser },
        )
      ).body;
    expect((await list('')).items.map((i) => i.name)).toEqual(['=HYPERLINK("x")', '李四', '王五']);
    expect((await list(`q=${encodeURIComponent('电子科')}&status=waitlisted`)).items).toMatchObject([
      { name: '王五', position: 1 },
    ]);
    const page = await list('limit=2');
    expect((await list(`limit=2&cursor=${page.nextCursor}`)).items.map((i) => i.name)).toEqual(['王五']);
    const csv = await service.ask('GET', `/api/events/${event.eventId}/registrations.csv`, { as: organiser });
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.text).toContain(`"'=HYPERLINK(""x"")"`);
    expect((await service.ask('GET', `/api/events/${event.eventId}/registrations`)).status).toBe(401);
    const stranger = { roles: ['organiser'], hosts: [newId()] };
    expect((await service.ask('GET', `/api/events/${event.eventId}/registrations`, { as: stranger })).status).toBe(403);
  });

  it('tells notifications, and nobody else, whom to write to', async () => {
    const event = await published(service, { capacity: 1 });
    const first = (await signUp(service, event.eventId, { name: '张三', email: 'z@example.org', locale: 'en' })).body;
    const second = (await signUp(service, event.eventId)).body;
    const ask = async (authorization?: string) =>
      service.ask<{ items: Record<string, unknown>[] }>('POST', '/internal/recipients', {
        body: { ids: [first.id, second.id, newId()] },
        headers: authorization ? { authorization } : {},
      });
    expect((await ask()).status).toBe(404);
    expect((await ask(await service.asService('gateway'))).status).toBe(404);
    const { body } = await ask(await service.asService('notifications'));
    const byId = new Map(body.items.map((item) => [item['id'], item]));
    expect(byId.get(first.id)).toEqual({
      id: first.id,
      eventId: event.eventId,
      eventVersion: 2,
      status: 'confirmed',
      name: '张三',
      email: 'z@example.org',
      locale: 'en',
      link: `http://127.0.0.1:3000/place#${first.manageToken}`,
      checkInCode: first.checkInCode,
    });
    expect(byId.get(second.id)).toMatchObject({ status: 'waitlisted', position: 1 });
    expect(body.items).toHaveLength(2);
  });

  it('states an intent; its words stay here', async () => {
    const event = await published(service);
    const organisation = newId();
    await service.db.query('INSERT INTO organisations (id, version, name) VALUES ($1, 1, $2)', [
      organisation,
      '甲公司',
    ]);
    const place = (await signUp(service, event.eventId, { name: '钱七', organisationId: newId() })).body;
    const room = { areaSquareMetres: '800.5', wantedFrom: '2027-09-01' };
    const intent = { kind: 'settlement', toOrganisationId: organisation, note: '想尽快见面', ...room };
    const stated = await act(place, 'intents', intent);
    expect(stated).toMatchObject({ status: 201, body: { kind: 'settlement', note: '想尽快见面' } });
    expect(await act(place, 'intents', { ...intent, toOrganisationId: newId() })).toMatchObject({
      status: 422,
      body: { code: 'UNKNOWN_REFERENCE' },
    });
    const fact = (await service.facts(place.id)).at(-1);
    expect(fact).toMatchObject({ type: 'registrations.intent-stated.v1', aggregate_version: 2, payload: room });
    expect(await act(place, 'intents', { ...intent, kind: 'cooperation' })).toMatchObject({
      body: { code: 'SETTLEMENT_ONLY' },
    });
    expect(JSON.stringify(fact)).not.toContain('见面');
    const internal = await service.ask<{ items: unknown[] }>('POST', '/internal/intents', {
      body: { ids: [stated.body['id']] },
      headers: { authorization: await service.asService('notifications') },
    });
    expect(internal.body.items).toMatchObject([{ note: '想尽快见面', contact: { name: '钱七' } }]);
    expect((await decide(place, 'intents', intent)).status).toBe(403);
  });
});
