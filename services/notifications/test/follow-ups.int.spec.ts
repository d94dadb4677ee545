import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  EventEnded,
  EventPublished,
  type EventSnapshotV1,
  IntentStated,
  OrganisationRecorded,
} from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import { eventually } from '@zuomei/testing';
import { eventFact, organisationFact } from './facts.js';
import { type Answer, runNotifications, type RunningNotifications } from './running-notifications.js';

let service: RunningNotifications;
let staff: string;
const university = organisationFact();
const enterprise = organisationFact({ name: '安恒信息', kind: 'enterprise' });

beforeAll(async () => {
  service = await runNotifications();
  staff = await service.users.bearer({ roles: ['staff'], name: '王跟进' });
  for (const fact of [university, enterprise]) {
    await service.publish(OrganisationRecorded, fact, { id: fact.organisationId, version: 1 });
  }
});
afterAll(() => service.stop());

const published = async (more: Partial<EventSnapshotV1> = {}): Promise<EventSnapshotV1> => {
  const event = eventFact(more);
  await service.publish(EventPublished, event, { id: event.eventId, version: event.version });
  return event;
};
const ended = async (event: EventSnapshotV1): Promise<void> => {
  const over = { ...event, version: event.version + 1, status: 'ended' as const };
  await service.publish(EventEnded, over, { id: over.eventId, version: over.version });
};
const intent = (more: object = {}): object => ({
  kind: 'cooperation',
  fromOrganisationId: enterprise.organisationId,
  toOrganisationId: university.organisationId,
  note: '希望共建实验室',
  ...more,
});
const followUpsOf = async (eventId: string): Promise<Record<string, unknown>[]> =>
  (await service.call('GET', `/api/follow-ups?event=${eventId}`, { as: staff })).body.items ?? [];

