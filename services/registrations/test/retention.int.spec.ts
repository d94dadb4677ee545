import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, sha256Hex } from '@zuomei/platform';
import { eventually } from '@zuomei/testing';
import { EraseDuePeople } from '../src/retention/erase-due-people.js';
import { at } from './at.js';
import {
  organiser,
  published,
  runRegistrations,
  type RunningRegistrations,
  signUp,
  type SignedUp,
} from './running-registrations.js';

const person = {
  name: '欧阳询问',
  email: 'Ouyang.Xunwen@example.org',
  phone: '13912345678',
  title: '首席体验官',
  organisation: '甲研究院',
  attendeeKind: 'expert',
};
const questions = [{ key: 'diet', label: '饮食', kind: 'text' as const, required: false }];
const said = [
  person.name,
  person.email,
  person.email.toLowerCase(),
  person.phone,
  person.title,
  '不吃花生',
  '想见李工',
];

describe("people's data", () => {
  let service: RunningRegistrations;
  const place = (one: SignedUp, method: string, path: string, body?: unknown) =>
    service.ask(method, `/api/registrations/${one.id}${path}`, {
      token: one.manageToken,
      ...(body === undefined ? {} : { body }),
    });
  const statistics = async (eventId: string) =>
    (await service.ask('GET', `/api/events/${eventId}/statistics`, { as: organiser })).body;
  /** Which of the words stand anywhere in the database: every row of every table is read as text. */
  async function found(): Promise<string[]> {
    const tables = await service.db.query<{ name: string }>(
      `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    const rows = await Promise.all(
      tables.map(({ name }) => service.db.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${name} t`)),
    );
    const all = rows
      .flat()
      .map(({ row }) => row)
      .join('\n');
    return said.filter((word) => all.includes(word));
  }

  /** Somebody who left a trace in every table. */
  async function somebody(eventId: string, { keyed = false, group = false } = {}): Promise<SignedUp> {
    const organisation = newId();
    await service.db.query('INSERT INTO organisations (id, version, name) VALUES ($1, 1, $2)', [
      organisation,
      '乙公司',
    ]);
    const key = (): Record<string, string> => (keyed ? { 'idempotency-key': newId() } : {});
    const invitations = [{ email: person.email, name: person.name }];
    await service.ask('POST', `/api/events/${eventId}/invitations`, {
      as: organiser,
      body: { invitations },
      headers: key(),
    });
    const body = { ...person, answers: { diet: '不吃花生' } };
    const earlier = (await signUp(service, eventId, body)).body;
    await place(earlier, 'POST', '/cancel', { reason: `${person.name}有事` });
    const one = (await signUp(service, eventId, body, { headers: key() })).body;
    await service.ask('POST', `/api/registrations/${one.id}/intents`, {
      token: one.manageToken,
      headers: key(),
      body: { kind: 'cooperation', toOrganisationId: organisation, note: '想见李工' },
    });
    if (group) {
      const contact = { name: person.name, email: person.email };
      const people = [{ name: '同事', email: `colleague-${newId()}@example.org` }];
      const brought = await service.ask('POST', `/api/events/${eventId}/group-registrations`, {
        body: { contact, organisation: '甲研究院', allOrNone: false, people },
      });
      expect(brought.status).toBe(201);
    }
    const message = {
      subject: `致${person.name}`,
      body: `${person.name}:请回电 ${person.phone}`,
      filter: { q: person.name },
    };
    await service.ask('POST', `/api/events/${eventId}/messages`, { as: organiser, body: message });
    return one;
  }

  beforeAll(async () => {
    service = await runRegistrations();
  });
  afterEach(() => at(service, undefined));
  afterAll(() => service.stop());

  it('are shown to the person, whole, and to nobody else', async () => {
    const event = await published(service, { questions });
    const one = await somebody(event.eventId);
    const mine = await place(one, 'GET', '/my-data');
    expect(mine.status).toBe(200);
    for (const word of [person.name, person.phone, person.title, '不吃花生', '想见李工', '签署证据']) {
      expect(mine.text).toContain(word);
    }
    expect(mine.body['registrations']).toHaveLength(2);
    expect((await service.ask('GET', `/api/registrations/${one.id}/my-data`, { as: organiser })).status).toBe(403);
    await place(one, 'POST', '/erase', { confirm: true });
  });

  it('are gone from the whole database once the person has asked, and the number proves it', async () => {
    const event = await published(service, { questions, capacity: 1 });
    const one = await somebody(event.eventId, { keyed: true });
    const next = (await signUp(service, event.eventId)).body;
    expect(next.status).toBe('waitlisted');
    const before = await statistics(event.eventId);
    expect(await found()).not.toEqual([]);
    expect((await place(one, 'POST', '/erase', {})).status).toBe(400);
    const erased = await place(one, 'POST', '/erase', { confirm: true });
    expect(erased).toMatchObject({ status: 200, body: { requestedBy: 'attendee', eventId: event.eventId } });
    expect(erased.body['dataClasses']).toEqual(['identity', 'contact', 'answers', 'notes', 'invitation']);
    // What an organiser searched for goes with the end of that message's round, a moment later.
    await eventually(async () => expect(await found()).toEqual([]));
    expect((await place(one, 'GET', '')).status).toBe(404);
    const promoted = await place(next, 'GET', '');
    expect(promoted.body['status']).toBe('confirmed');
    const proof = await service.ask('GET', `/api/erasures/${String(erased.body['number'])}`);
    expect(proof.body).toEqual(erased.body);
    expect((await service.ask('GET', '/api/erasures/E-2222-2222-2222-2222')).status).toBe(404);
    const after = await statistics(event.eventId);
    for (const figure of ['byKind', 'byMode'] as const) expect(after[figure]).not.toBeUndefined();
    expect(after['funnel']).toMatchObject({ signedUp: (before['funnel'] as { signedUp: number }).signedUp });
    const facts = (await service.facts(one.id)).map(({ type }) => type);
    expect(facts.slice(-2)).toEqual(['registrations.registration-cancelled.v1', 'registrations.person-erased.v1']);
  });

  it('are erased by themselves when their time is over; figures stay as they were', async () => {
    const event = await published(service, { questions, retentionDays: 200 });
    const one = await somebody(event.eventId, { group: true });
    for (let i = 0; i < 3; i += 1) await signUp(service, event.eventId, { organisation: '丙公司' });
    const scan = { code: one.checkInCode, nonce: one.id };
    await service.ask('POST', `/api/events/${event.eventId}/check-ins`, { as: organiser, body: scan });
    await service.apply({ ...event, version: 3, status: 'ended' });
    await place(one, 'POST', '/survey', { overall: 5, comment: '不吃花生的人很高兴' });
    const before = await statistics(event.eventId);
    at(service, '2031-09-26T00:00:00Z');
    expect((await place(one, 'GET', '')).status).toBe(200);
    expect(await service.app.get(EraseDuePeople, { strict: false }).execute()).toBe(false);
    at(service, '2031-09-26T09:00:01Z');
    expect((await place(one, 'GET', '')).status).toBe(404);
    while (await service.app.get(EraseDuePeople, { strict: false }).execute());
    expect(await found()).toEqual([]);
    expect(await statistics(event.eventId)).toEqual(before);
    const list = await service.ask<{ items: object[] }>('GET', `/api/events/${event.eventId}/registrations`, {
      as: organiser,
    });
    expect(list.body.items.map((item) => [(item as SignedUp).status, (item as { name: string }).name])).toEqual([
      ['cancelled', ''],
      ['confirmed', ''],
      ['confirmed', ''],
      ['confirmed', ''],
      ['confirmed', ''],
      ['confirmed', ''],
    ]);
    const recipients = await service.ask<{ items: unknown[] }>('POST', '/internal/recipients', {
      body: { ids: [one.id] },
      headers: { authorization: await service.asService('notifications') },
    });
    expect(recipients.body.items).toEqual([]);
  });

  it('leave a register that the application cannot change, each line chained to the one before', async () => {
    const event = await published(service);
    for (let i = 0; i < 2; i += 1) {
      const one = (await signUp(service, event.eventId, { email: `chain${i}@example.org` })).body;
      const erased = await service.ask('POST', `/api/registrations/${one.id}/erase`, {
        as: organiser,
        body: { confirm: true },
      });
      expect(erased.body).toMatchObject({ requestedBy: 'organiser' });
    }
    const rows = await service.db.query<Record<string, string | string[] | Date>>(
      'SELECT * FROM erasures ORDER BY seq',
    );
    let prevHash = '0'.repeat(64);
    for (const [index, row] of rows.entries()) {
      const line = {
        seq: index + 1,
        number: row['number'],
        offeringId: row['offering_id'],
        registrationIds: row['registration_ids'],
        requestedBy: row['requested_by'],
        byUser: row['by_user'],
        dataClasses: row['data_classes'],
        emailHash: row['email_hash'],
        erasedAt: (row['erased_at'] as Date).toISOString(),
        prevHash,
      };
      expect(row['hash']).toBe(sha256Hex(JSON.stringify(line)));
      prevHash = String(row['hash']);
    }
    await expect(service.db.query(`UPDATE erasures SET by_user = 'x'`)).rejects.toThrow('written once');
    await expect(service.db.query('DELETE FROM erasures')).rejects.toThrow('written once');
    const admin = { roles: ['admin'] };
    const asked = await service.ask<{ items: unknown[] }>('POST', '/api/erasures/find', {
      as: admin,
      body: { email: ' Chain0@Example.org ' },
    });
    expect(asked.body.items).toHaveLength(1);
    const list = await service.ask<{ items: unknown[] }>('GET', `/api/events/${event.eventId}/erasures`, {
      as: organiser,
    });
    expect(list.body.items).toHaveLength(2);
  });
});
