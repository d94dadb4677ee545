import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@zuomei/platform';
import { eventually } from '@zuomei/testing';
import {
  organiser,
  published,
  runRegistrations,
  type RunningRegistrations,
  signUp,
  snapshot,
} from './running-registrations.js';

interface Sent {
  id: string;
  expected: number;
  picked: number;
  handedOver: number;
  done: boolean;
}

const words = {
  subject: '请带身份证',
  body: '入场**须**核验:\n\n- 身份证\n- 报名码\n\n<b>详见</b> [说明](https://example.org/a)',
};

describe("an organiser's own message", () => {
  let service: RunningRegistrations;
  const me = { ...organiser, id: newId() };
  const post = <B = Record<string, unknown>>(eventId: string, path: string, body: unknown, headers = {}) =>
    service.ask<B>('POST', `/api/events/${eventId}/messages${path}`, { as: me, body, headers });
  const told = async (eventId: string) =>
    (await service.facts(eventId)).filter(({ type }) => type === 'registrations.message-due.v2');
  const finished = (eventId: string) =>
    eventually(async () => {
      const { body } = await service.ask<{ items: Sent[] }>('GET', `/api/events/${eventId}/messages`, {
        as: organiser,
      });
      expect(body.items.every(({ done }) => done)).toBe(true);
      return body.items;
    });

  beforeAll(async () => {
    service = await runRegistrations({ SWEEP_BATCH: '10' });
  });
  afterAll(() => service.stop());

  it('is shown first, as it will read and to how many, and nothing is sent', async () => {
    const event = await published(service);
    await signUp(service, event.eventId, { name: '张三', attendeeKind: 'expert' });
    await signUp(service, event.eventId, { name: 'Ann', attendeeKind: 'expert', locale: 'en' });
    await signUp(service, event.eventId, { name: '李四' });
    const preview = await post(event.eventId, '/preview', { ...words, filter: { attendeeKind: 'expert' } });
    expect(preview.status).toBe(200);
    expect(preview.body['count']).toBe(2);
    const examples = preview.body['examples'] as { name: string }[];
    expect(examples.find(({ name }) => name === '张三')).toEqual({
      locale: 'zh-CN',
      count: 1,
      name: '张三',
      subject: '请带身份证',
      paragraphs: ['张三,您好!', '入场须核验:', '• 身份证\n• 报名码', '<b>详见</b> 说明 (https://example.org/a)'],
    });
    expect(await told(event.eventId)).toEqual([]);
  });

  it('reaches exactly those meant, page by page, by ids only', async () => {
    const event = await published(service);
    const people = await Promise.all(
      Array.from({ length: 25 }, (_, i) => signUp(service, event.eventId, i < 23 ? { organisation: '电子科大' } : {})),
    );
    const gone = people[0]!.body;
    await service.ask('POST', `/api/registrations/${gone.id}/cancel`, { token: gone.manageToken, body: {} });
    const sent = await post<Sent>(event.eventId, '', { ...words, filter: { organisation: '电子' } });
    expect(sent).toMatchObject({ status: 201, body: { expected: 22 } });
    const [message] = await finished(event.eventId);
    expect(message).toMatchObject({ picked: 22, expected: 22 });
    const facts = await told(event.eventId);
    expect(facts.map((fact) => fact.aggregate_id).sort()).toEqual(
      people
        .slice(1, 23)
        .map(({ body }) => body.id)
        .sort(),
    );
    expect(facts[0]?.payload).toEqual({
      registrationId: facts[0]?.aggregate_id,
      eventId: event.eventId,
      version: 2,
      message: 'organiser_message',
      textId: sent.body.id,
    });
    const texts = await service.ask<{ items: unknown[] }>('POST', '/internal/recipients/texts', {
      body: { ids: [sent.body.id] },
      headers: { authorization: await service.asService('notifications') },
    });
    expect(texts.body.items).toEqual([expect.objectContaining({ id: sent.body.id, subject: '请带身份证' })]);
  });

  it('is sent once, however often the request comes', async () => {
    const event = await published(service);
    await signUp(service, event.eventId);
    const headers = { 'idempotency-key': newId() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => post<Sent>(event.eventId, '', words, headers)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    await finished(event.eventId);
    expect(await told(event.eventId)).toHaveLength(1);
  });

  it('is refused when there is nobody, nothing is published, or too many were sent', async () => {
    const event = await published(service);
    expect(await post(event.eventId, '', words)).toMatchObject({ status: 409, body: { code: 'NOBODY_TO_TELL' } });
    await signUp(service, event.eventId);
    const answers = [];
    for (let i = 0; i < 7; i += 1) answers.push(await post(event.eventId, '', words));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201, 429]);
    expect(Number(answers[6]?.headers.get('retry-after'))).toBeGreaterThan(3500);
    const draft = snapshot({ status: 'draft' });
    await service.apply(draft);
    expect(await post(draft.eventId, '', words)).toMatchObject({ status: 409, body: { code: 'NOT_PUBLISHED' } });
    const stranger = { roles: ['organiser'], hosts: [newId()] };
    const foreign = await service.ask('POST', `/api/events/${event.eventId}/messages`, { as: stranger, body: words });
    expect(foreign.status).toBe(403);
  });

  it('does not remember whom it was searched for by name', async () => {
    const event = await published(service);
    await signUp(service, event.eventId, { name: '欧阳娜娜' });
    await post(event.eventId, '', { ...words, filter: { q: '欧阳娜娜' } });
    await finished(event.eventId);
    const rows = await service.db.query<{ filter: unknown }>('SELECT filter FROM sends WHERE offering_id = $1', [
      event.eventId,
    ]);
    expect(rows).toEqual([{ filter: {} }]);
  });
});
