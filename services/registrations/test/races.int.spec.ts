import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Caller } from '@zuomei/platform';
import { RegisterAttendees } from '../src/registrations/register-attendees.js';
import {
  organiser,
  published,
  runRegistrations,
  type RunningRegistrations,
  signUp,
  type SignedUp,
} from './running-registrations.js';

interface Seats {
  held: number;
  waitlisted: number;
  confirmed: number;
  rows: number;
}

describe('many at once', () => {
  let one: RunningRegistrations;
  let other: RunningRegistrations;
  const seats = async (id: string): Promise<Seats> => {
    const [row] = await one.db.query<Seats & Record<string, number>>(
      `SELECT held, waitlisted, confirmed,
         (SELECT count(*)::int FROM registrations r WHERE r.offering_id = o.id AND holds_seat) AS rows
       FROM offerings o WHERE id = $1`,
      [id],
    );
    if (!row) throw new Error('no such offering');
    return row;
  };
  const positions = async (id: string): Promise<(number | undefined)[]> => {
    const found: (number | undefined)[] = [];
    let cursor = '';
    do {
      const { body } = await one.ask<{ items: SignedUp[]; nextCursor: string | null }>(
        'GET',
        `/api/events/${id}/registrations?status=waitlisted&limit=200${cursor && `&cursor=${cursor}`}`,
        { as: organiser },
      );
      found.push(...body.items.map((item) => item.position));
      cursor = body.nextCursor ?? '';
    } while (cursor);
    return found;
  };
  const cancel = (service: RunningRegistrations, { id, manageToken }: SignedUp) =>
    service.ask('POST', `/api/registrations/${id}/cancel`, { token: manageToken, body: {} });

  beforeAll(async () => {
    one = await runRegistrations();
    other = await runRegistrations({}, { on: one });
  });
  afterAll(async () => {
    await other.stop();
    await one.stop();
  });

  it('never gives more than 100 seats to 400 people at two instances, and 300 stand in one line', async () => {
    const event = await published(one, { capacity: 100 });
    let watching = true;
    const most = (async () => {
      let max = 0;
      while (watching) max = Math.max(max, (await seats(event.eventId)).rows);
      return max;
    })();
    const answers = await Promise.all(
      Array.from({ length: 400 }, (_, i) => signUp(i % 2 ? one : other, event.eventId)),
    );
    watching = false;
    expect(await most).toBeLessThanOrEqual(100);
    expect(answers.filter((a) => a.body.status === 'confirmed')).toHaveLength(100);
    const told = answers.flatMap((a) => (a.body.position === undefined ? [] : [a.body.position]));
    const line = Array.from({ length: 300 }, (_, i) => i + 1);
    expect(told.sort((a, b) => a - b)).toEqual(line);
    expect(await positions(event.eventId)).toEqual(line);
    expect(await seats(event.eventId)).toEqual({ held: 100, confirmed: 100, waitlisted: 300, rows: 100 });
    const facts = await one.facts(event.eventId);
    expect(facts).toHaveLength(400);
    expect(new Set(facts.map((fact) => fact.aggregate_id)).size).toBe(400);
  });

  it('would oversell without the lock and its second guard (negative control)', async () => {
    // Leaves the lock out of the statement that should take it, and nothing else.
    process.env['ZUOMEI_GUARD_OFF'] = 'seat-lock';
    await one.db.query('ALTER TABLE offerings DROP CONSTRAINT ck_offerings_seats');
    try {
      const register = one.app.get(RegisterAttendees, { strict: false });
      let most = 0;
      for (let round = 0; round < 20 && most <= 10; round += 1) {
        const event = await published(one, { capacity: 10 });
        await Promise.all(
          Array.from({ length: 16 }, (_, i) =>
            register.execute(
              Array.from({ length: 5 }, (_unused, j) => ({
                offeringId: event.eventId,
                people: [{ name: '某人', email: `control-${i}-${j}@example.org` }],
                caller: Caller.anonymous,
              })),
            ),
          ),
        );
        most = (await seats(event.eventId)).rows;
      }
      expect(most).toBeGreaterThan(10);
    } finally {
      delete process.env['ZUOMEI_GUARD_OFF'];
      await one.db.query(
        'ALTER TABLE offerings ADD CONSTRAINT ck_offerings_seats CHECK (held >= 0 AND (capacity IS NULL OR held <= capacity)) NOT VALID',
      );
    }
  });

  it('is still stopped by the constraint if the lock alone is missing', async () => {
    const event = await published(one, { capacity: 3 });
    await expect(one.db.query('UPDATE offerings SET held = 4 WHERE id = $1', [event.eventId])).rejects.toThrow(
      'ck_offerings_seats',
    );
  });

  it('leaves no seat free while somebody waits, after a storm of sign-ups and cancellations', async () => {
    const event = await published(one, { capacity: 20 });
    const first = await Promise.all(Array.from({ length: 60 }, () => signUp(one, event.eventId)));
    expect(first.flatMap((answer) => (answer.status === 201 ? [] : [answer.text]))).toEqual([]);
    const leaving = first.slice(0, 40).map((a) => a.body);
    const storm = [
      ...leaving.map((place, i) => cancel(i % 2 ? one : other, place)),
      ...Array.from({ length: 30 }, (_, i) => signUp(i % 2 ? other : one, event.eventId)),
    ];
    expect((await Promise.all(storm)).map((answer) => answer.status).filter((status) => status >= 300)).toEqual([]);
    const after = await seats(event.eventId);
    expect(after).toEqual({ held: 20, confirmed: 20, rows: 20, waitlisted: 30 });
    expect(await positions(event.eventId)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    const versions = await one.db.query(
      `SELECT aggregate_id FROM outbox WHERE payload->>'eventId' = $1 GROUP BY aggregate_id
       HAVING max(aggregate_version) <> count(*) OR min(aggregate_version) <> 1`,
      [event.eventId],
    );
    expect(versions).toEqual([]);
    // Nobody overtook: whoever still waits came later than everybody who was let in.
    const [order] = await one.db.query<{ fair: boolean }>(
      `SELECT (SELECT max(id::text) FROM registrations WHERE offering_id = $1 AND status = 'confirmed')
            < (SELECT min(id::text) FROM registrations WHERE offering_id = $1 AND status = 'waitlisted') AS fair`,
      [event.eventId],
    );
    expect(order?.fair).toBe(true);
  });

  it('serves the line first when capacity is raised while others sign up', async () => {
    const event = await published(one, { capacity: 5 });
    await Promise.all(Array.from({ length: 30 }, () => signUp(one, event.eventId)));
    await Promise.all([
      other.ask('PATCH', `/api/events/${event.eventId}/sign-up-terms`, { as: organiser, body: { capacity: 25 } }),
      ...Array.from({ length: 20 }, () => signUp(one, event.eventId)),
    ]);
    expect(await seats(event.eventId)).toEqual({ held: 25, confirmed: 25, rows: 25, waitlisted: 25 });
  });

  it('lets exactly one of two gates that scan one code be ok', async () => {
    const event = await published(one);
    const { body } = await signUp(one, event.eventId);
    const scans = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        (i % 2 ? one : other).ask('POST', `/api/events/${event.eventId}/check-ins`, {
          as: organiser,
          body: { code: body.checkInCode, nonce: `gate-${i}` },
        }),
      ),
    );
    const results = scans.map((scan) => scan.body['result']);
    expect(results.filter((result) => result === 'ok')).toHaveLength(1);
    expect(results.filter((result) => result === 'already_checked_in')).toHaveLength(11);
  });

  it('lets one bad row fail alone, by rule and by fault of the database', async () => {
    const event = await published(one, { questions: [{ key: 'q', label: '?', kind: 'text', required: true }] });
    await one.db.query(`ALTER TABLE registrations ADD CONSTRAINT ck_poison CHECK (name <> '毒')`);
    try {
      const answers = await Promise.all([
        ...Array.from({ length: 10 }, () => signUp(one, event.eventId, { answers: { q: '好' } })),
        signUp(one, event.eventId, {}),
        signUp(one, event.eventId, { name: '毒', answers: { q: '好' } }),
      ]);
      expect(answers.map((a) => a.status)).toEqual([...Array<number>(10).fill(201), 422, 500]);
      expect(await seats(event.eventId)).toMatchObject({ confirmed: 10, rows: 10 });
    } finally {
      await one.db.query('ALTER TABLE registrations DROP CONSTRAINT ck_poison');
    }
  });
});
