import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningEvents, runEvents } from './running-events.js';
import { admin, organisation } from './samples.js';

describe('answers to an open call', () => {
  let events: RunningEvents;
  let [caller, first, second]: string[] = [];
  const of = (organisationId = '') => ({ roles: ['member'], memberOf: [organisationId] });
  const need = async (more: object): Promise<string> => {
    const body = { title: '揭榜需求', ownerId: caller, openCall: true, answerBy: '2031-01-31', ...more };
    const { id } = (await events.ask<{ id: string }>('POST', '/api/needs', { as: admin, body })).body;
    await events.ask('POST', `/api/needs/${id}/publish`, { as: admin, body: {} });
    return id;
  };
  const answer = (id: string, organisationId: string | undefined, more: object = {}, as = of(organisationId)) =>
    events.ask<{ code: string; items: { id: string; proposal: string; chosenAt: string | null }[] }>(
      'POST',
      `/api/needs/${id}/answers`,
      { as, body: { organisationId, proposal: '我们的方案', ...more } },
    );
  const seen = async (id: string, as: typeof admin) =>
    (
      await events.ask<{ items: { organisation: { name: string }; proposal: string }[] }>(
        'GET',
        `/api/needs/${id}/answers`,
        { as },
      )
    ).body.items.map(({ organisation: by, proposal }) => [by.name, proposal]);

  beforeAll(async () => {
    events = await runEvents();
    caller = await organisation(events, '出题企业');
    first = await organisation(events, '甲大学');
    second = await organisation(events, '乙研究所');
  });
  afterAll(() => events.stop());

  it('are seen by who called and by who gave them, and can be changed until the deadline', async () => {
    const id = await need({});
    expect((await answer(id, first)).status).toBe(200);
    await answer(id, second, { proposal: '另一个方案' });
    expect((await answer(id, first, { proposal: '改过的方案' })).body.items).toHaveLength(1);
    expect(await seen(id, of(caller))).toEqual([
      ['甲大学', '改过的方案'],
      ['乙研究所', '另一个方案'],
    ]);
    expect(await seen(id, of(second))).toEqual([['乙研究所', '另一个方案']]);
    const chosen = (await answer(id, first, { proposal: '改过的方案' })).body.items[0]?.id;
    const path = `/api/needs/${id}/answers/${chosen}/choose`;
    expect((await events.ask('POST', path, { as: of(second) })).status).toBe(403);
    const done = await events.ask<{ items: { id: string; chosenAt: string | null }[] }>('POST', path, {
      as: of(caller),
    });
    expect(done.body.items.map(({ chosenAt }) => chosenAt !== null)).toEqual([true, false]);
    const changed = await answer(id, first, { proposal: '再改' });
    expect([changed.status, changed.body.code]).toEqual([409, 'ANSWER_DECIDED']);
    const other = done.body.items[1]?.id;
    const decline = (body: object) =>
      events.ask<{ items: { status: string; reason: string | null }[] }>(
        'POST',
        `/api/needs/${id}/answers/${other}/decline`,
        {
          as: of(caller),
          body,
        },
      );
    expect((await decline({})).status).toBe(400);
    expect((await decline({ reason: '周期太长' })).body.items.map(({ status, reason }) => [status, reason])).toEqual([
      ['chosen', null],
      ['declined', '周期太长'],
    ]);
  });

  it('come from members of an organisation, to what is an open call and still open', async () => {
    const open = await need({});
    expect((await answer(open, first, {}, of(second))).status).toBe(403);
    expect((await answer(await need({ openCall: false }), first)).body.code).toBe('NOT_AN_OPEN_CALL');
    expect((await answer(await need({ answerBy: '2026-01-01' }), first)).body.code).toBe('CALL_CLOSED');
    expect((await answer(open, first, { achievementId: first })).body.code).toBe('UNKNOWN_REFERENCE');
    expect((await answer(open, first, { proposal: ' ' })).status).toBe(400);
    expect((await answer(open, caller)).body.code).toBe('OWN_CALL');
    const both = await Promise.all([answer(open, second), answer(open, second)]);
    expect(both.map(({ status, body }) => [status, body.items.length])).toEqual([
      [200, 1],
      [200, 1],
    ]);
  });
});
