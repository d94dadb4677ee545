import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@zuomei/testing';
import { type RunningEvents, runEvents } from './running-events.js';
import { admin, draft, published } from './samples.js';
import { hearFacts } from './told-facts.js';

describe('the life of an event', () => {
  let events: RunningEvents;
  let facts: Awaited<ReturnType<typeof hearFacts>>;
  const act = (id: string, action: string, body: unknown = {}) =>
    events.ask('POST', `/api/events/${id}/${action}`, { as: admin, body });
  const typesOf = (id: string) => facts.about(id).map(({ type }) => type);

  beforeAll(async () => {
    events = await runEvents();
    facts = await hearFacts(events.environment);
  });
  afterAll(async () => {
    await facts.stop();
    await events.stop();
  });

  it('tells every step on the topic, in order, one fact a version', async () => {
    const { id } = await draft(events, {
      capacity: 30,
      questions: [{ key: 'q', label: '?', kind: 'text', required: true }],
    });
    await events.ask('PATCH', `/api/events/${id}`, { as: admin, body: { venue: '成都', capacity: 40 } });
    await act(id, 'publish');
    await act(id, 'postpone', { reason: '暴雨' });
    await act(id, 'publish', { startsAt: '2031-04-10T01:00:00Z' });
    await act(id, 'end');
    await eventually(() => expect(facts.about(id)).toHaveLength(6));
    expect(facts.about(id).map(({ type, version }) => [type, version])).toEqual([
      ['events.event-drafted.v1', 1],
      ['events.event-changed.v1', 2],
      ['events.event-published.v1', 3],
      ['events.event-postponed.v1', 4],
      ['events.event-published.v1', 5],
      ['events.event-ended.v1', 6],
    ]);
    const [, changed, , postponed, again] = facts.about(id).map(({ fact }) => fact);
    expect(changed).toMatchObject({ venue: '成都', changed: ['venue', 'capacity'], terms: { capacity: 40 } });
    expect(postponed).toMatchObject({ status: 'postponed', reason: '暴雨' });
    expect(again).toMatchObject({ startsAt: '2031-04-10T01:00:00.000Z', endsAt: '2031-04-10T09:00:00.000Z' });
  });

  it('is published once when two publish at the same time', async () => {
    const { id } = await draft(events);
    const answers = await Promise.all([1, 2, 3, 4].map(() => act(id, 'publish')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'EVENT_STATUS', status: 409 });
    await act(id, 'end');
    await eventually(() => expect(typesOf(id)).toContain('events.event-ended.v1'));
    expect(typesOf(id)).toEqual(['events.event-drafted.v1', 'events.event-published.v1', 'events.event-ended.v1']);
  });

  it('has no gap and no repeat in its versions when many change it at the same time', async () => {
    const { id } = await published(events);
    const session = { title: '圆桌', startsAt: '2031-03-10T01:00:00Z', endsAt: '2031-03-10T02:00:00Z' };
    const changes = Array.from({ length: 12 }, (_, index) => [
      events.ask('PATCH', `/api/events/${id}`, { as: admin, body: { venue: `第${index}教室` } }),
      events.ask('POST', `/api/events/${id}/sessions`, { as: admin, body: session }),
    ]).flat();
    const statuses = (await Promise.all(changes)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([...Array<number>(12).fill(200), ...Array<number>(12).fill(201)]);
    await eventually(() => expect(facts.about(id)).toHaveLength(26));
    expect(facts.about(id).map(({ version }) => version)).toEqual(Array.from({ length: 26 }, (_, index) => index + 1));
    expect(facts.about(id).at(-1)?.fact.sessions).toHaveLength(12);
  });

  it('is changed by whoever saw its last version, and by nobody who saw an older one', async () => {
    const { id } = await draft(events);
    const change = (title: string, version: number) =>
      events.ask('PATCH', `/api/events/${id}`, { as: admin, body: { title }, headers: { 'if-match': `"${version}"` } });
    expect((await change('第一次', 1)).body).toMatchObject({ title: '第一次', version: 2 });
    expect(await change('第二次', 1)).toMatchObject({ status: 412, body: { code: 'STALE_VERSION' } });
    expect((await change('第一次', 2)).body).toMatchObject({ title: '第一次', version: 2 });
  });

  it('keeps its sign-up terms as they were published', async () => {
    const { id } = await published(events, { capacity: 10 });
    const change = (body: unknown) => events.ask('PATCH', `/api/events/${id}`, { as: admin, body });
    expect(await change({ capacity: 20 })).toMatchObject({
      status: 409,
      body: { code: 'TERMS_PUBLISHED', errors: [{ pointer: '/capacity' }] },
    });
    expect(await change({ capacity: 10, title: '新的标题' })).toMatchObject({ status: 200, body: { capacity: 10 } });
  });

  it('is the same event when what was read is sent back', async () => {
    const choice = { key: 'meal', label: '用餐', kind: 'choice', required: false, options: ['要', '不要'] };
    const more = { mode: 'hybrid', capacityByMode: { onsite: 3 }, questions: [choice], code: 'SAME' };
    const { id } = await published(events, more);
    const { body } = await events.ask('GET', `/api/events/${id}`, { as: admin });
    const answer = await events.ask('PATCH', `/api/events/${id}`, { as: admin, body });
    expect([answer.status, answer.body]).toEqual([200, body]);
  });

  it('moves its sessions along to a new date and keeps them within its time', async () => {
    const { id } = await published(events);
    const session = { title: '开幕', startsAt: '2031-03-10T01:00:00Z', endsAt: '2031-03-10T02:00:00Z' };
    const added = await events.ask('POST', `/api/events/${id}/sessions`, { as: admin, body: session });
    expect(added.status).toBe(201);
    const late = { ...session, endsAt: '2031-03-10T09:00:01Z' };
    expect(await events.ask('POST', `/api/events/${id}/sessions`, { as: admin, body: late })).toMatchObject({
      status: 422,
      body: { code: 'SESSION_OUTSIDE_EVENT', errors: [{ pointer: '/endsAt' }] },
    });
    const later = await events.ask('PATCH', `/api/events/${id}`, {
      as: admin,
      body: { startsAt: '2031-03-10T01:30:00Z' },
    });
    expect(later).toMatchObject({ status: 422, body: { code: 'SESSION_OUTSIDE_EVENT' } });
    await act(id, 'postpone');
    expect(await act(id, 'publish')).toMatchObject({ status: 422, body: { code: 'NEW_DATE_REQUIRED' } });
    const moved = await act(id, 'publish', { startsAt: '2031-03-11T01:00:00Z' });
    expect(moved.body).toMatchObject({
      sessions: [{ title: '开幕', startsAt: '2031-03-11T01:00:00.000Z', version: 2 }],
    });
  });

  it('ends by itself at its end, once, however many instances look', async () => {
    const soon = Date.now() + 500;
    const time = { startsAt: new Date(soon - 3_600_000).toISOString(), endsAt: new Date(soon).toISOString() };
    await events.another();
    const ids = await Promise.all([1, 2, 3, 4, 5].map(async () => (await published(events, time)).id));
    const untouched = await draft(events, time);
    await eventually(() => ids.forEach((id) => expect(typesOf(id)).toHaveLength(3)));
    for (const id of ids) expect(typesOf(id).slice(1)).toEqual(['events.event-published.v1', 'events.event-ended.v1']);
    const { body } = await events.ask('GET', `/api/events/${untouched.id}`, { as: admin });
    expect(body).toMatchObject({ status: 'draft' });
  });

  it('is drafted once, however often the request is repeated with its key', async () => {
    const { hostId } = await draft(events);
    const headers = { 'idempotency-key': 'draft-once' };
    const body = { title: '一次', kind: 'salon', mode: 'online', visibility: 'public', hostIds: [hostId] };
    const time = { startsAt: '2031-03-10T01:00:00Z', endsAt: '2031-03-10T02:00:00Z' };
    const same = { id: 'a3a3a3a3-0000-4000-8000-000000000001', roles: ['admin'] };
    const ask = (title: string) =>
      events.ask<{ id: string }>('POST', '/api/events', { as: same, headers, body: { ...body, ...time, title } });
    const answers = await Promise.all([ask('一次'), ask('一次'), ask('一次')]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(await ask('另一次')).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });
});
