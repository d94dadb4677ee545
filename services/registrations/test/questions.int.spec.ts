import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { organiser, published, runRegistrations, type RunningRegistrations, signUp } from './running-registrations.js';

const diet = { key: 'diet', label: '饮食', kind: 'choice', required: true, options: ['荤', '素'] } as const;
const years = { key: 'years', label: '从业年数', kind: 'number', required: false, min: 0, max: 60 } as const;
const topics = {
  key: 'topics',
  label: '话题',
  kind: 'multi_choice',
  required: false,
  options: ['芯片', '生物', '新材料'],
  max: 2,
} as const;

describe('what an event asks', () => {
  let service: RunningRegistrations;
  beforeAll(async () => {
    service = await runRegistrations();
  });
  afterAll(() => service.stop());

  it('is held against its ranges and lengths', async () => {
    const text = { key: 'why', label: '为什么', kind: 'text', required: false, min: 2, max: 5 } as const;
    const event = await published(service, {
      questions: [{ ...years }, { ...topics, options: [...topics.options] }, text],
    });
    const wrong = { years: 61, topics: ['芯片', '生物', '新材料'], why: '因' };
    const refused = await signUp(service, event.eventId, { answers: wrong });
    expect(refused).toMatchObject({
      status: 422,
      body: {
        errors: [
          { pointer: '/answers/years', code: 'OUT_OF_RANGE' },
          { pointer: '/answers/topics', code: 'OUT_OF_RANGE' },
          { pointer: '/answers/why', code: 'OUT_OF_RANGE' },
        ],
      },
    });
    expect(
      (await signUp(service, event.eventId, { answers: { years: 60, topics: ['芯片'], why: '因为它' } })).status,
    ).toBe(201);
  });

  it('keeps an answer with the words it was given to, and asks again what is new or said otherwise', async () => {
    const questions = [{ ...diet, options: [...diet.options] }, { ...years }];
    const event = await published(service, { questions });
    const place = (await signUp(service, event.eventId, { answers: { diet: '素', years: 3 } })).body;
    const read = async () =>
      (
        await service.ask<Record<string, unknown>>('GET', `/api/registrations/${place.id}`, {
          token: place.manageToken,
        })
      ).body;
    expect(await read()).toMatchObject({ questionsToAnswer: [] });
    const asked = { ...diet, options: ['荤', '素', '清真'], label: '用餐' };
    const changed = await service.ask('PATCH', `/api/events/${event.eventId}/sign-up-terms`, {
      as: organiser,
      body: { questions: [asked, { ...years, max: 70 }, { key: 'car', label: '车牌', kind: 'text', required: false }] },
    });
    expect(changed.status).toBe(200);
    const after = await read();
    expect(after).toMatchObject({
      answers: { diet: '素', years: 3 },
      questionsToAnswer: [{ key: 'diet', label: '用餐' }, { key: 'car' }],
      answeredQuestions: [{ key: 'diet', label: '饮食', options: ['荤', '素'] }, { key: 'years' }],
    });
    const patch = (answers: Record<string, unknown>) =>
      service.ask('PATCH', `/api/registrations/${place.id}`, { token: place.manageToken, body: { answers } });
    expect((await patch({ car: '川A12345' })).status).toBe(200);
    expect(await read()).toMatchObject({
      answers: { diet: '素', car: '川A12345' },
      questionsToAnswer: [{ key: 'diet' }],
    });
    expect((await patch({ diet: '清真' })).status).toBe(200);
    expect(await read()).toMatchObject({ questionsToAnswer: [], answeredQuestions: [{ label: '用餐' }, {}, {}] });
    expect(await patch({ diet: '' })).toMatchObject({ status: 422 });
  });
});

describe('against programs and floods', () => {
  let service: RunningRegistrations;
  beforeAll(async () => {
    service = await runRegistrations({ LIMIT_SIGN_UPS_PER_EMAIL: '6' });
  });
  afterAll(() => service.stop());

  it('answers who fills the field that no person sees as if it had worked, and does nothing', async () => {
    const event = await published(service);
    const person = await signUp(service, event.eventId);
    const program = await signUp(service, event.eventId, { homepage: 'https://example.org' });
    expect(program.status).toBe(201);
    expect(Object.keys(program.body)).toEqual(Object.keys(person.body));
    expect(program.body.manageToken).toHaveLength(person.body.manageToken.length);
    const opened = await service.ask('GET', `/api/registrations/${program.body.id}`, {
      token: program.body.manageToken,
    });
    expect(opened.status).toBe(404);
    const [count] = await service.db.query<{ n: number }>('SELECT count(*)::int AS n FROM registrations');
    expect(count?.n).toBe(1);
  });

  it('takes one e-mail so often and no more, at whatever events', async () => {
    const events = await Promise.all(Array.from({ length: 7 }, () => published(service)));
    const statuses: number[] = [];
    for (const event of events) {
      const { status, headers } = await signUp(service, event.eventId, { email: 'Everywhere@example.org' });
      statuses.push(status);
      if (status === 429) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(statuses).toEqual([201, 201, 201, 201, 201, 201, 429]);
  });

  it('counts over processes', async () => {
    const other = await runRegistrations({ LIMIT_SIGN_UPS_PER_EMAIL: '6' }, { on: service });
    try {
      const event = await published(service);
      const ask = (by: RunningRegistrations) => signUp(by, event.eventId, { email: 'both@example.org' });
      for (let i = 0; i < 5; i += 1) await ask(service);
      for (let i = 0; i < 3; i += 1) await ask(other);
      await new Promise((resolve) => setTimeout(resolve, 2600));
      expect((await ask(other)).status).toBe(429);
    } finally {
      await other.stop();
    }
  });
});
