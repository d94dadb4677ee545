import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@zuomei/platform';
import { organiser, published, runRegistrations, type RunningRegistrations } from './running-registrations.js';

describe('a closed event', () => {
  let service: RunningRegistrations;
  let closed: string;
  let token: string;
  beforeAll(async () => {
    service = await runRegistrations();
    closed = (
      await published(
        service,
        { questions: [{ key: 'cv', label: '简历', kind: 'file', required: true }] },
        { visibility: 'invitation' },
      )
    ).eventId;
    const { body } = await service.ask<{ items: { id: string }[] }>('POST', `/api/events/${closed}/invitations`, {
      as: organiser,
      body: { invitations: [{ email: 'guest@example.org' }] },
    });
    const recipients = await service.ask<{ items: { link: string }[] }>('POST', '/internal/recipients', {
      headers: { authorization: await service.asService('notifications') },
      body: { ids: [body.items[0]?.id] },
    });
    token = recipients.body.items[0]?.link.split('#')[1] ?? '';
  });
  afterAll(() => service.stop());

  const person = { name: '某', email: 'stranger@example.org' };
  const asked: [string, string, unknown?, Record<string, string>?][] = [
    ['GET', 'availability'],
    ['POST', 'registrations', person],
    ['POST', 'registrations', { ...person, homepage: 'http://x' }],
    ['POST', 'registrations', { ...person, invitation: 'nonsense' }],
    ['POST', 'registrations', person, { 'idempotency-key': 'closed' }],
    ['POST', 'answer-files', {}],
    ['POST', 'registrations', { name: '' }],
    ['GET', 'occupancy'],
    ['GET', 'registrations'],
    ['GET', 'invitations'],
    ['GET', 'sign-up-terms'],
    ['POST', 'group-registrations', { contact: person, organisation: '甲', allOrNone: false, people: [person] }],
  ];

  // Full rows: a shorter one would hand the test a callback to wait for.
  const rows = asked.map(([method, path, body, headers]) => [method, path, body, headers ?? {}] as const);

  it.each(rows)('answers %s %s %j like an event that does not exist', async (method, path, body, headers) => {
    const of = async (id: string) => {
      const { status, text } = await service.ask(method, `/api/events/${id}/${path}`, { body, headers });
      return { status, text };
    };
    expect(await of(closed)).toEqual(await of(newId()));
  });

  it.each(rows)('answers another host’s organiser at %s %s %j in the same way', async (method, path, body, headers) => {
    const as = { roles: ['organiser'], hosts: [newId()] };
    const [one, none] = await Promise.all(
      [closed, newId()].map((id) => service.ask(method, `/api/events/${id}/${path}`, { as, body, headers })),
    );
    expect({ status: one?.status, text: one?.text }).toEqual({ status: none?.status, text: none?.text });
  });

  it('is there for whoever holds an invitation to it, and nobody else’s', async () => {
    const availability = (id: string, headers: Record<string, string>) =>
      service.ask('GET', `/api/events/${id}/availability`, { headers });
    expect(await availability(closed, { 'x-invitation-token': token })).toMatchObject({
      status: 200,
      body: { open: true },
    });
    expect((await availability(closed, { cookie: `zuomei_invitation=${token}` })).status).toBe(200);
    const another = await published(service, {}, { visibility: 'invitation' });
    expect((await availability(another.eventId, { 'x-invitation-token': token })).status).toBe(404);
    const other = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
    expect((await availability(closed, { 'x-invitation-token': other })).status).toBe(404);
  });
});
