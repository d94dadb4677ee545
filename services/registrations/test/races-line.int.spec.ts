import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@zuomei/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answered, LiveRegistrations } from './live-registrations.js';
import { watching, wrongWith } from './seats-verdict.js';

const patience = 120_000;
const oversold = 'more seats held than there are';
const many = <T>(count: number, what: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => what(i));

describe('a line that several processes serve', () => {
  let live: LiveRegistrations;
  afterEach(() => live.stop());

  /** Groups that come together, people alone and cancellations at once. */
  async function groupsAndSingles(waitlistPolicy: 'fill' | 'strict'): Promise<string[]> {
    const eventId = await live.published({ capacity: 20, waitlistPolicy });
    const seated = await Promise.all(many(20, () => live.signUp(eventId)));
    // Groups wait for certain, so that cancellations free fewer seats at a time than a group needs.
    await Promise.all(many(4, () => live.signUpTogether(eventId, 4)));
    const all = Promise.all([
      ...many(12, (i) => live.signUpTogether(eventId, 2 + (i % 4))),
      ...many(30, () => live.signUp(eventId)),
      ...seated.slice(0, 15).map((place) => live.act(place, 'cancel')),
      live.capacity(eventId, 23),
    ]);
    const seen = await watching(live.db, eventId, all);
    const refused = (await all).filter(({ status }) => status >= 300);
    expect(refused.map(({ text }) => text)).toEqual([]);
    return [...new Set([...seen, ...(await wrongWith(live.db, eventId))])];
  }

  /** One seat frees, and two wait for it who come together. */
  async function oneSeatForTwo(): Promise<string[]> {
    const eventId = await live.published({ capacity: 2 });
    const [first] = await Promise.all(many(2, () => live.signUp(eventId)));
    await live.signUpTogether(eventId, 2);
    if (first) await live.act(first, 'cancel');
    return wrongWith(live.db, eventId);
  }

  it(
    'keeps groups whole among singles, and leaves no seat that anybody could take',
    async () => {
      live = await LiveRegistrations.start();
      for (const policy of ['fill', 'strict', 'fill', 'strict'] as const) {
        expect(await groupsAndSingles(policy)).toEqual([]);
      }
      expect(await oneSeatForTwo()).toEqual([]);
    },
    patience,
  );

  it(
    'would divide them if it served one by one',
    async () => {
      live = await LiveRegistrations.start({ guardsOff: 'units-whole' });
      expect(await oneSeatForTwo()).toContain('a group that comes together was divided');
    },
    patience,
  );

  /** Accepts an offer around the instant at which it ends, at both processes, while they take lapsed ones back. */
  async function acceptedAtItsEnd(offsetMs: number): Promise<{ wrong: string[]; outcome: string }> {
    const eventId = await live.published({ capacity: 1, offerHours: 24, offerInOfficeHours: false });
    const people: Answered[] = [];
    for (let i = 0; i < 3; i += 1) people.push(await live.signUp(eventId));
    const [holder, first, second] = people as [Answered, Answered, Answered];
    await live.act(holder, 'cancel');
    await live.db.query(`UPDATE registrations SET offer_expires_at = now() + interval '3 seconds' WHERE id = $1`, [
      first.body.id,
    ]);
    const all = Promise.all(
      many(6, async (i) => {
        await sleep(3000 + offsetMs + i * 15);
        return live.act(first, 'accept-offer');
      }),
    );
    const seen = await watching(live.db, eventId, all);
    const accepted = (await all).some(({ status }) => status === 200);
    const statusOf = async ({ body: { id } }: Answered): Promise<string | undefined> =>
      (await live.db.query<{ status: string }>('SELECT status FROM registrations WHERE id = $1', [id]))[0]?.status;
    // Not accepted in time: one of the processes takes it back soon.
    await eventually(async () => expect(await statusOf(first)).not.toBe('offered'), { seconds: 30 });
    const outcome = [accepted, await statusOf(first), await statusOf(second)].join(' ');
    return { wrong: [...seen, ...(await wrongWith(live.db, eventId))], outcome };
  }

  it(
    'gives an offer that is accepted in the second it ends to exactly one of two',
    async () => {
      live = await LiveRegistrations.start();
      const results = await Promise.all(
        [-2800, -2000, -110, -90, -75, -60, -45, -30, -15, 0, 500].map((offset) => acceptedAtItsEnd(offset)),
      );
      expect(results.flatMap(({ wrong }) => wrong)).toEqual([]);
      const outcomes = new Set(results.map(({ outcome }) => outcome));
      // Both ends of the second were tried, and nothing between them came out.
      expect([...outcomes].sort()).toEqual(['false waitlisted offered', 'true confirmed waitlisted']);
    },
    patience,
  );

  it(
    'would give it to both if it did not look at what became of it',
    async () => {
      live = await LiveRegistrations.start({ guardsOff: 'offer-state' });
      const found = new Set<string>();
      for (let round = 0; round < 6 && !found.has(oversold); round += 1)
        for (const what of (await acceptedAtItsEnd(1500 + round * 500)).wrong) found.add(what);
      expect([...found]).toContain(oversold);
    },
    patience,
  );
});
