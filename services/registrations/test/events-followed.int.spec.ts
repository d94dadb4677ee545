import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  EventCancelled,
  EventChanged,
  EventDrafted,
  EventPublished,
  type EventSnapshotV1,
  type FactDefinition,
  MessageDue,
} from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { newId, transact } from '@zuomei/platform';
import { eventually } from '@zuomei/testing';
import {
  organiser,
  published,
  runRegistrations,
  type RunningRegistrations,
  signUp,
  snapshot,
} from './running-registrations.js';

describe('following events', () => {
  let service: RunningRegistrations;
  /** Through a real outbox, relay and topic, as the events service would. */
  const tell = (fact: FactDefinition, payload: EventSnapshotV1 & Record<string, unknown>) =>
    transact(service.source, (tx) =>
      service.app
        .get(Outbox, { strict: false })
        .addAll(tx, [{ fact, payload, about: { id: payload.eventId, version: payload.version } }]),
    );
  const swept = (eventId: string) =>
    eventually(async () => {
      const open = await service.db.query('SELECT 1 FROM sweeps WHERE offering_id = $1 AND done_at IS NULL', [eventId]);
      expect(open).toHaveLength(0);
    });
  const messages = async (eventId: string) =>
    (await service.facts(eventId))
      .filter((f) => f.type === MessageDue.type)
      .map((f) => [f.aggregate_id, f.payload['message']]);

  beforeAll(async () => {
    service = await runRegistrations({ SWEEP_BATCH: '7' }, { consumes: true });
  });
  afterAll(() => service.stop());

  it('opens sign-up when the fact of the publication arrives, and takes the terms from it once', async () => {
    const draft = snapshot({ version: 1, status: 'draft' }, { capacity: 5 });
    await tell(EventDrafted, { ...draft });
    await tell(EventPublished, { ...draft, version: 2, status: 'published', terms: { ...draft.terms, capacity: 1 } });
    await eventually(async () => expect((await signUp(service, draft.eventId)).status).toBe(201));
    await service.ask('PATCH', `/api/events/${draft.eventId}/sign-up-terms`, { as: organiser, body: { capacity: 9 } });
    await tell(EventChanged, { ...draft, version: 3, status: 'published', venue: '新址', changed: ['venue'] });
    await eventually(async () => expect(await messages(draft.eventId)).toHaveLength(1));
    const [row] = await service.db.query('SELECT capacity, venue, event_version FROM offerings WHERE id = $1', [
      draft.eventId,
    ]);
    expect(row).toEqual({ capacity: 9, venue: '新址', event_version: 3 });
  });

  it('applies a snapshot only if it is newer', async () => {
    const event = await published(service);
    await service.apply({ ...event, version: 5, title: '五' });
    await service.apply({ ...event, version: 4, title: '四' });
    const [row] = await service.db.query('SELECT title FROM offerings WHERE id = $1', [event.eventId]);
    expect(row).toEqual({ title: '五' });
  });

  it('cancels everybody with the event, in portions, one fact each, and frees nothing to anybody', async () => {
    const event = await published(service, { capacity: 10 });
    const people = await Promise.all(Array.from({ length: 30 }, () => signUp(service, event.eventId)));
    await tell(EventCancelled, { ...event, version: 3, status: 'cancelled', reason: '场地' });
    await eventually(async () =>
      expect((await service.db.query('SELECT 1 FROM sweeps WHERE offering_id = $1', [event.eventId])).length).toBe(1),
    );
    await swept(event.eventId);
    const rows = await service.db.query(
      'SELECT status, cancelled_by, reason, count(*)::int FROM registrations WHERE offering_id = $1 GROUP BY 1, 2, 3',
      [event.eventId],
    );
    expect(rows).toEqual([{ status: 'cancelled', cancelled_by: 'event', reason: '场地', count: 30 }]);
    const facts = (await service.facts(event.eventId)).filter(
      (f) => f.type === 'registrations.registration-cancelled.v1',
    );
    expect(new Set(facts.map((f) => f.aggregate_id))).toEqual(new Set(people.map((p) => p.body.id)));
    expect(facts).toHaveLength(30);
    expect(facts.every((f) => f.payload['by'] === 'event' && f.aggregate_version === 2)).toBe(true);
    expect((await service.ask('GET', `/api/events/${event.eventId}/occupancy`, { as: organiser })).body).toMatchObject({
      confirmed: 0,
      waitlisted: 0,
    });
    expect((await signUp(service, event.eventId)).status).toBe(409);
  });

  it('tells everybody of another time, place, title or a postponement, once each, and of nothing else', async () => {
    const event = await published(service);
    const people = await Promise.all(Array.from({ length: 16 }, () => signUp(service, event.eventId)));
    const ids = people.map((p) => p.body.id).sort();
    const next = async (version: number, more: Partial<EventSnapshotV1>) => {
      await service.apply({ ...event, version, ...more });
      await swept(event.eventId);
    };
    await next(3, { industry: '生物医药' });
    expect(await messages(event.eventId)).toEqual([]);
    await next(4, { startsAt: '2031-03-11T01:00:00.000Z', endsAt: '2031-03-11T09:00:00.000Z' });
    expect((await messages(event.eventId)).map(([id, kind]) => `${String(id)} ${String(kind)}`).sort()).toEqual(
      ids.map((id) => `${id} event_changed`),
    );
    await next(5, { startsAt: '2031-03-11T01:00:00.000Z', endsAt: '2031-03-11T09:00:00.000Z', status: 'postponed' });
    await next(6, { startsAt: '2031-05-11T01:00:00.000Z', endsAt: '2031-05-11T09:00:00.000Z' });
    await next(7, { startsAt: '2031-05-11T01:00:00.000Z', endsAt: '2031-05-11T09:00:00.000Z', status: 'ended' });
    const kinds = (await messages(event.eventId)).map(([, kind]) => kind);
    expect(kinds).toEqual([
      ...Array<string>(16).fill('event_changed'),
      ...Array<string>(16).fill('event_postponed'),
      ...Array<string>(16).fill('event_changed'),
    ]);
    const gaps = await service.db.query(
      `SELECT 1 FROM outbox WHERE payload->>'eventId' = $1 AND topic LIKE '%registrations%' GROUP BY aggregate_id HAVING max(aggregate_version) <> count(*)`,
      [event.eventId],
    );
    expect(gaps).toEqual([]);
  });

  it('lets no name, address, phone or answer out in a fact', async () => {
    const event = await published(service, {
      capacity: 1,
      questions: [{ key: 'q', label: '?', kind: 'text', required: true }],
    });
    const secret = {
      name: '欧阳某某',
      email: 'leak-me@example.org',
      phone: '13911112222',
      organisation: '某某公司',
      answers: { q: '私密回答' },
    };
    const { body } = await signUp(service, event.eventId, secret);
    await signUp(service, event.eventId, secret);
    await service.ask('PATCH', `/api/registrations/${body.id}`, {
      token: body.manageToken,
      body: { title: '私密职务' },
    });
    await service.ask('POST', `/api/registrations/${body.id}/cancel`, {
      token: body.manageToken,
      body: { reason: '私密原因' },
    });
    const all =
      (await service.db.query<{ all: string }>(`SELECT string_agg(payload::text, '') AS all FROM outbox`))[0]?.all ??
      '';
    for (const word of [
      '欧阳',
      'leak-me',
      '13911112222',
      '某某公司',
      '私密',
      body.manageToken,
      body.checkInCode ?? newId(),
    ]) {
      expect(all).not.toContain(word);
    }
  });
});
