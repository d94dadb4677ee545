import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GroupRegistered } from '@zuomei/contracts';
import {
  organiser,
  published,
  runRegistrations,
  type RunningRegistrations,
  signUp,
  type SignedUp,
} from './running-registrations.js';

interface Result {
  email: string;
  id?: string;
  status: string;
  position?: number;
  problem?: { code: string };
}
interface GroupBody {
  groupId: string;
  allOrNone: boolean;
  results: Result[];
  code?: string;
  errors?: { pointer: string }[];
}

let count = 0;
const people = (size: number, more: Record<string, unknown> = {}) =>
  Array.from({ length: size }, () => {
    count += 1;
    return { name: `同事${count}`, email: `colleague${count}@example.org`, ...more };
  });

describe('a group', () => {
  let service: RunningRegistrations;
  const register = (eventId: string, members: unknown[], more: Record<string, unknown> = {}, headers = {}) =>
    service.ask<GroupBody>('POST', `/api/events/${eventId}/group-registrations`, {
      headers,
      body: {
        contact: { name: '联络人', email: 'contact@example.org' },
        organisation: '某研究院',
        allOrNone: true,
        people: members,
        ...more,
      },
    });
  const states = ({ results }: GroupBody) => results.map(({ status, position }) => [status, position]);
  const statusOf = async (id: string | undefined) =>
    (await service.ask<{ status: string }>('GET', `/api/registrations/${id}`, { as: organiser })).body.status;
  const cancel = ({ id, manageToken }: SignedUp) =>
    service.ask('POST', `/api/registrations/${id}/cancel`, { token: manageToken, body: {} });

  beforeAll(async () => {
    service = await runRegistrations();
  });
  afterAll(() => service.stop());

  it('has a seat for each, a link for each, and one fact of its own; nobody’s link is answered', async () => {
    const { eventId } = await published(service, { capacity: 3 });
    const { status, text, body } = await register(eventId, people(3));
    expect(status).toBe(201);
    expect(states(body)).toEqual(Array(3).fill(['confirmed', undefined]));
    expect(text).not.toContain('manageToken');
    const facts = await service.facts(eventId);
    expect(facts.map(({ type }) => type).sort()).toEqual([
      GroupRegistered.type,
      ...Array<string>(3).fill('registrations.registration-confirmed.v1'),
    ]);
    const ids = body.results.map(({ id }) => id);
    expect(facts.find(({ type }) => type === GroupRegistered.type)?.payload).toEqual({
      groupId: body.groupId,
      eventId,
      version: 1,
      registrationIds: ids,
    });
    const recipients = await service.ask<{ items: { id: string; email: string; people: unknown[]; link: string }[] }>(
      'POST',
      '/internal/recipients',
      { headers: { authorization: await service.asService('notifications') }, body: { ids: [body.groupId] } },
    );
    expect(recipients.body.items).toMatchObject([{ id: body.groupId, email: 'contact@example.org' }]);
    expect(recipients.body.items[0]?.people).toHaveLength(3);
    expect(recipients.body.items[0]?.link).not.toContain('#');
  });

  it('waits as one place in line, is passed over by who fits under `fill`, and that is noted', async () => {
    const { eventId } = await published(service, { capacity: 3, waitlistPolicy: 'fill' });
    const seated = [];
    for (let i = 0; i < 3; i += 1) seated.push((await signUp(service, eventId)).body);
    const group = (await register(eventId, people(2))).body;
    expect(states(group)).toEqual(Array(2).fill(['waitlisted', 1]));
    const single = (await signUp(service, eventId)).body;
    expect(single).toMatchObject({ status: 'waitlisted', position: 2 });
    await cancel(seated[0] as SignedUp);
    expect(await statusOf(single.id)).toBe('confirmed');
    const history = await service.ask<{ items: { what: string; detail: unknown }[] }>(
      'GET',
      `/api/registrations/${group.results[0]?.id}/history`,
      { as: organiser },
    );
    expect(history.body.items).toMatchObject([{ what: 'passed_over', detail: { needed: 2, free: 1 } }]);
    // A free seat that the group does not fill goes to a newcomer, too.
    await cancel(single);
    const place = await service.ask('GET', `/api/registrations/${group.results[0]?.id}`, { as: organiser });
    expect(place.body).toMatchObject({ waiting: { reason: 'group_does_not_fit', needed: 2, free: 1 } });
    const newcomer = (await signUp(service, eventId)).body;
    expect(newcomer.status).toBe('confirmed');
    await Promise.all([cancel(seated[1] as SignedUp), cancel(newcomer)]);
    expect(await Promise.all(group.results.map(({ id }) => statusOf(id)))).toEqual(['confirmed', 'confirmed']);
  });

  it('has seats wait for it under `strict`, and newcomers behind it', async () => {
    const { eventId } = await published(service, { capacity: 2, waitlistPolicy: 'strict' });
    const seated = [(await signUp(service, eventId)).body, (await signUp(service, eventId)).body];
    const group = (await register(eventId, people(2))).body;
    const single = (await signUp(service, eventId)).body;
    await cancel(seated[0] as SignedUp);
    expect(await statusOf(single.id)).toBe('waitlisted');
    expect((await signUp(service, eventId)).body).toMatchObject({ status: 'waitlisted', position: 3 });
    const why = await service.ask('GET', `/api/registrations/${single.id}`, { as: organiser });
    expect(why.body).toMatchObject({ waiting: { reason: 'behind_group' } });
    await cancel(seated[1] as SignedUp);
    expect(await Promise.all(group.results.map(({ id }) => statusOf(id)))).toEqual(['confirmed', 'confirmed']);
  });

  it('takes as many seats as there are without all-or-none, one line number each', async () => {
    const { eventId } = await published(service, { capacity: 2 });
    const { body } = await register(eventId, people(4), { allOrNone: false });
    expect(states(body)).toEqual([
      ['confirmed', undefined],
      ['confirmed', undefined],
      ['waitlisted', 1],
      ['waitlisted', 2],
    ]);
  });

  it('comes together or not at all: full without a waitlist, or one of them refused, registers nobody', async () => {
    const { eventId } = await published(service, {
      capacity: 1,
      waitlist: false,
      questions: [{ key: 'q', label: '?', kind: 'text', required: true }],
    });
    const full = await register(eventId, people(2, { answers: { q: '好' } }));
    expect([full.status, full.body.code]).toEqual([409, 'EVENT_FULL']);
    const refused = await register(eventId, [...people(1, { answers: { q: '好' } }), ...people(1)]);
    expect([refused.status, refused.body.errors?.[0]?.pointer]).toEqual([422, '/people/1/answers/q']);
    const mixed = await register(eventId, [...people(1), ...people(1, { answers: { q: '好' } })], { allOrNone: false });
    expect(mixed.body.results).toMatchObject([
      { status: 'refused', problem: { code: 'INVALID_ANSWERS' } },
      { status: 'confirmed' },
    ]);
    expect(await service.facts(eventId)).toHaveLength(2);
  });

  it('leaves out who is registered already, and answers a repeat as the first', async () => {
    const { eventId } = await published(service);
    const members = people(2);
    await signUp(service, eventId, members[0]);
    const headers = { 'idempotency-key': 'one-group' };
    const first = await register(eventId, members, {}, headers);
    expect(first.body.results.map(({ status }) => status)).toEqual(['already_registered', 'confirmed']);
    expect((await register(eventId, members, {}, headers)).body).toEqual(first.body);
    expect((await register(eventId, [members[0], members[0]])).status).toBe(400);
    expect((await register(eventId, people(51))).status).toBe(400);
  });

  it('is approved, and seated, whole where pending holds no seat', async () => {
    const { eventId } = await published(service, { capacity: 2, approval: true, pendingHoldsSeat: false });
    await signUp(service, eventId);
    const { results } = (await register(eventId, people(2))).body;
    expect(results.map(({ status }) => status)).toEqual(['pending', 'pending']);
    const [one, other] = results;
    const items = await service.ask<{ items: { id: string; status: string }[] }>(
      'GET',
      `/api/events/${eventId}/registrations`,
      {
        as: organiser,
      },
    );
    const alone = items.body.items[0]?.id;
    const approved = await service.ask('POST', `/api/events/${eventId}/registrations/approve`, {
      as: organiser,
      body: { ids: [alone, one?.id] },
    });
    expect(approved.body).toEqual({
      items: [
        { id: alone, status: 'confirmed' },
        { id: one?.id, status: 'waitlisted' },
      ],
    });
    expect(await statusOf(other?.id)).toBe('waitlisted');
  });
});
