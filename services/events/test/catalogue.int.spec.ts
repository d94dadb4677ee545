import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningEvents, runEvents } from './running-events.js';
import { admin, draft, organisation, published } from './samples.js';

const example = (file: string): string =>
  readFileSync(join(import.meta.dirname, '../../../examples/data', file), 'utf8');

interface Item {
  id: string;
  status: string;
  title: string;
  code: string | null;
  reason?: string | null;
  count?: number;
  form?: string;
}

describe('the catalogue and what is shown', () => {
  let events: RunningEvents;
  let ownerId: string;
  const member = () => ({ roles: ['member'], memberOf: [ownerId] });
  const as = (user: object) => ({ as: user as typeof admin });
  const record = async (body: object = {}, kind = 'achievements', user: object = member()) =>
    events.ask<Item>('POST', `/api/${kind}`, { ...as(user), body: { title: '气体传感器', ownerId, ...body } });
  const step = (id: string, verb: string, user: object, body: object = {}, kind = 'achievements') =>
    events.ask<Item>('POST', `/api/${kind}/${id}/${verb}`, { ...as(user), body });
  const list = async (path: string, user?: object) =>
    (await events.ask<{ items: Item[] }>('GET', path, user ? as(user) : {})).body.items;

  beforeAll(async () => {
    events = await runEvents();
    ownerId = await organisation(events, '天微股份');
  });
  afterAll(() => events.stop());

  it('shows a member’s draft to nobody else until it is reviewed and published', async () => {
    const { id } = (await record({ code: 'A-1' })).body;
    const path = `/api/achievements/${id}`;
    expect((await events.ask('GET', path)).status).toBe(404);
    expect((await events.ask('GET', path, as({ roles: ['member'], memberOf: [] }))).status).toBe(404);
    expect((await step(id, 'publish', member())).status).toBe(403);
    expect((await step(id, 'submit', member())).body.status).toBe('in_review');
    const back = await step(id, 'give-back', admin, { reason: '请补充成熟度' });
    expect([back.body.status, back.body.reason]).toEqual(['draft', '请补充成熟度']);
    await step(id, 'submit', member());
    expect((await step(id, 'publish', admin)).body.status).toBe('published');
    expect((await events.ask<Item>('GET', path)).body).not.toHaveProperty('reason');
    const change = await events.ask<{ code: string }>('PATCH', path, { ...as(member()), body: { title: '新' } });
    expect([change.status, change.body.code]).toEqual([409, 'WITHDRAW_FIRST']);
    expect((await step(id, 'withdraw', member())).body.status).toBe('withdrawn');
    expect((await events.ask('GET', path)).status).toBe(404);
  });

  it('takes a published need off the open ones when its deadline is past', async () => {
    const { body } = await record({ openCall: true, answerBy: '2026-01-31' }, 'needs', admin);
    expect((await step(body.id, 'publish', admin, {}, 'needs')).body.status).toBe('expired');
    expect(await list(`/api/needs?status=published&owner=${ownerId}`)).toEqual([]);
    expect((await list(`/api/needs?status=expired&owner=${ownerId}`)).map(({ id }) => id)).toEqual([body.id]);
  });

  it('wants a last day of an open call before it is put forward, and keeps it from then on', async () => {
    const { id } = (await record({ title: '揭榜', openCall: true }, 'needs')).body;
    const refused = { status: 422, body: { errors: [{ pointer: '/answerBy', code: 'REQUIRED' }] } };
    expect(await step(id, 'submit', member(), {}, 'needs')).toMatchObject(refused);
    expect(await step(id, 'publish', admin, {}, 'needs')).toMatchObject(refused);
    const change = (body: object) => events.ask('PATCH', `/api/needs/${id}`, { ...as(admin), body });
    expect((await change({ answerBy: '2031-01-31' })).status).toBe(200);
    expect((await step(id, 'publish', admin, {}, 'needs')).body.status).toBe('published');
    expect(await change({ answerBy: null })).toMatchObject(refused);
    const open = `/api/needs?owner=${ownerId}&status=published&openCall=`;
    expect((await list(`${open}true`)).map(({ title }) => title)).toEqual(['揭榜']);
    expect(await list(`${open}false`)).toEqual([]);
    expect((await events.ask('GET', `${open}perhaps`)).status).toBe(400);
  });

  it('refuses a code twice and an owner that does not exist, and records nothing', async () => {
    await record({ code: 'A-2' });
    expect((await record({ code: 'A-2' })).body).toMatchObject({ code: 'CODE_TAKEN' });
    expect((await record({ code: 'A-2' }, 'needs')).status).toBe(201);
    const nobody = { ownerId: '01963f00-0000-7000-8000-000000000000' };
    expect((await record(nobody, 'achievements', admin)).body).toMatchObject({ code: 'UNKNOWN_REFERENCE' });
    expect(await list(`/api/achievements?owner=${nobody.ownerId}`, admin)).toEqual([]);
  });

  it('shows the same thing once, and not to strangers before it is published', async () => {
    const event = await published(events);
    const { id: achievementId } = (await record()).body;
    const show = (body: object) => events.ask<Item>('POST', `/api/events/${event.id}/showings`, { ...as(admin), body });
    const first = await show({ form: 'published', achievementId });
    expect([first.status, first.body.title]).toEqual([201, '气体传感器']);
    expect((await show({ form: 'published', achievementId })).status).toBe(409);
    expect((await show({ form: 'roadshow', achievementId })).status).toBe(201);
    expect((await show({ form: 'lab_tour', title: '微波实验室' })).status).toBe(201);
    expect((await show({ form: 'lab_tour', title: '又一', achievementId })).status).toBe(422);
    const path = `/api/showings?event=${event.id}`;
    expect((await list(path)).map(({ title }) => title)).toEqual(['微波实验室']);
    expect(await list(path, admin)).toHaveLength(3);
    expect((await list(`${path}&of=achievement&form=roadshow`, admin)).map(({ form }) => form)).toEqual(['roadshow']);
    expect((await events.ask('DELETE', `/api/showings/${first.body.id}`, as(admin))).status).toBe(204);
    expect((await show({ form: 'published', achievementId })).status).toBe(201);
  });

  it('hides what is shown at a draft', async () => {
    const event = await draft(events);
    await events.ask('POST', `/api/events/${event.id}/showings`, {
      ...as(admin),
      body: { form: 'lab_tour', title: '实验室' },
    });
    expect(await list(`/api/showings?event=${event.id}`)).toEqual([]);
  });

  it('counts of each source the latest reading, also one that arrives late', async () => {
    const event = await published(events);
    const add = (count: number, at: string, source: string) =>
      events.ask('POST', `/api/events/${event.id}/live-views`, { ...as(admin), body: { count, at, source } });
    await add(500, '2026-03-10T02:00:00Z', '科创通');
    await add(900, '2026-03-10T03:00:00Z', '科创通');
    await add(700, '2026-03-10T02:30:00Z', '科创通');
    await add(30, '2026-03-10T02:00:00Z', '视频号');
    const counting = await list(`/api/live-views?event=${event.id}&counting=true`);
    expect(counting.map(({ count }) => count)).toEqual([900, 30]);
    expect(await list(`/api/live-views?event=${event.id}`)).toHaveLength(4);
    const count = { count: 200, source: '现场' };
    await events.ask('POST', `/api/events/${event.id}/head-counts`, { ...as(admin), body: count });
    expect(await list(`/api/head-counts?event=${event.id}`)).toMatchObject([count]);
  });

  it('brings in what the programme showed, and a second time changes nothing', async () => {
    const send = (what: string) =>
      events.ask<Record<string, number>>('POST', `/api/imports/${what}`, {
        ...as(admin),
        file: { content: example(`${what}.csv`), type: 'text/csv' },
      });
    for (const what of ['organisations', 'events']) expect((await send(what)).status).toBe(200);
    const lines = (await events.db.query<{ n: string }>('SELECT count(*) AS n FROM outbox'))[0]?.n;
    const rows = (what: string) => example(`${what}.csv`).trim().split('\n').length - 1;
    const created = (what: string) => ({ created: rows(what), updated: 0, unchanged: 0, rejected: [] });
    for (const what of ['achievements', 'needs']) {
      expect((await send(what)).body).toEqual(created(what));
      expect((await send(what)).body).toMatchObject({ created: 0, updated: 0, unchanged: rows(what) });
    }
    const told = await events.db.query<{ n: string }>('SELECT count(*) AS n FROM outbox');
    expect(Number(told[0]?.n) - Number(lines)).toBe(2 * (rows('achievements') + rows('needs')));
    const shown = await list('/api/showings?of=need&limit=200', admin);
    expect(shown.map(({ title }) => title)).toContain('气体传感器');
  });
});
