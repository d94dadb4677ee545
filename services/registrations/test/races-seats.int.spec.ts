import { afterEach, describe, expect, it } from '@jest/globals';
import { type Answered, LiveRegistrations } from './live-registrations.js';
import { watching, wrongWith } from './seats-verdict.js';

const patience = 120_000;
const many = <T>(count: number, what: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => what(i));
const oversold = 'more seats held than there are';

describe('many people and few seats, at two processes', () => {
  let live: LiveRegistrations;
  afterEach(() => live.stop());

  /** What was wrong while `count` people asked for the last seats, and afterwards. */
  async function lastSeats(capacity: number, count: number): Promise<{ wrong: string[]; answers: Answered[] }> {
    const eventId = await live.published({ capacity });
    const asking = Promise.all(many(count, () => live.signUp(eventId)));
    const seen = await watching(live.db, eventId, asking);
    return { wrong: [...seen, ...(await wrongWith(live.db, eventId))], answers: await asking };
  }

  it(
    'gives the last seat once, to 2 and to 400',
    async () => {
      live = await LiveRegistrations.start();
      for (const count of [2, 2, 2, 400]) {
        const { wrong, answers } = await lastSeats(1, count);
        expect(wrong).toEqual([]);
        expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
        expect(answers.filter(({ body }) => body.status === 'confirmed')).toHaveLength(1);
      }
      const { wrong, answers } = await lastSeats(100, 400);
      expect([wrong, answers.filter(({ body }) => body.status === 'confirmed').length]).toEqual([[], 100]);
    },
    patience,
  );

  it(
    'would give it more than once without the lock',
    async () => {
      live = await LiveRegistrations.start({ guardsOff: 'seat-lock' });
      const found = new Set<string>();
      for (let round = 0; round < 10 && !found.has(oversold); round += 1) {
        for (const what of (await lastSeats(10, 200)).wrong) found.add(what);
      }
      expect([...found]).toContain(oversold);
    },
    patience,
  );

  /** Cancellations, sign-ups and changes of capacity at once. @returns what was wrong, at any time */
  async function storm(): Promise<string[]> {
    const eventId = await live.published({ capacity: 30 });
    const first = await Promise.all(many(120, () => live.signUp(eventId)));
    const events = [
      ...first.slice(0, 70).map((place) => () => live.act(place, 'cancel')),
      ...many(60, () => () => live.signUp(eventId)),
      ...[35, 32, 40, 31].map((capacity) => () => live.capacity(eventId, capacity)),
    ];
    const all = Promise.all(
      events
        .map((event, index) => ({ event, order: (index * 37) % 134 }))
        .sort((a, b) => a.order - b.order)
        .map(({ event }) => event()),
    );
    const seen = await watching(live.db, eventId, all);
    const refused = (await all).filter(({ status, body }) => status >= 300 && body.code !== 'BELOW_HELD');
    expect(refused.map(({ text }) => text)).toEqual([]);
    return [...new Set([...seen, ...(await wrongWith(live.db, eventId))])];
  }

  it(
    'holds through a storm of cancellations, sign-ups and changes of capacity',
    async () => {
      live = await LiveRegistrations.start();
      for (let round = 0; round < 3; round += 1) expect(await storm()).toEqual([]);
    },
    patience,
  );

  it.each([
    ['promotion', 'a seat is free that somebody in line could take'],
    ['line-order', 'somebody was served before somebody further ahead'],
  ])(
    'would not without its guard %s',
    async (guardsOff, what) => {
      live = await LiveRegistrations.start({ guardsOff });
      const found = new Set<string>();
      for (let round = 0; round < 5 && !found.has(what); round += 1) for (const one of await storm()) found.add(one);
      expect([...found]).toContain(what);
    },
    patience,
  );

  /** One request, sent by ten at once. */
  async function repeated(): Promise<{ texts: Set<string>; wrong: string[] }> {
    const eventId = await live.published({ capacity: 5 });
    const email = 'once@example.org';
    const answers = await Promise.all(many(10, () => live.signUp(eventId, { 'idempotency-key': 'same' }, email)));
    return {
      texts: new Set(answers.map(({ status, text }) => `${status} ${text}`)),
      wrong: await wrongWith(live.db, eventId),
    };
  }

  it(
    'answers one Idempotency-Key alike, however many send it at once',
    async () => {
      live = await LiveRegistrations.start();
      for (let round = 0; round < 5; round += 1) {
        const { texts, wrong } = await repeated();
        expect([texts.size, wrong]).toEqual([1, []]);
      }
    },
    patience,
  );

  it(
    'would not without looking at the key',
    async () => {
      live = await LiveRegistrations.start({ guardsOff: 'sign-up-once' });
      let most = 0;
      for (let round = 0; round < 10 && most <= 1; round += 1) most = (await repeated()).texts.size;
      expect(most).toBeGreaterThan(1);
    },
    patience,
  );
});
