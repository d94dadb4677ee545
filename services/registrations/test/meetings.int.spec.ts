import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@zuomei/platform';
import { eventually } from '@zuomei/testing';
import { at } from './at.js';
import {
  organiser,
  published,
  type RunningRegistrations,
  runRegistrations,
  type SignedUp,
  signUp,
} from './running-registrations.js';

interface Meeting {
  id: string;
  status: string;
  slot?: number;
  tableNo?: number;
  startsAt?: string;
  absent?: string;
  intentId?: string;
  code?: string;
}
interface Seen {
  id: string;
  status: string;
  side: string;
  mine: string;
  theirs: string;
  with: { name?: string; organisation?: string };
  need?: { title: string };
  startsAt?: string;
  tableNo?: number;
  absent?: string;
}

describe('meetings of two at an event', () => {
  let service: RunningRegistrations;
  const ids = { need: newId(), achievement: newId(), owner: newId() };
  const startsAt = '2031-03-10T02:00:00.000Z';

  const as = (method: string, path: string, body?: unknown) =>
    service.ask<Meeting>(method, path, { as: organiser, ...(body === undefined ? {} : { body }) });
  const plan = (eventId: string, more: object = {}) =>
    as('PUT', `/api/events/${eventId}/meeting-plan`, { startsAt, slots: 2, slotMinutes: 20, tables: 1, ...more });
  const propose = (eventId: string, asking: SignedUp, giving: SignedUp, more: object = {}) =>
    as('POST', `/api/events/${eventId}/meetings`, { askingId: asking.id, givingId: giving.id, ...more });
  const say = async (place: SignedUp, meetingId: string, answer: 'accept' | 'decline') =>
    service.ask<{ items: Seen[]; code?: string }>(
      'POST',
      `/api/registrations/${place.id}/meetings/${meetingId}/${answer}`,
      {
        token: place.manageToken,
      },
    );
  const seen = async (place: SignedUp) =>
    (
      await service.ask<{ items: Seen[] }>('GET', `/api/registrations/${place.id}/meetings`, {
        token: place.manageToken,
      })
    ).body.items;
  const all = async (eventId: string) =>
    (await service.ask<{ items: Meeting[] }>('GET', `/api/events/${eventId}/meetings`, { as: organiser })).body.items;
  const told = async (place: SignedUp) =>
    (await service.facts(place.id))
      .filter(({ type }) => type === 'registrations.message-due.v2')
      .map(({ payload }) => payload['message']);

  /** An event with a plan and people who have a place. */
  async function meeting(people: number, more: object = {}): Promise<{ eventId: string; people: SignedUp[] }> {
    const { eventId } = await published(service);
    expect((await plan(eventId, more)).status).toBe(200);
    const places: SignedUp[] = [];
    for (let i = 0; i < people; i += 1) {
      places.push((await signUp(service, eventId, { organisation: `单位${i}`, title: '工程师' })).body);
    }
    return { eventId, people: places };
  }
  /** Proposed and agreed. */
  async function agreed(eventId: string, asking: SignedUp, giving: SignedUp, more: object = {}): Promise<string> {
    const { id } = (await propose(eventId, asking, giving, more)).body;
    await say(asking, id, 'accept');
    await say(giving, id, 'accept');
    return id;
  }

  beforeAll(async () => {
    service = await runRegistrations();
    await service.db.query(
      `INSERT INTO catalogue_copies (id, version, type, title, owner_id) VALUES ($1, 1, 'need', '气体传感器', $3),
         ($2, 1, 'achievement', '氧化钨气敏元件', $3)`,
      [ids.need, ids.achievement, ids.owner],
    );
  });
  afterEach(() => at(service, undefined));
  afterAll(() => service.stop());

  it('asks both, tells neither who the other is before both agree, then gives slot and table', async () => {
    const { eventId, people } = await meeting(2);
    const [asking, giving] = people as [SignedUp, SignedUp];
    const made = await propose(eventId, asking, giving, { needId: ids.need, achievementId: ids.achievement });
    expect([made.status, made.body.status]).toEqual([201, 'proposed']);
    expect([await told(asking), await told(giving)]).toEqual([['meeting_proposed'], ['meeting_proposed']]);
    const [before] = await seen(giving);
    expect(before).toMatchObject({ side: 'giving', mine: 'asked', theirs: 'asked', need: { title: '气体传感器' } });
    expect(before?.with).toEqual({ organisation: '单位0', title: '工程师' });
    await say(asking, made.body.id, 'accept');
    expect((await seen(giving))[0]).toMatchObject({ status: 'proposed', theirs: 'yes' });
    const after = await say(giving, made.body.id, 'accept');
    expect(after.body.items[0]).toMatchObject({ status: 'scheduled', startsAt, tableNo: 1 });
    expect(after.body.items[0]?.with.name).toMatch(/^参会者/);
    expect(await told(giving)).toEqual(['meeting_proposed', 'meeting_scheduled']);
    expect(JSON.stringify(await service.facts(eventId))).not.toContain('单位0');
  });

  it('gives no one two tables in a slot, no table to two pairs, and no pair a second meeting', async () => {
    const { eventId, people } = await meeting(4, { slots: 3 });
    const [a, b, c, d] = people as [SignedUp, SignedUp, SignedUp, SignedUp];
    await agreed(eventId, a, b);
    await agreed(eventId, a, c);
    await agreed(eventId, c, d);
    expect((await all(eventId)).map(({ status, slot, tableNo }) => [status, slot, tableNo])).toEqual([
      ['scheduled', 1, 1],
      ['scheduled', 2, 1],
      ['scheduled', 3, 1],
    ]);
    expect((await propose(eventId, b, a)).body).toMatchObject({ status: 409, code: 'PAIR_MEETS' });
    expect((await propose(eventId, a, a)).body).toMatchObject({ status: 422, code: 'NOT_TAKING_PART' });
  });

  it('lets whoever finds no table wait in order, and fills what a decline or a no-show frees', async () => {
    const { eventId, people } = await meeting(6, { slots: 1 });
    const [a, b, c, d, e, f] = people as [SignedUp, SignedUp, SignedUp, SignedUp, SignedUp, SignedUp];
    const first = await agreed(eventId, a, b);
    await agreed(eventId, c, d);
    await agreed(eventId, a, e);
    const states = async () => (await all(eventId)).map(({ status }) => status);
    expect(await states()).toEqual(['scheduled', 'waiting', 'waiting']);
    expect((await say(b, first, 'decline')).status).toBe(200);
    expect([await states(), await told(a)]).toEqual([
      ['declined', 'scheduled', 'waiting'],
      ['meeting_proposed', 'meeting_scheduled', 'meeting_proposed', 'meeting_cancelled'],
    ]);
    const second = (await all(eventId))[1]?.id ?? '';
    await agreed(eventId, d, f);
    // Only d is missing: c came in vain, and the table goes to who has waited longest.
    expect((await as('POST', `/api/events/${eventId}/meetings/${second}/missed`, { absent: 'giving' })).status).toBe(
      200,
    );
    expect(await states()).toEqual(['declined', 'missed', 'scheduled', 'waiting']);
    const asSeenBy = async (place: SignedUp) => {
      const { side, absent } = (await seen(place)).find(({ id }) => id === second) ?? {};
      return [side, absent];
    };
    expect([(await all(eventId))[1]?.absent, await asSeenBy(c), await asSeenBy(d)]).toEqual([
      'giving',
      ['asking', 'giving'],
      ['giving', 'giving'],
    ]);
    expect((await as('POST', `/api/events/${eventId}/meetings/${second}/missed`, { absent: 'both' })).body.code).toBe(
      'MEETING_NOT_SET',
    );
    expect((await plan(eventId, { slots: 2, tables: 1 })).status).toBe(200);
    expect(await states()).toEqual(['declined', 'missed', 'scheduled', 'scheduled']);
    expect((await plan(eventId, { slots: 1 })).body.code).toBe('PLAN_IN_USE');
    expect((await plan(eventId, { startsAt: '2031-03-10T03:00:00Z' })).body.code).toBe('PLAN_IN_USE');
  });

  it('seats who is missing nowhere else in that slot, and gives no slot that is half over', async () => {
    const { eventId, people } = await meeting(4, { slots: 1, tables: 2 });
    const [a, b, c, d] = people as [SignedUp, SignedUp, SignedUp, SignedUp];
    const first = await agreed(eventId, a, b);
    await agreed(eventId, a, c);
    await as('POST', `/api/events/${eventId}/meetings/${first}/missed`, { absent: 'asking' });
    expect((await all(eventId)).map(({ status }) => status)).toEqual(['missed', 'waiting']);
    at(service, '2031-03-10T02:10:00Z');
    await agreed(eventId, c, d);
    expect((await all(eventId)).map(({ status }) => status)).toEqual(['missed', 'waiting', 'waiting']);
  });

  it('tells of what came of it as an intent of who asked towards who offers', async () => {
    const { eventId, people } = await meeting(2);
    const [a, b] = people as [SignedUp, SignedUp];
    const id = await agreed(eventId, a, b, { needId: ids.need, achievementId: ids.achievement });
    const path = `/api/events/${eventId}/meetings/${id}/held`;
    const held = await as('POST', path, { intent: { kind: 'cooperation' } });
    expect(held.body).toMatchObject({ status: 'held', intentId: expect.any(String) });
    const stated = (await service.facts(a.id)).filter(({ type }) => type === 'registrations.intent-stated.v1');
    expect(stated.map(({ payload }) => payload)).toMatchObject([
      {
        intentId: held.body.intentId,
        needId: ids.need,
        achievementId: ids.achievement,
        fromOrganisationId: ids.owner,
        toOrganisationId: ids.owner,
      },
    ]);
    expect((await as('POST', path, { intent: { kind: 'cooperation' } })).body.code).toBe('MEETING_NOT_SET');
    expect((await service.facts(id)).map(({ type, payload }) => [type, payload['registrationIds']])).toEqual([
      ['registrations.meeting-held.v1', [a.id, b.id]],
    ]);
    const [c, d] = (await meeting(2).then(async (other) => [
      other,
      await agreed(other.eventId, ...(other.people as [SignedUp, SignedUp])),
    ])) as [{ eventId: string }, string];
    const unknown = await as('POST', `/api/events/${c.eventId}/meetings/${d}/held`, { intent: { kind: 'settlement' } });
    expect(unknown.body).toMatchObject({ status: 422, code: 'ORGANISATION_UNKNOWN' });
    expect((await as('POST', `/api/events/${c.eventId}/meetings/${d}/held`, {})).body.status).toBe('held');
  });

  it('calls off the meetings of who gives the place back, and tells the other', async () => {
    const { eventId, people } = await meeting(3, { slots: 1 });
    const [a, b, c] = people as [SignedUp, SignedUp, SignedUp];
    await agreed(eventId, a, b);
    await agreed(eventId, a, c);
    await service.ask('POST', `/api/registrations/${b.id}/cancel`, { token: b.manageToken, body: {} });
    await eventually(async () => {
      expect((await all(eventId)).map(({ status }) => status)).toEqual(['cancelled', 'scheduled']);
    });
    expect(await told(a)).toContain('meeting_cancelled');
  });

  it('opens to nobody else, and says no to what is not there', async () => {
    const { eventId, people } = await meeting(3);
    const [a, b, c] = people as [SignedUp, SignedUp, SignedUp];
    const { id } = (await propose(eventId, a, b)).body;
    expect((await say(c, id, 'accept')).status).toBe(404);
    expect((await say(a, newId(), 'accept')).status).toBe(404);
    expect((await propose(eventId, a, c, { needId: newId() })).body.code).toBe('UNKNOWN_REFERENCE');
    expect((await propose((await published(service)).eventId, a, c)).body.code).toBe('NO_MEETING_PLAN');
    for (const bad of [{ slots: 0 }, { startsAt: 'soon' }, { tables: 1e9 }, { slotMinutes: 1.5 }]) {
      expect((await plan(eventId, bad)).status).toBe(400);
    }
    const stranger = { roles: ['organiser'], hosts: [newId()] };
    expect((await service.ask('GET', `/api/events/${eventId}/meetings`, { as: stranger })).status).toBe(403);
  });
});
