import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Inviting } from './inviting.js';
import { published, runRegistrations, type RunningRegistrations } from './running-registrations.js';

describe('an invitation with many at once', () => {
  let service: RunningRegistrations;
  let other: RunningRegistrations;
  let inviting: Inviting;
  beforeAll(async () => {
    service = await runRegistrations();
    other = await runRegistrations({}, { on: service });
    inviting = new Inviting(service);
  });
  afterAll(async () => {
    await other.stop();
    await service.stop();
  });

  it('never fills its last seat twice, from two processes', async () => {
    const event = await published(service, {}, { visibility: 'invitation' });
    const { token } = await inviting.one(event.eventId, { seats: 5 });
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        inviting.ask('accept', token, { name: '同事', email: `race${i}@example.org` }, i % 2 ? service : other),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    expect(answers.filter(({ body }) => body['code'] === 'INVITATION_USED_UP')).toHaveLength(55);
    expect((await inviting.read(event.eventId)).items).toMatchObject([{ seatsLeft: 0 }]);
  });

  it('would fill it twice without the lock on the event (negative control)', async () => {
    const event = await published(service, {}, { visibility: 'invitation' });
    process.env['ZUOMEI_GUARD_OFF'] = 'seat-lock';
    let most = 0;
    try {
      // What is filled once stays filled: every round needs invitations of its own, and many, for one race each.
      for (let round = 0; round < 20 && most <= 2; round += 1) {
        const tokens = await Promise.all(
          Array.from({ length: 12 }, async () => (await inviting.one(event.eventId, { seats: 2 })).token),
        );
        const filled = await Promise.all(tokens.map((token, n) => filledAtOnce(token, `${round}-${n}`)));
        most = Math.max(most, ...filled);
      }
    } finally {
      delete process.env['ZUOMEI_GUARD_OFF'];
    }
    expect(most).toBeGreaterThan(2);
  });

  /** How many of six, asking at both processes, came in by one invitation. */
  async function filledAtOnce(token: string, name: string): Promise<number> {
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        inviting.ask(
          'accept',
          token,
          { name: '同事', email: `control${name}-${i}@example.org` },
          i % 2 ? service : other,
        ),
      ),
    );
    return answers.filter(({ status }) => status === 201).length;
  }
});
