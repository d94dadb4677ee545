import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { FindExperts1764900000000 } from '../src/migrations/1764900000000-find-experts.js';
import { expertId } from '../src/sessions/expert-id.js';
import { type RunningEvents, runEvents } from './running-events.js';
import { admin, eventOf, organisation, published } from './samples.js';

interface Why {
  industry: string | null;
  words: string[];
  alike: { own: string; theirs: string }[];
  metAt: { title: string }[];
}

describe('who fits and why', () => {
  let events: RunningEvents;
  let [enterprise, university, institute]: string[] = [];
  let need: string;

  const record = async (type: 'needs' | 'achievements', body: object, publish = true): Promise<string> => {
    const { body: made } = await events.ask<{ id: string }>('POST', `/api/${type}`, { as: admin, body });
    if (publish) await events.ask('POST', `/api/${type}/${made.id}/publish`, { as: admin, body: {} });
    return made.id;
  };
  const matches = async (path: string, as?: typeof admin) => {
    const { status, body } = await events.ask<{
      achievements: { achievement: { title: string }; why: Why; score: number }[];
      needs: { need: { title: string }; why: Why }[];
      experts: { id: string; name: string; why: Why; spokeAt: { title: string }[]; organisation?: { name: string } }[];
    }>('GET', path, as ? { as } : {});
    return { status, ...body };
  };

  beforeAll(async () => {
    events = await runEvents();
    enterprise = await organisation(events, '天微股份');
    university = await organisation(events, '四川大学');
    institute = await organisation(events, '某研究所');
    need = await record('needs', {
      title: '低浓度气体传感器',
      summary: '用于车间有害气体检测,希望功耗低',
      ownerId: enterprise,
      industry: '电子信息',
    });
    const of = { ownerId: university, industry: '电子信息' };
    await record('achievements', { ...of, title: '氧化钨气体敏感元件', summary: '室温下在线监测氨气' });
    await record('achievements', { ...of, title: '超高速模数转换芯片', industry: '集成电路' });
    await record('achievements', { ...of, title: '氣體傳感器陣列', ownerId: institute, industry: '先进制造' });
    await record('achievements', { ...of, title: '气体传感器草稿' }, false);
    await record('achievements', { ...of, title: '过期的气体传感器', validUntil: '2026-01-01' });
    await record('achievements', { ...of, title: '自己的气体传感器', ownerId: enterprise });
  });
  afterAll(() => events.stop());

  it('names achievements with the reason for each, and neither drafts, nor what is over, nor what is their own', async () => {
    const { achievements } = await matches(`/api/needs/${need}/matches`);
    expect(achievements.map(({ achievement, why }) => [achievement.title, why.industry, why.words])).toEqual([
      ['氧化钨气体敏感元件', '电子信息', ['气体']],
      ['氣體傳感器陣列', null, ['气体', '传感器']],
    ]);
    expect(achievements[0]?.why.alike).toContainEqual({ own: '检测', theirs: '监测' });
  });

  it('counts that both were at the same event, and names it to whoever may see it', async () => {
    const body = eventOf(university ?? '', { title: '精准对接', guestIds: [enterprise], visibility: 'internal' });
    const { body: event } = await events.ask<{ id: string }>('POST', '/api/events', { as: admin, body });
    await events.ask('POST', `/api/events/${event.id}/publish`, { as: admin, body: {} });
    const metAt = async (as?: typeof admin) => {
      const { achievements } = await matches(`/api/needs/${need}/matches`, as);
      const found = achievements.find(({ achievement }) => achievement.title === '氧化钨气体敏感元件');
      return found?.why.metAt.map(({ title }) => title);
    };
    expect([await metAt(admin), await metAt()]).toEqual([['精准对接'], []]);
  });

  it('names people who spoke of it at public events', async () => {
    const speaker = { name: '李工', title: '气敏材料研究员', organisationId: institute };
    const session = {
      title: '气体检测新进展',
      startsAt: '2031-03-10T01:00:00Z',
      endsAt: '2031-03-10T02:00:00Z',
      speakers: [speaker],
    };
    for (const visibility of ['public', 'internal']) {
      const event = await published(events, { visibility });
      const name = visibility === 'public' ? '李工' : '内部人';
      const body = { ...session, speakers: [{ ...speaker, name }] };
      await events.ask('POST', `/api/events/${event.id}/sessions`, { as: admin, body });
    }
    const { experts } = await matches(`/api/needs/${need}/matches`);
    expect(
      experts.map(({ name, organisation: of, why, spokeAt }) => [name, of?.name, why.words, spokeAt[0]?.title]),
    ).toEqual([['李工', '某研究所', ['气体', '检测'], '气体检测新进展']]);
  });

  it('goes the other way round', async () => {
    const id = await record('achievements', { title: '车间空气检测仪', ownerId: university });
    const { needs, experts } = await matches(`/api/achievements/${id}/matches`);
    expect(needs.map(({ need: found, why }) => [found.title, why.words])).toEqual([
      ['低浓度气体传感器', ['车间', '检测']],
    ]);
    expect(experts.map(({ name, why }) => [name, why.words])).toEqual([['李工', ['检测']]]);
  });

  it('names needs to somebody who spoke of the like, and knows nobody who spoke in private only', async () => {
    const { experts } = await matches(`/api/needs/${need}/matches`);
    const id = experts[0]?.id ?? '';
    const { body } = await events.ask<object>('GET', `/api/experts/${id}`);
    expect(body).toEqual({
      id,
      name: '李工',
      title: '气敏材料研究员',
      organisation: { id: institute, name: '某研究所', nameEn: null },
      spokeAt: [{ eventId: expect.any(String), title: '气体检测新进展' }],
    });
    const { needs } = await matches(`/api/experts/${id}/matches`);
    expect(needs.map(({ need: found, why }) => [found.title, why.words])).toEqual([
      ['低浓度气体传感器', ['气体', '检测']],
    ]);
    const inPrivate = expertId({ name: '内部人', organisationId: institute ?? null });
    for (const nobody of [inPrivate, 'f'.repeat(32), '1', need]) {
      const found = await events.ask<{ code: string }>('GET', `/api/experts/${nobody}`);
      expect([found.status, found.body.code]).toEqual([404, 'NOT_FOUND']);
      expect((await matches(`/api/experts/${nobody}/matches`, admin)).status).toBe(404);
    }
  });

  it('finds experts of sessions kept before there were any as those kept since', async () => {
    const kept = (): Promise<unknown[]> => events.db.query('SELECT id, expert_ids FROM sessions ORDER BY id');
    const before = await kept();
    const runner = { query: (sql: string) => events.db.query(sql) } as unknown as QueryRunner;
    const migration = new FindExperts1764900000000();
    await migration.down(runner);
    await migration.up(runner);
    expect(before).toHaveLength(2);
    expect(await kept()).toEqual(before);
  });

  it('tells nobody of a draft’s matches who may not see the draft', async () => {
    const draft = await record('needs', { title: '秘密需求', ownerId: enterprise }, false);
    expect((await matches(`/api/needs/${draft}/matches`)).status).toBe(404);
    expect((await matches(`/api/needs/${draft}/matches`, admin)).status).toBe(200);
    expect((await matches('/api/needs/01963f00-0000-7000-8000-000000000000/matches')).status).toBe(404);
  });
});
