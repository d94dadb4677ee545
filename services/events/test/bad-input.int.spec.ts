import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningEvents, runEvents } from './running-events.js';
import { admin, draft, eventOf, organisation } from './samples.js';

const unknownId = '0197a7f0-0000-7000-8000-000000000000';

describe('bad input', () => {
  let events: RunningEvents;
  let host: string;
  const create = (more: Record<string, unknown>) =>
    events.ask('POST', '/api/events', { as: admin, body: eventOf(host, more) });

  beforeAll(async () => {
    events = await runEvents();
    host = await organisation(events);
  });
  afterAll(() => events.stop());

  it.each([
    [{ title: '' }, 400, '/title IS_NOT_EMPTY'],
    [{ title: '  \t ' }, 400, '/title IS_NOT_EMPTY'],
    [{ title: '长'.repeat(201) }, 400, '/title MAX_LENGTH'],
    [{ title: null }, 400, '/title REQUIRED'],
    [{ title: ['a'] }, 400, '/title IS_STRING'],
    [{ title: 'a\u0000b' }, 422, '/title CONTROL_CHARACTER'],
    [{ title: '\ud800' }, 422, '/title CONTROL_CHARACTER'],
    [{ kind: 'party' }, 400, '/kind IS_IN'],
    [{ kind: { $ne: null } }, 400, '/kind IS_IN'],
    [{ startsAt: '2026-02-30T01:00:00Z' }, 400, '/startsAt IS_INSTANT'],
    [{ startsAt: '2026-03-10' }, 400, '/startsAt IS_INSTANT'],
    [{ startsAt: '2026-03-10T01:00:00' }, 400, '/startsAt IS_INSTANT'],
    [{ startsAt: '+275760-09-13T00:00:00Z' }, 400, '/startsAt IS_INSTANT'],
    [{ startsAt: 1e300 }, 400, '/startsAt IS_INSTANT'],
    [{ endsAt: '2031-03-10T00:59:59.999Z' }, 422, '/endsAt ENDS_BEFORE_START'],
    [{ timeZone: 'Mars/Olympus' }, 400, '/timeZone IS_TIME_ZONE'],
    [{ timeZone: '+08:00' }, 400, '/timeZone IS_TIME_ZONE'],
    [{ hostIds: [] }, 400, '/hostIds ARRAY_MIN_SIZE'],
    [{ hostIds: 'x' }, 400, '/hostIds IS_ARRAY'],
    [{ hostIds: ['x'] }, 400, '/hostIds IS_UUID'],
    [{ hostIds: [unknownId] }, 422, '/hostIds/0 UNKNOWN_REFERENCE'],
    [{ guestIds: [unknownId] }, 422, '/guestIds/0 UNKNOWN_REFERENCE'],
    [{ seriesId: unknownId }, 422, '/seriesId UNKNOWN_REFERENCE'],
    [{ capacity: 0 }, 400, '/capacity MIN'],
    [{ capacity: 1.5 }, 400, '/capacity IS_INT'],
    [{ capacity: 1e21 }, 400, '/capacity MAX'],
    [{ capacity: '12' }, 400, '/capacity IS_INT'],
    [{ capacityByMode: { onsite: 1 } }, 422, '/capacityByMode ONLY_HYBRID'],
    [{ capacityByMode: 7 }, 400, '/capacityByMode NESTED_VALIDATION'],
    [{ mode: 'hybrid', capacityByMode: { onsite: -1 } }, 400, '/capacityByMode/onsite MIN'],
    [{ approval: 'yes' }, 400, '/approval IS_BOOLEAN'],
    [{ livestreamUrl: 'javascript:alert(1)' }, 400, '/livestreamUrl IS_URL'],
    [{ code: 'a;b' }, 400, '/code IS_CODE'],
    [{ questions: [{ key: '__proto__', label: '?', kind: 'text', required: true }] }, 400, '/questions/0/key MATCHES'],
    [
      { questions: [{ key: 'q', label: '?', kind: 'choice', required: true }] },
      422,
      '/questions/0/options OPTIONS_REQUIRED',
    ],
    [{ questions: [7] }, 400, '/questions/0 NESTED_VALIDATION'],
    [{ questions: 'x' }, 400, '/questions IS_ARRAY'],
  ])('%j answers %i at the field', async (more, status, error) => {
    const answer = await create(more);
    const { errors } = answer.body as { errors?: { pointer: string; code: string }[] };
    expect([answer.status, errors?.map(({ pointer, code }) => `${pointer} ${code}`)]).toEqual([status, [error]]);
  });

  it('refuses questions too long to be told in one fact', async () => {
    const options = Array.from({ length: 100 }, (_, index) => `${index}${'a'.repeat(190)}`);
    const questions = Array.from({ length: 25 }, (_, index) => ({
      key: `q${index}`,
      label: '?',
      kind: 'choice',
      required: true,
      options,
    }));
    expect(await create({ questions })).toMatchObject({ status: 422, body: { code: 'QUESTIONS_TOO_LONG' } });
  });

  it('answers in the language asked for', async () => {
    const ask = (language: string) =>
      events.ask('POST', '/api/events', { as: admin, body: {}, headers: { 'accept-language': language } });
    expect((await ask('zh-CN')).body).toMatchObject({ detail: '有些内容需要修改,请看各项说明。' });
    expect((await ask('en-GB,en;q=0.9')).body).toMatchObject({
      detail: 'Some fields need a change; see each of them.',
    });
  });

  it('tells of a code that is taken', async () => {
    expect((await create({ code: 'E-1' })).status).toBe(201);
    expect(await create({ code: 'E-1' })).toMatchObject({
      status: 409,
      body: { code: 'CODE_TAKEN', errors: [{ pointer: '/code' }] },
    });
  });

  const deep = `{"title":${'['.repeat(5000)}${']'.repeat(5000)}}`;
  const bodies = ['', '{', '[]', 'null', '7', '"x"', '{}', deep, '{"__proto__":{"title":"x"}}', '{"reason":{"a":1}}'];
  const oddIds = ['1', 'x'.repeat(400), '%00', '%ff', '..%2f', unknownId, `${unknownId}.ics`, `${unknownId}.ICS`];

  it('never answers with a fault of ours, whatever is sent where', async () => {
    const { id } = await draft(events);
    const places = [
      ...['/api/organisations', '/api/series', '/api/events', `/api/events/${id}/sessions`].map((path) => [
        'POST',
        path,
      ]),
      ...['organisations', 'series', 'events', 'sessions'].flatMap((what) =>
        oddIds.flatMap((odd) => [
          ['PATCH', `/api/${what}/${odd}`],
          ['GET', `/api/${what}/${odd}`],
          ['DELETE', `/api/${what}/${odd}`],
        ]),
      ),
      ...['publish', 'postpone', 'cancel', 'end', 'sessions'].map((action) => ['POST', `/api/events/x/${action}`]),
      ['PATCH', `/api/events/${id}`],
      ['POST', `/api/imports/events`],
    ] as [string, string][];
    for (const [method, path] of places) {
      for (const body of method === 'GET' ? [undefined] : bodies) {
        const { status } = await events.ask(method, path, { as: admin, body });
        expect([method, path, body?.slice(0, 20), status < 500]).toEqual([method, path, body?.slice(0, 20), true]);
      }
    }
  });

  it.each([
    ['limit=0', 400],
    ['limit=201', 400],
    ['limit=1e3', 400],
    ['limit=x', 400],
    ['limit=1&limit=2', 400],
    ['cursor=x', 400],
    [`cursor=${Buffer.from('["x","y"]').toString('base64url')}`, 400],
    [`cursor=${Buffer.from('[{"a":1},7]').toString('base64url')}`, 400],
    ['status=open', 400],
    ['status=', 200],
    ['kind=salon&kind=visit', 200],
    ['series=x', 400],
    ['host=x', 400],
    ['from=2026-02-30', 400],
    ['to=gestern', 400],
    ['q=%00', 422],
    [`q=${'长'.repeat(201)}`, 400],
    ['q=%25', 200],
    ['q=a&q=b', 400],
    ['unknown=1', 200],
  ])('answers the list asked for with %s by %i', async (query, status) => {
    expect((await events.ask('GET', `/api/events?${query}`)).status).toBe(status);
  });

  it.each(['"x"', '-1', '99999999999999', ''])('does not take If-Match %s for a version', async (version) => {
    const { id } = await draft(events);
    const headers = { 'if-match': version };
    const { status } = await events.ask('PATCH', `/api/events/${id}`, { as: admin, body: { title: 'x' }, headers });
    expect(status).toBe(400);
  });
});
