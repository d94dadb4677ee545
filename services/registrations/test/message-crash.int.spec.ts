import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, type SpawnedService, spawnService } from '@zuomei/testing';
import { PickRecipients } from '../src/messages/pick-recipients.js';
import { organiser, published, runRegistrations, type RunningRegistrations, signUp } from './running-registrations.js';

const people = 35;

describe('a process killed in the middle of a message', () => {
  let service: RunningRegistrations;
  let successor: SpawnedService | undefined;

  beforeEach(async () => {
    service = await runRegistrations();
    // This process only takes the message in; the ones that are killed pick its people.
    service.app.get(PickRecipients, { strict: false }).execute = () => Promise.resolve(false);
  });
  afterEach(async () => {
    await successor?.kill();
    successor = undefined;
    await service.stop();
  });

  /** How often each of the people was told, after one process died in the middle and another went on. */
  async function toldEach(guardOff: string): Promise<number[]> {
    const event = await published(service);
    const places = await Promise.all(Array.from({ length: people }, () => signUp(service, event.eventId)));
    const body = { subject: '通知', body: '正文' };
    const sent = await service.ask('POST', `/api/events/${event.eventId}/messages`, { as: organiser, body });
    expect(sent).toMatchObject({ status: 201, body: { expected: people } });
    const environment = { ...service.environment, SWEEP_BATCH: '10', ZUOMEI_TEST: '1', ZUOMEI_GUARD_OFF: guardOff };
    // It may be gone before it was seen to listen.
    const killed = await spawnService('registrations', { ...environment, CRASH_AT: 'in_mid_send' }).catch(
      () => undefined,
    );
    await eventually(() => {
      if (killed) expect(() => process.kill(killed.pid, 0)).toThrow();
    });
    const [half] = await service.db.query<{ picked: number }>('SELECT picked FROM sends');
    expect(half).toEqual({ picked: 10 });
    successor = await spawnService('registrations', environment);
    await eventually(async () => {
      expect(await service.db.query('SELECT picked FROM sends WHERE done_at IS NOT NULL')).toEqual([
        { picked: people },
      ]);
    });
    const facts = (await service.facts(event.eventId)).filter(({ type }) => type === 'registrations.message-due.v2');
    return places.map(({ body: place }) => facts.filter((fact) => fact.aggregate_id === place.id).length);
  }

  it('tells nobody twice and leaves nobody out', async () => {
    expect(await toldEach('')).toEqual(Array.from({ length: people }, () => 1));
  });

  it('would tell some twice if how far it got were not written with what it did', async () => {
    expect(Math.max(...(await toldEach('outbox-transaction')))).toBe(2);
  });
});
