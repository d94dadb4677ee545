import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@zuomei/platform';
import { organiser, published, runRegistrations, type RunningRegistrations, signUp } from './running-registrations.js';

interface Scan {
  id: string;
  result?: string;
  code?: string;
}

describe('many gates at once', () => {
  let one: RunningRegistrations;
  let other: RunningRegistrations;
  let eventId: string;
  const at = (i: number): RunningRegistrations => (i % 2 ? one : other);
  const scan = async (i: number, code: string | undefined, nonce = newId()) =>
    at(i).ask<Scan>('POST', `/api/events/${eventId}/check-ins`, { as: organiser, body: { code, nonce } });
  const count = (of: (string | undefined)[]): Record<string, number> =>
    of.reduce<Record<string, number>>((sum, word = 'none') => ({ ...sum, [word]: (sum[word] ?? 0) + 1 }), {});
  /** Every fact of a registration carries the next version, and the last one is what the row says. */
  const broken = () =>
    one.db.query(
      `SELECT r.id FROM registrations r JOIN outbox o ON o.aggregate_id = r.id::text WHERE r.offering_id = $1
       GROUP BY r.id, r.version HAVING count(*) <> r.version OR max(o.aggregate_version) <> r.version`,
      [eventId],
    );

  beforeAll(async () => {
    one = await runRegistrations();
    other = await runRegistrations({}, { on: one });
    eventId = (await published(one)).eventId;
  });
  afterEach(() => {
    delete process.env['ZUOMEI_GUARD_OFF'];
  });
  afterAll(async () => {
    await other.stop();
    await one.stop();
  });

  it('lets in exactly once each of 20 people whose codes are scanned at 6 gates of two instances', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => signUp(one, eventId)));
    const answers = await Promise.all(
      people.flatMap(({ body }) => Array.from({ length: 6 }, (_, gate) => scan(gate, body.checkInCode))),
    );
    expect(count(answers.map(({ body }) => body.result))).toEqual({ ok: 20, already_checked_in: 100 });
    const [kept] = await one.db.query('SELECT count(*)::int AS lines FROM check_ins WHERE offering_id = $1', [eventId]);
    expect(kept).toEqual({ lines: 120 });
    expect(await broken()).toEqual([]);
  });

  it('records one scan that is sent eight times at once as one, and refuses its nonce for other codes', async () => {
    const [guest, another] = [(await signUp(one, eventId)).body, (await signUp(one, eventId)).body];
    const nonce = newId();
    const same = await Promise.all(Array.from({ length: 8 }, (_, i) => scan(i, guest.checkInCode, nonce)));
    expect(new Set(same.map(({ text }) => text)).size).toBe(1);
    const fresh = newId();
    const mixed = await Promise.all(
      Array.from({ length: 8 }, (_, i) => scan(i >> 1, (i % 2 ? guest : another).checkInCode, fresh)),
    );
    const told = count(mixed.map(({ body }) => body.result ?? body.code));
    expect(told['NONCE_REUSED']).toBe(4);
    const lines = await one.db.query('SELECT count(*)::int AS n FROM check_ins WHERE nonce = ANY($1)', [
      [nonce, fresh],
    ]);
    expect(lines).toEqual([{ n: 2 }]);
    expect(await broken()).toEqual([]);
  });

  it('lets several in without the lock and what stands behind it (negative control)', async () => {
    process.env['ZUOMEI_GUARD_OFF'] = 'check-in-lock';
    await one.db.query('ALTER TABLE attendances DROP CONSTRAINT attendances_pkey');
    try {
      let most = 0;
      for (let tries = 0; tries < 20 && most < 2; tries += 1) {
        const { body } = await signUp(one, eventId);
        const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => scan(i, body.checkInCode)));
        most = answers.filter((answer) => answer.body.result === 'ok').length;
      }
      expect(most).toBeGreaterThan(1);
    } finally {
      await one.db.query('TRUNCATE attendances');
      await one.db.query('ALTER TABLE attendances ADD PRIMARY KEY (registration_id, session_key)');
    }
  });

  it('writes one scan twice where nonces are not claimed (negative control)', async () => {
    await one.db.query('DROP INDEX ux_check_ins_nonce');
    const nonces: string[] = [];
    const lines = async (): Promise<number> =>
      (await one.db.query('SELECT id FROM check_ins WHERE nonce = ANY($1)', [nonces])).length;
    for (let tries = 0; tries < 20 && (await lines()) <= nonces.length; tries += 1) {
      const nonce = newId();
      nonces.push(nonce);
      await Promise.all(Array.from({ length: 8 }, (_, i) => scan(i, 'unknown', nonce)));
    }
    expect(await lines()).toBeGreaterThan(nonces.length);
    await one.db.query('DELETE FROM check_ins WHERE nonce = ANY($1)', [nonces]);
    await one.db.query(
      'CREATE UNIQUE INDEX ux_check_ins_nonce ON check_ins (offering_id, nonce) WHERE nonce IS NOT NULL',
    );
  });

  it('agrees with itself when uploads, undoing and scans of the same people come together', async () => {
    const event = (eventId = (await published(one)).eventId);
    const people = (await Promise.all(Array.from({ length: 12 }, () => signUp(one, event)))).map(({ body }) => body);
    const entered = await Promise.all(people.map((place, i) => scan(i, place.checkInCode)));
    const scans = people.map((place) => ({
      code: place.checkInCode,
      nonce: newId(),
      occurredAt: '2026-01-01T00:00:00Z',
    }));
    const upload = (i: number) =>
      at(i).ask('POST', `/api/events/${event}/check-ins/batch`, { as: organiser, body: { scans } });
    const undo = (i: number) =>
      at(i).ask('POST', `/api/check-ins/${entered[i]?.body.id}/undo`, { as: organiser, body: {} });
    const done = await Promise.all([
      ...people.map((_, i) => undo(i)),
      ...Array.from({ length: 4 }, (_, i) => upload(i)),
      ...people.map((place, i) => scan(i + 1, place.checkInCode)),
    ]);
    expect(done.filter(({ status }) => status !== 200).map(({ text }) => text)).toEqual([]);
    expect(await broken()).toEqual([]);
    // Who is there follows from the log: accepted and not taken back, at most one each.
    const [odd] = await one.db.query(
      `SELECT count(*)::int AS n FROM (
         SELECT r.id, count(c.id) FILTER (WHERE c.result = 'ok' AND u.id IS NULL) AS inside,
           (SELECT count(*) FROM attendances a WHERE a.registration_id = r.id) AS attended
         FROM registrations r JOIN check_ins c ON c.registration_id = r.id AND c.undoes IS NULL
         LEFT JOIN check_ins u ON u.undoes = c.id WHERE r.offering_id = $1 GROUP BY r.id) AS people
       WHERE inside <> attended OR attended > 1`,
      [event],
    );
    expect(odd).toEqual({ n: 0 });
  });

  it('never waits for a cancellation that waits for it', async () => {
    const event = (eventId = (await published(one, { capacity: 12 })).eventId);
    const people = (await Promise.all(Array.from({ length: 12 }, () => signUp(one, event)))).map(({ body }) => body);
    const begun = performance.now();
    const done = await Promise.all(
      people.flatMap((place, i) => [
        scan(i, place.checkInCode),
        at(i + 1).ask('POST', `/api/registrations/${place.id}/cancel`, { token: place.manageToken, body: {} }),
        signUp(at(i), event),
      ]),
    );
    expect(done.filter(({ status }) => status >= 300).map(({ text }) => text)).toEqual([]);
    // A deadlock shows itself after a second at the earliest.
    expect(performance.now() - begun).toBeLessThan(30_000);
    const scans = done.filter((_, i) => i % 3 === 0).map(({ body }) => (body as Scan).result);
    const { ok = 0, cancelled = 0 } = count(scans);
    expect(ok + cancelled).toBe(12);
    expect(await broken()).toEqual([]);
  });
});
