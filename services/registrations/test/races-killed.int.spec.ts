import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@zuomei/testing';
import { LiveRegistrations } from './live-registrations.js';
import { snapshot } from './running-registrations.js';
import { wrongWith } from './seats-verdict.js';

const patience = 120_000;
const people = 120;

describe('a process killed in the middle', () => {
  let live: LiveRegistrations;
  afterEach(() => live.stop());

  const statuses = async (eventId: string): Promise<Record<string, number>> => {
    const rows = await live.db.query<{ status: string; people: number }>(
      'SELECT status, count(*)::int AS people FROM registrations WHERE offering_id = $1 GROUP BY status',
      [eventId],
    );
    return Object.fromEntries(rows.map((row) => [row.status, row.people]));
  };

  /** Everybody's place is cancelled with the event; the process that does it dies twice. */
  async function cancelledInBetween(): Promise<string[]> {
    const event = snapshot({}, { capacity: people });
    await live.apply(event);
    const answers = await Promise.all(Array.from({ length: people }, () => live.signUp(event.eventId)));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    await live.slowFacts(true);
    await live.apply({ ...event, version: event.version + 1, status: 'cancelled' }, '场地不可用');
    for (let kill = 0; kill < 2; kill += 1) {
      await live.untilWritingFacts();
      await live.killAndReplace(0);
    }
    await live.slowFacts(false);
    await eventually(async () => expect(await statuses(event.eventId)).toEqual({ cancelled: people }), { seconds: 60 });
    return wrongWith(live.db, event.eventId);
  }

  /** Half of the line moves up with a raised capacity; the process that does it dies before it commits. */
  async function raisedInBetween(): Promise<string[]> {
    const eventId = await live.published({ capacity: 10 });
    await Promise.all(Array.from({ length: people }, () => live.signUp(eventId)));
    await live.slowFacts(true);
    const lost = live.capacity(eventId, 70).catch(() => undefined);
    await live.untilWritingFacts();
    await live.killAndReplace(0);
    expect(await lost).toBeUndefined();
    await live.slowFacts(false);
    expect(await statuses(eventId)).toEqual({ confirmed: 10, waitlisted: people - 10 });
    expect((await live.capacity(eventId, 70)).status).toBe(200);
    expect(await statuses(eventId)).toEqual({ confirmed: 70, waitlisted: people - 70 });
    return wrongWith(live.db, eventId);
  }

  it(
    'loses and doubles nothing: in a sweep, and while the line moves up',
    async () => {
      live = await LiveRegistrations.start({ processes: 1, more: { SWEEP_BATCH: '30' } });
      expect(await cancelledInBetween()).toEqual([]);
      expect(await raisedInBetween()).toEqual([]);
    },
    patience,
  );

  it(
    'would double facts if they were written beside the transaction',
    async () => {
      live = await LiveRegistrations.start({
        processes: 1,
        more: { SWEEP_BATCH: '30' },
        guardsOff: 'outbox-transaction',
      });
      expect(await cancelledInBetween()).toContain('facts are missing or doubled');
    },
    patience,
  );
});
