import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@zuomei/platform';
import type { TestUser } from '@zuomei/testing';
import { type RunningEvents, runEvents } from './running-events.js';
import { admin, draft, eventOf, organisation, published } from './samples.js';

describe('who sees and does what', () => {
  let events: RunningEvents;
  let host: string;
  const ids: Record<string, string> = {};
  const callers: Record<string, TestUser | undefined> = {};

  const make = async (name: string, visibility: string, ...actions: string[]): Promise<void> => {
    const { body } = await events.ask<{ id: string }>('POST', '/api/events', {
      as: admin,
      body: eventOf(host, { title: name, visibility, industry: '可见性' }),
    });
    for (const action of actions) await events.ask('POST', `/api/events/${body.id}/${action}`, { as: admin, body: {} });
    ids[name] = body.id;
  };

  beforeAll(async () => {
    events = await runEvents();
    host = await organisation(events);
    await make('draft', 'public');
    await make('public', 'public', 'publish');
    await make('postponed', 'public', 'publish', 'postpone');
    await make('cancelled', 'public', 'publish', 'cancel');
    await make('ended', 'public', 'publish', 'end');
    await make('cancelled draft', 'public', 'cancel');
    await make('internal', 'internal', 'publish');
    await make('invitation', 'invitation', 'publish');
    Object.assign(callers, {
      anonymous: undefined,
      member: { roles: ['member'], memberOf: [host] },
      'organiser of others': { roles: ['organiser'], hosts: [newId()] },
      organiser: { roles: ['organiser'], hosts: [host] },
      staff: { roles: ['staff'] },
      admin,
    });
  });
  afterAll(() => events.stop());

  const publicly = ['public', 'postponed', 'cancelled', 'ended'];
  const all = ['draft', ...publicly, 'cancelled draft', 'internal', 'invitation'];
  const seen: Record<string, string[]> = {
    anonymous: publicly,
    member: [...publicly, 'internal'],
    'organiser of others': [...publicly, 'internal'],
    organiser: all,
    staff: all,
    admin: all,
  };

  it.each(Object.keys(seen))('shows %s the same events one by one, as a list and in calendars', async (who) => {
    const as = callers[who];
    const byId: string[] = [];
    const asIcs: string[] = [];
    for (const [name, id] of Object.entries(ids)) {
      const one = await events.ask('GET', `/api/events/${id}`, { as });
      if (one.status === 200) byId.push(name);
      else expect(one).toMatchObject({ status: 404, body: { code: 'NOT_FOUND', detail: '没有这个活动。' } });
      if ((await events.ask('GET', `/api/events/${id}.ics`, { as })).status === 200) asIcs.push(name);
      const sessions = await events.ask('GET', `/api/events/${id}/sessions`, { as });
      expect(sessions.status).toBe(one.status);
    }
    const { body } = await events.ask<{ items: { title: string }[] }>('GET', `/api/events?host=${host}`, { as });
    const calendar = (await events.ask('GET', `/api/calendar.ics?host=${host}`, { as })).text;
    const wanted = [...(seen[who] ?? [])].sort();
    expect(byId.sort()).toEqual(wanted);
    expect(asIcs.sort()).toEqual(wanted);
    expect(body.items.map(({ title }) => title).sort()).toEqual(wanted);
    const inCalendar = Object.entries(ids).filter(([, id]) => calendar.includes(`UID:${id}`));
    expect(inCalendar.map(([name]) => name).sort()).toEqual(wanted.filter((name) => name !== 'draft'));
  });

  it.each([
    ['anonymous', 401, 401],
    ['member', 403, 403],
    ['staff', 403, 403],
    ['organiser of others', 404, 403],
    ['organiser', 200, 200],
    ['admin', 200, 200],
  ])('answers %s who changes a draft with %i and a published event with %i', async (who, onDraft, onPublished) => {
    const change = (id: string | undefined) =>
      events.ask('PATCH', `/api/events/${id}`, { as: callers[who], body: { venue: who } });
    expect((await change(ids['draft'])).status).toBe(onDraft);
    expect((await change(ids['public'])).status).toBe(onPublished);
  });

  it('lets an organiser act only for hosts of their own', async () => {
    const other = await organisation(events, '成都市科技局');
    const as = callers['organiser'];
    const drafted = await events.ask('POST', '/api/events', { as, body: eventOf(other) });
    expect(drafted).toMatchObject({ status: 403, body: { code: 'NOT_YOUR_EVENT' } });
    const shared = await events.ask<{ id: string }>('POST', '/api/events', {
      as,
      body: eventOf(other, { hostIds: [other, host.toUpperCase()] }),
    });
    expect(shared).toMatchObject({
      status: 201,
      body: { hosts: [{ name: '成都市科技局' }, { name: '电子科技大学' }] },
    });
    const givenAway = await events.ask('PATCH', `/api/events/${shared.body.id}`, { as, body: { hostIds: [other] } });
    expect(givenAway).toMatchObject({ status: 403, body: { code: 'NOT_YOUR_EVENT' } });
    const organisationOf = (id: string) =>
      events.ask('PATCH', `/api/organisations/${id}`, { as, body: { city: '成都市' } });
    expect(await organisationOf(host)).toMatchObject({ status: 200, body: { city: '成都市', version: 2 } });
    expect(await organisationOf(other)).toMatchObject({ status: 403, body: { code: 'NOT_YOUR_ORGANISATION' } });
  });

  it('says what the caller may do with an event', async () => {
    const { id } = await published(events);
    const actionsFor = async (as: TestUser | undefined) =>
      (await events.ask<{ allowedActions: string[] }>('GET', `/api/events/${id}`, { as })).body.allowedActions;
    expect(await actionsFor(admin)).toEqual(['change', 'postpone', 'cancel', 'end']);
    expect(await actionsFor(callers['staff'])).toEqual([]);
    expect(await actionsFor(undefined)).toEqual([]);
  });

  it('shows the page of a series and of a university to strangers only where something public is of them', async () => {
    const make = (name: string, parentId?: string) =>
      events.ask<{ id: string }>('POST', '/api/series', { as: admin, body: { name, parentId } });
    const [parent, unseen] = [(await make('校企双进')).body.id, (await make('内部会')).body.id];
    const part = (await make('找矿挖宝', parent)).body.id;
    const { id, hostId } = await published(events, { seriesId: part });
    await draft(events, { seriesId: unseen });
    const guest = await organisation(events, '四川大学');
    await events.ask('PATCH', `/api/events/${id}`, { as: admin, body: { guestIds: [guest] } });
    const achievement = await events.ask<{ id: string }>('POST', '/api/achievements', {
      as: admin,
      body: { title: '氧化钨气敏元件', ownerId: guest },
    });
    const shown = { form: 'published', achievementId: achievement.body.id };
    await events.ask('POST', `/api/events/${id}/showings`, { as: admin, body: shown });
    const page = (path: string, as?: TestUser) => events.ask('GET', `/api/${path}/profile`, { as });
    const achievements = { counts: { events: 1, achievements: 0, needs: 0 } };
    expect((await page(`series/${parent}`)).body).toMatchObject({
      children: [{ id: part }],
      parent: null,
      ...achievements,
    });
    await events.ask('POST', `/api/achievements/${achievement.body.id}/publish`, { as: admin, body: {} });
    const counts = { events: 1, achievements: 1, needs: 0 };
    expect((await page(`series/${part}`)).body).toMatchObject({ parent: { name: '校企双进' }, counts });
    expect((await page(`organisations/${guest}`)).body).toMatchObject({ name: '四川大学', kind: 'university', counts });
    expect((await page(`organisations/${hostId}`)).body).toMatchObject({ counts: { ...counts, achievements: 0 } });
    const of = await events.ask<{ items: { id: string }[] }>('GET', `/api/events?organisation=${guest}`);
    expect(of.body.items.map((event) => event.id)).toEqual([id]);
    expect([(await page(`series/${unseen}`)).status, (await page(`series/${unseen}`, admin)).status]).toEqual([
      404, 200,
    ]);
    expect((await page(`organisations/${newId()}`)).status).toBe(404);
  });

  it('tells anonymous callers of no organisation, series or session of a draft', async () => {
    const { id } = await draft(events);
    expect((await events.ask('GET', '/api/organisations')).status).toBe(401);
    expect((await events.ask('GET', '/api/series')).status).toBe(401);
    expect((await events.ask('GET', `/api/events/${id}/sessions`)).status).toBe(404);
  });
});
