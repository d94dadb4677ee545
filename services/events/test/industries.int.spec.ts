import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningEvents, runEvents } from './running-events.js';
import { admin, eventOf, organisation } from './samples.js';

interface Industry {
  id: string;
  version: number;
  name: string;
  nameEn: string | null;
  retired: boolean;
}

describe('industries', () => {
  let events: RunningEvents;
  let ownerId: string;
  const staff = { roles: ['staff'] };
  const member = () => ({ roles: ['member'], memberOf: [ownerId] });
  const table = async () => (await events.ask<{ items: Industry[] }>('GET', '/api/industries')).body.items;
  const names = async () => (await table()).map(({ name }) => name);
  const idOf = async (name: string) => (await table()).find((one) => one.name === name)?.id ?? '';
  const need = (industry: string, as: object = staff) =>
    events.ask<{ id: string; industry: string; version: number; code: string }>('POST', '/api/needs', {
      as: as,
      body: { title: '需求', ownerId, industry },
    });

  beforeAll(async () => {
    events = await runEvents();
    ownerId = await organisation(events, '产业单位');
  });
  afterAll(() => events.stop());

  it('are a table that staff add to, and that everybody reads', async () => {
    const seeded = ['电子信息', '先进制造', '医药健康', '新能源', '新材料', '集成电路', '人工智能', '数字经济'];
    expect(await names()).toEqual(seeded);
    const add = (name: string, as: typeof admin = staff) =>
      events.ask<Industry & { code: string }>('POST', '/api/industries', {
        as,
        body: { name, nameEn: 'Low altitude' },
      });
    expect((await add('低空经济', { roles: ['organiser'] })).status).toBe(403);
    expect((await add('低空经济')).status).toBe(201);
    expect((await add('低空经济')).body.code).toBe('INDUSTRY_TAKEN');
    expect(await names()).toEqual([...seeded, '低空经济']);
  });

  it('are written by either name; members take what is there, others add', async () => {
    expect((await need('integrated CIRCUITS', member())).body.industry).toBe('集成电路');
    expect((await need('量子通信', member())).body.code).toBe('UNKNOWN_INDUSTRY');
    expect(await names()).not.toContain('量子通信');
    expect((await need('量子通信')).body.industry).toBe('量子通信');
    expect(await names()).toContain('量子通信');
    const rows =
      'code,title,owner,industry\nI-1,成果一,产业单位,Advanced manufacturing\nI-2,成果二,产业单位,深海装备\n';
    const send = (dry: string) =>
      events.ask('POST', `/api/imports/achievements${dry}`, { as: staff, file: { content: rows, type: 'text/csv' } });
    expect((await send('?dryRun=true')).status).toBe(200);
    expect(await names()).not.toContain('深海装备');
    expect((await send('')).status).toBe(200);
    expect(await names()).toContain('深海装备');
    const made = await events.ask<{ items: { code: string }[] }>('GET', '/api/achievements?industry=先进制造', {});
    expect(made.body.items.map(({ code }) => code)).toEqual(['I-1']);
  });

  it('are renamed with everything that has them, and retired without touching it', async () => {
    const { id } = (await need('新能源')).body;
    const event = await events.ask<{ id: string }>('POST', '/api/events', {
      as: admin,
      body: eventOf(ownerId, { industry: '新能源' }),
    });
    const industry = await idOf('新能源');
    const change = (body: object) =>
      events.ask<Industry & { code: string }>('PATCH', `/api/industries/${industry}`, { as: staff, body });
    expect((await change({ name: '新材料' })).body.code).toBe('INDUSTRY_TAKEN');
    expect((await change({ name: '新能源与储能' })).body).toMatchObject({ name: '新能源与储能', version: 2 });
    const of = async (path: string) =>
      (await events.ask<{ industry: string; version: number }>('GET', path, { as: admin })).body;
    expect(await of(`/api/needs/${id}`)).toMatchObject({ industry: '新能源与储能', version: 2 });
    expect(await of(`/api/events/${event.body.id}`)).toMatchObject({ industry: '新能源与储能', version: 2 });
    const told = await events.db.query<{ n: string }>(
      `SELECT count(*) AS n FROM outbox WHERE payload::text LIKE '%新能源与储能%'`,
    );
    expect(Number(told[0]?.n)).toBe(2);
    expect((await change({ retired: true })).body).toMatchObject({ retired: true });
    expect(await of(`/api/needs/${id}`)).toMatchObject({ industry: '新能源与储能', version: 2 });
    expect((await change({ retired: false })).body).toMatchObject({ retired: false });
  });
});
