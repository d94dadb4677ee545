import { afterEach, describe, expect, it } from '@jest/globals';
import { type Answered, LiveRegistrations } from './live-registrations.js';

const patience = 120_000;

describe('meetings that two processes arrange at once', () => {
  let live: LiveRegistrations;
  afterEach(() => live.stop());

  const answer = (place: Answered, meetingId: string, says: string): Promise<Answered> =>
    live.ask(
      'POST',
      `/api/registrations/${place.body.id}/meetings/${meetingId}/${says}`,
      {},
      {
        'x-manage-token': place.body.manageToken,
      },
    );

  /** Eight people, every pair of whom says yes at the same time, for four slots of three tables; four pairs take it back. */
  async function everybodyAtOnce(): Promise<string[]> {
    const eventId = await live.published({});
    await live.asOrganiser('PUT', `/api/events/${eventId}/meeting-plan`, {
      startsAt: '2031-03-10T02:00:00Z',
      slots: 4,
      slotMinutes: 20,
      tables: 3,
    });
    const people = await Promise.all(Array.from({ length: 8 }, () => live.signUp(eventId)));
    const pairs = people.flatMap((asking, at) => people.slice(at + 1).map((giving) => [asking, giving] as const));
    const proposed = await Promise.all(
      pairs.map(async ([asking, giving]) => {
        const body = { askingId: asking.body.id, givingId: giving.body.id };
        const made = await live.asOrganiser('POST', `/api/events/${eventId}/meetings`, body);
        return { asking, giving, id: made.body.id, status: made.status };
      }),
    );
    await Promise.all(proposed.map(({ asking, id }) => answer(asking, id, 'accept')));
    const answers = await Promise.all([
      ...proposed.map(({ giving, id }) => answer(giving, id, 'accept')),
      ...proposed.slice(0, 4).map(({ asking, id }) => answer(asking, id, 'decline')),
      // The same proposal from both processes: one of them makes it.
      ...[0, 1].map(() =>
        live.asOrganiser('POST', `/api/events/${eventId}/meetings`, {
          askingId: people[7]?.body.id,
          givingId: people[6]?.body.id,
        }),
      ),
    ]);
    const refused = answers.filter(
      ({ status, body }) => status >= 300 && !['PAIR_MEETS', 'MEETING_OVER'].includes(body.code ?? ''),
    );
    return [...refused.map(({ text }) => `refused: ${text}`), ...(await wrongWith(eventId))];
  }

  async function wrongWith(eventId: string): Promise<string[]> {
    const rows = await live.db.query<{ wrong: string }>(
      `WITH seated AS (
         SELECT m.id, m.slot, m.table_no, person FROM meetings m, unnest(ARRAY[m.asking_id, m.giving_id]) person
         WHERE m.offering_id = $1 AND m.status = 'scheduled'
       )
       SELECT 'somebody is twice in a slot' AS wrong FROM seated GROUP BY slot, person HAVING count(*) > 1
       UNION SELECT 'a table is given twice' FROM meetings WHERE offering_id = $1 AND status = 'scheduled'
         GROUP BY slot, table_no HAVING count(*) > 1
       UNION SELECT 'a pair meets twice' FROM meetings
         WHERE offering_id = $1 AND status NOT IN ('declined', 'cancelled')
         GROUP BY least(asking_id, giving_id), greatest(asking_id, giving_id) HAVING count(*) > 1
       UNION SELECT 'a seat is nobody’s' FROM meeting_seats s JOIN meetings m ON m.id = s.meeting_id
         WHERE m.offering_id = $1 AND (m.status <> 'scheduled' OR m.slot <> s.slot)
       UNION SELECT 'somebody waits beside a free table' FROM meetings w
         CROSS JOIN generate_series(1, 4) slot
         WHERE w.offering_id = $1 AND w.status = 'waiting'
           AND NOT EXISTS (SELECT 1 FROM seated WHERE seated.slot = slot.slot AND person IN (w.asking_id, w.giving_id))
           AND (SELECT count(DISTINCT id) FROM seated WHERE seated.slot = slot.slot) < 3`,
      [eventId],
    );
    return rows.map(({ wrong }) => wrong);
  }

  it(
    'seats no one twice, gives no table twice, lets no pair meet twice, and leaves no table free that somebody waits for',
    async () => {
      live = await LiveRegistrations.start();
      for (let round = 0; round < 2; round += 1) expect(await everybodyAtOnce()).toEqual([]);
    },
    patience,
  );

  it(
    'would seat people twice if it did not hold the plan',
    async () => {
      live = await LiveRegistrations.start({ guardsOff: 'meeting-lock' });
      await live.db.query('DROP INDEX ux_meetings_table; ALTER TABLE meeting_seats DROP CONSTRAINT ux_meeting_seats');
      const seen = new Set<string>();
      for (let round = 0; round < 10 && !seen.has('somebody is twice in a slot'); round += 1) {
        for (const wrong of await everybodyAtOnce()) seen.add(wrong);
      }
      expect([...seen]).toContain('somebody is twice in a slot');
    },
    patience,
  );
});
