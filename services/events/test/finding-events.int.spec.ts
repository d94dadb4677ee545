import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningEvents, runEvents } from './running-events.js';
import { admin, eventOf, organisation } from './samples.js';

interface Found {
  items: { title: string }[];
  nextCursor: string | null;
}

describe('finding events', () => {
  let events: RunningEvents;
  let host: string;
  let parent: string;
  let child: string;
  const titles = async (query: string): Promise<string[]> =>
    (await events.ask<Found>('GET', `/api/events?${query}`, { as: admin })).body.items.map(({ title }) => title);

  beforeAll(async () => {
    events = await runEvents();
    host = await organisation(events, '四川大学科技园');
    const other = await organisation(events);
    const series = async (body: unknown) =>
      (await events.ask<{ id: string }>('POST', '/api/series', { as: admin, body })).body.id;
    parent = await series({ name: '校企双进' });
    child = await series({ name: '企业家进校园', parentId: parent });
    const make = (title: string, startsAt: string, more: Record<string, unknown> = {}) =>
      events.ask('POST', '/api/events', {
        as: admin,
        body: eventOf(other, { title, startsAt, endsAt: '2031-12-31T00:00:00Z', ...more }),
      });
    // 16:30 on 9 March in London is 00:30 on the 10th in Chengdu.
    await make('三月十日', '2031-03-09T16:30:00Z', { seriesId: child, industry: '生物医药' });
    await make('伦敦的三月九日', '2031-03-09T16:30:00Z', { timeZone: 'Europe/London', kind: 'salon' });
    await make('四月', '2031-04-01T01:00:00Z', { seriesId: parent, hostIds: [host], summary: '100%_满意' });
    await make('五月', '2031-05-01T01:00:00Z', { venue: '电子科大创业孵化' });
  });
  afterAll(() => events.stop());

  it('takes days as local days of the event, inclusive', async () => {
    expect(await titles('from=2031-03-10&to=2031-03-10')).toEqual(['三月十日']);
    expect(await titles('from=2031-03-09&to=2031-03-09')).toEqual(['伦敦的三月九日']);
    expect(await titles('from=2031-04-01T01:00:00Z&to=2031-04-01T01:00:00Z')).toEqual(['四月']);
  });

  it('finds a series with its children, hosts, kinds, industries and states', async () => {
    expect(await titles(`series=${parent}`)).toEqual(['三月十日', '四月']);
    expect(await titles(`series=${child}`)).toEqual(['三月十日']);
    expect(await titles(`host=${host}`)).toEqual(['四月']);
    expect(await titles('kind=salon')).toEqual(['伦敦的三月九日']);
    expect(await titles('kind=salon,matchmaking&order=desc&limit=1')).toEqual(['五月']);
    expect(await titles(`industry=${encodeURIComponent('生物医药')}`)).toEqual(['三月十日']);
    expect(await titles('status=published&status=ended')).toEqual([]);
  });

  it.each([
    ['孵化', ['五月']],
    ['大学科技', ['四月']],
    ['%_', ['四月']],
    ['\\', []],
  ])('finds %s anywhere in a text, as it is written', async (q, found) => {
    expect(await titles(`q=${encodeURIComponent(q)}`)).toEqual(found);
  });

  it('pages through all, each once, in order', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await events.ask<Found>('GET', `/api/events?limit=1${query}`, { as: admin });
      seen.push(...body.items.map(({ title }) => title));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(await titles('limit=200'));
    expect(seen).toHaveLength(4);
  });

  it('refuses a series that would be part of itself', async () => {
    const change = (id: string, parentId: string | null) =>
      events.ask('PATCH', `/api/series/${id}`, { as: admin, body: { parentId } });
    expect(await change(parent, child)).toMatchObject({ status: 422, body: { code: 'SERIES_CYCLE' } });
    expect(await change(child, child)).toMatchObject({ status: 422, body: { code: 'SERIES_CYCLE' } });
    expect(await change(child, null)).toMatchObject({ status: 200, body: { parentId: null, version: 2 } });
  });
});
