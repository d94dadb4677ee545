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
    const { token } = await inviting.one(event.eventId, { seats: 2 });
    process.env['ZUOMEI_GUARD_OFF'] = 'seat-lock';
    try {
      let filled = 0;
      for (let round = 0; round < 10 && filled < 3; round += 1) {
        const answers = await Promise.all(
          Array.from({ length: 8 }, (_, i) =>
            inviting.ask(
              'accept',
              token,
              { name: '同事', email: `control${round}-${i}@example.org` },
              i % 2 ? service : other,
            ),
          ),
        );
        filled += answers.filter(({ status }) => status === 201).length;
      }
      expect(filled).toBeGreaterThan(2);
    } finally {
      delete process.env['ZUOMEI_GUARD_OFF'];
    }
  });
});