describe('intents', () => {
  it('an intent before the end of its event gets its follow-up at the end, once', async () => {
    const event = await published();
    const answer = await service.call('POST', '/api/intents', { as: staff, body: intent({ eventId: event.eventId }) });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      eventTitle: event.title,
      fromOrganisationName: '安恒信息',
      note: '希望共建实验室',
    });
    expect(await followUpsOf(event.eventId)).toEqual([]);
    await ended(event);
    await eventually(async () =>
      expect((await followUpsOf(event.eventId)).map((f) => [f['intentId'], f['status']])).toEqual([
        [answer.body['id'], 'open'],
      ]),
    );
    await ended({ ...event, version: 2 });
    const sentinel = await published();
    await eventually(async () =>
      expect(await service.db.query('SELECT 1 FROM events WHERE id = $1', [sentinel.eventId])).toHaveLength(1),
    );
    await eventually(async () =>
      expect(await service.db.query('SELECT version FROM events WHERE id = $1', [event.eventId])).toEqual([
        { version: 3 },
      ]),
    );
    expect(await followUpsOf(event.eventId)).toHaveLength(1);
  });

  it('an intent without an event, or after its end, gets its follow-up at once', async () => {
    const free = await service.call('POST', '/api/intents', { as: staff, body: intent() });
    expect(free.body['followUpId']).toEqual(expect.any(String));
    const event = await published();
    await ended(event);
    await eventually(async () =>
      expect(await service.db.query('SELECT status FROM events WHERE id = $1', [event.eventId])).toEqual([
        { status: 'ended' },
      ]),
    );
    const late = await service.call('POST', '/api/intents', { as: staff, body: intent({ eventId: event.eventId }) });
    expect((await followUpsOf(event.eventId)).map((f) => f['id'])).toEqual([late.body['followUpId']]);
  });

  it('an imported past event opens nothing', async () => {
    const event = await published({ imported: true });
    await service.call('POST', '/api/intents', { as: staff, body: intent({ eventId: event.eventId }) });
    await ended(event);
    await eventually(async () =>
      expect(await service.db.query('SELECT status FROM events WHERE id = $1', [event.eventId])).toEqual([
        { status: 'ended' },
      ]),
    );
    expect(await followUpsOf(event.eventId)).toEqual([]);
  });

  it('what an attendee stated becomes an intent with the same id', async () => {
    const event = await published();
    const intentId = newId();
    const registrationId = newId();
    await service.publish(
      IntentStated,
      {
        intentId,
        registrationId,
        eventId: event.eventId,
        version: 2,
        kind: 'settlement',
        toOrganisationId: university.organisationId,
        areaSquareMetres: '800',
      },
      { id: registrationId, version: 2 },
    );
    service.registrations.contacts.set(intentId, { name: '孙参会', email: 'sun@example.com', phone: '13900000000' });
    await eventually(async () => {
      const { items } = (await service.call('GET', `/api/intents?event=${event.eventId}`, { as: staff })).body;
      expect(items?.map((i) => [i['id'], i['kind'], i['areaSquareMetres']])).toEqual([
        [intentId, 'settlement', '800.00'],
      ]);
    });
    await ended(event);
    await eventually(async () => expect(await followUpsOf(event.eventId)).toHaveLength(1));
    const [opened] = await followUpsOf(event.eventId);
    const { body } = await service.call('GET', `/api/follow-ups/${String(opened?.['id'])}`, { as: staff });
    expect(body['intent']).toMatchObject({ contactName: '孙参会', contactEmail: 'sun@example.com' });
    expect(await service.db.query('SELECT 1 FROM intent_contacts WHERE intent_id = $1', [intentId])).toEqual([]);
  });

  it('names every record that never came', async () => {
    const body = intent({ eventId: newId(), toOrganisationId: newId() });
    const { status, body: problem } = await service.call('POST', '/api/intents', { as: staff, body });
    expect(status).toBe(422);
    expect(problem['code']).toBe('UNKNOWN_REFERENCE');
    expect((problem['errors'] as { pointer: string }[]).map((e) => e.pointer)).toEqual([
      '/eventId',
      '/toOrganisationId',
    ]);
  });

  it('waits for a fact that is under way', async () => {
    const event = eventFact();
    const asked = service.call('POST', '/api/intents', { as: staff, body: intent({ eventId: event.eventId }) });
    await service.publish(EventPublished, event, { id: event.eventId, version: 1 });
    expect((await asked).status).toBe(201);
  });

  it('a member speaks for its own organisation only, and sees no contact of others', async () => {
    const member = await service.users.bearer({ roles: ['member'], memberOf: [university.organisationId] });
    expect((await service.call('POST', '/api/intents', { as: member, body: intent() })).status).toBe(403);
    const contact = { name: '李四', email: 'li@example.com', phone: '13800000000' };
    const recorded = await service.call('POST', '/api/intents', { as: staff, body: intent({ contact }) });
    expect(recorded.body['contact']).toEqual(contact);
    const seen = await service.call('GET', `/api/intents/${String(recorded.body['id'])}`, { as: member });
    expect([seen.status, seen.body['contact']]).toEqual([200, undefined]);
    const facts = await service.db.query('SELECT payload::text FROM outbox');
    expect(JSON.stringify(facts)).not.toMatch(/李四|li@example.com|13800000000|共建实验室/);
  });

  it('a settlement says where, how much room and from when; nothing else may', async () => {
    const park = organisationFact({ name: '科技城孵化园', kind: 'park' });
    await service.publish(OrganisationRecorded, park, { id: park.organisationId, version: 1 });
    const room = { parkId: park.organisationId, areaSquareMetres: '1200.5', wantedFrom: '2027-09-01' };
    const settlement = await service.call('POST', '/api/intents', {
      as: staff,
      body: intent({ kind: 'settlement', ...room }),
    });
    expect(settlement.body).toMatchObject({ ...room, areaSquareMetres: '1200.50', parkName: '科技城孵化园' });
    const refused = await service.call('POST', '/api/intents', { as: staff, body: intent(room) });
    expect([refused.status, refused.body['code']]).toEqual([422, 'SETTLEMENT_ONLY']);
    const noPark = intent({ kind: 'settlement', parkId: university.organisationId });
    expect((await service.call('POST', '/api/intents', { as: staff, body: noPark })).body['code']).toBe('NOT_A_PARK');
  });

  it('a contact is dropped wherever the same person is named; the intents stay', async () => {
    const record = (email: string): Promise<Answer> =>
      service.call('POST', '/api/intents', { as: staff, body: intent({ contact: { name: '赵六', email } }) });
    const [one, same, other] = [
      await record('zhao@example.com'),
      await record('ZHAO@example.com'),
      await record('z@b.cn'),
    ];
    const path = (answer: Answer): string => `/api/intents/${String(answer.body['id'])}`;
    const erased = await service.call('DELETE', `${path(one)}/contact`, { as: staff });
    expect([erased.status, erased.body]).toEqual([200, { intents: 2 }]);
    const contacts = [];
    for (const answer of [one, same, other]) {
      contacts.push((await service.call('GET', path(answer), { as: staff })).body['contact']);
    }
    expect(contacts).toEqual([undefined, undefined, { name: '赵六', email: 'z@b.cn' }]);
  });

  it('the same key records one intent', async () => {
    const options = { as: staff, body: intent(), headers: { 'idempotency-key': newId() } };
    const [first, second] = await Promise.all([
      service.call('POST', '/api/intents', options),
      service.call('POST', '/api/intents', options),
    ]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
  });
});

describe('follow-ups', () => {
  const opened = async (): Promise<string> =>
    String((await service.call('POST', '/api/intents', { as: staff, body: intent() })).body['followUpId']);
  const advance = (id: string, body: object): Promise<Answer> =>
    service.call('POST', `/api/follow-ups/${id}/advance`, { as: staff, body });

  it('move forward with a note, skip steps, and never go back', async () => {
    const id = await opened();
    const contacted = await advance(id, { to: 'contacted', note: '已电话联系' });
    expect([contacted.status, contacted.body['status'], contacted.body['version']]).toEqual([200, 'contacted', 2]);
    expect((await advance(id, { to: 'drafting' })).body['status']).toBe('drafting');
    const back = await advance(id, { to: 'negotiating' });
    expect([back.status, back.body['code']]).toEqual([409, 'FOLLOW_UP_STEP_NOT_ALLOWED']);
    const lines = contacted.body['lines'] as Record<string, unknown>[];
    expect(lines.map((line) => [line['kind'], line['to'], line['note'], line['actorName']])).toEqual([
      ['opened', 'open', undefined, undefined],
      ['advanced', 'contacted', '已电话联系', '王跟进'],
    ]);
  });

  it('are lost for a reason, and only before they are signed', async () => {
    const id = await opened();
    const bare = await advance(id, { to: 'lost' });
    expect([bare.status, bare.body['code']]).toEqual([422, 'REASON_REQUIRED']);
    expect((await advance(id, { to: 'lost', reasonCode: 'no_budget' })).body).toMatchObject({
      status: 'lost',
      reasonCode: 'no_budget',
    });
    const signed = await opened();
    await advance(signed, { to: 'signed' });
    expect((await advance(signed, { to: 'lost', reasonCode: 'no_budget' })).status).toBe(409);
  });

  it('have an owner from among staff, or none', async () => {
    const id = await opened();
    const ownerId = newId();
    const me = await service.users.bearer({ roles: ['staff'], id: ownerId, name: '李负责' });
    const assign = (body: object, version = 1): Promise<Answer> =>
      service.call('PATCH', `/api/follow-ups/${id}`, { as: staff, body, headers: { 'if-match': `"${version}"` } });
    expect((await assign({ ownerId })).body).toMatchObject({ ownerId, ownerName: '李负责', version: 2 });
    const mine = await service.call('GET', '/api/follow-ups?owner=me', { as: me });
    expect(mine.body.items?.map((f) => f['id'])).toEqual([id]);
    expect((await assign({ ownerId })).status).toBe(412);
    const stranger = await assign({ ownerId: newId() }, 2);
    expect([stranger.status, stranger.body['code']]).toEqual([422, 'UNKNOWN_REFERENCE']);
    expect((await assign({ ownerId: null }, 2)).body['ownerId']).toBeUndefined();
    const nobodys = await service.call('GET', '/api/follow-ups?owner=none&limit=200', { as: staff });
    expect(nobodys.body.items?.map((f) => f['id'])).toContain(id);
    const owners = await service.call('GET', '/api/follow-ups/owners', { as: staff });
    expect(owners.body.items).toContainEqual({ id: ownerId, name: '李负责' });
  });

  it('come in pages that leave none out', async () => {
    const event = await published();
    for (let n = 0; n < 5; n += 1) {
      await service.call('POST', '/api/intents', { as: staff, body: intent({ eventId: event.eventId }) });
    }
    await ended(event);
    await eventually(async () => expect(await followUpsOf(event.eventId)).toHaveLength(5));
    for (const due of ['', '&due=2099-01-01']) {
      const seen: unknown[] = [];
      let cursor = '';
      do {
        const path = `/api/follow-ups?event=${event.eventId}&limit=2${due}${cursor}`;
        const { body } = await service.call('GET', path, { as: staff });
        seen.push(...(body.items ?? []).map((f) => f['id']));
        cursor = typeof body['nextCursor'] === 'string' ? `&cursor=${body['nextCursor']}` : '';
      } while (cursor);
      expect(new Set(seen).size).toBe(5);
      expect(seen).toHaveLength(5);
    }
  });

  it('are for staff', async () => {
    const member = await service.users.bearer({ roles: ['member', 'organiser'] });
    expect((await service.call('GET', '/api/follow-ups')).status).toBe(401);
    expect((await service.call('GET', '/api/follow-ups', { as: member })).status).toBe(403);
    expect((await service.call('GET', `/api/follow-ups/${newId()}`, { as: staff })).status).toBe(404);
    expect((await service.call('GET', '/api/follow-ups/x', { as: staff })).status).toBe(404);
  });
});
