import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventSnapshotV1 } from '@zuomei/contracts';
import { PickRecipients } from '../src/messages/pick-recipients.js';
import { NoteDueReminders } from '../src/reminders/note-due-reminders.js';
import { at } from './at.js';
import { organiser, published, runRegistrations, type RunningRegistrations, signUp } from './running-registrations.js';

interface Rule {
  id: string;
  message: string;
  amount: number;
  unit: string;
  dueAt?: string;
  tooLate: boolean;
}

// The event is on 10 March 2031, 9:00 to 17:00 in Shanghai.
const before = '2031-02-01T00:00:00Z';
const dayBefore = '2031-03-09T01:00:01Z';
const over = '2031-03-10T10:30:00Z';

describe('reminders by rule', () => {
  let service: RunningRegistrations;
  const rules = async (event: EventSnapshotV1) =>
    (await service.ask<{ items: Rule[] }>('GET', `/api/events/${event.eventId}/reminders`, { as: organiser })).body
      .items;
  const told = async (event: EventSnapshotV1, message: string) =>
    (await service.facts(event.eventId))
      .filter(({ payload }) => payload['message'] === message)
      .map((fact) => fact.aggregate_id);
  /** All that is due at that time is noted and sent. */
  async function look(time: string): Promise<void> {
    at(service, time);
    while (await service.app.get(NoteDueReminders, { strict: false }).execute());
    while (await service.app.get(PickRecipients, { strict: false }).execute());
  }
  const checkIn = (event: EventSnapshotV1, code: string | undefined) =>
    service.ask('POST', `/api/events/${event.eventId}/check-ins`, { as: organiser, body: { code, nonce: code } });
  const dated = async (more: Partial<EventSnapshotV1> = {}): Promise<EventSnapshotV1> => {
    at(service, before);
    return published(service, {}, more);
  };

  beforeAll(async () => {
    service = await runRegistrations();
  });
  afterEach(() => at(service, undefined));
  afterAll(() => service.stop());

  it('are put in as most events want them, and can be changed, switched off and removed', async () => {
    const event = await dated();
    const usual = await rules(event);
    expect(usual.map(({ message, amount, unit }) => [message, amount, unit])).toEqual([
      ['reminder', 1, 'days'],
      ['thanks', 1, 'hours'],
      ['outcome_survey', 90, 'days'],
    ]);
    expect(usual[0]?.dueAt).toBe('2031-03-09T01:00:00.000Z');
    const path = `/api/events/${event.eventId}/reminders/${usual[0]?.id}`;
    const changed = await service.ask('PATCH', path, { as: organiser, body: { amount: 3, enabled: false } });
    expect(changed).toMatchObject({ status: 200, body: { amount: 3, enabled: false, version: 2 } });
    await signUp(service, event.eventId);
    await look(dayBefore);
    expect(await told(event, 'reminder')).toEqual([]);
    expect((await service.ask('DELETE', path, { as: organiser })).status).toBe(204);
    expect((await service.ask('DELETE', path, { as: organiser })).status).toBe(404);
  });

  it('go once to who is confirmed, and not to who signs up after their time', async () => {
    const event = await dated();
    const early = (await signUp(service, event.eventId)).body;
    at(service, '2031-03-09T01:00:00.500Z');
    await signUp(service, event.eventId);
    await look(dayBefore);
    await look('2031-03-09T20:00:00Z');
    expect(await told(event, 'reminder')).toEqual([early.id]);
  });

  it('go by the new date of an event that was moved, and not again for a change of hours', async () => {
    const event = await dated();
    const place = (await signUp(service, event.eventId)).body;
    await look(dayBefore);
    await service.apply({ ...event, version: 3, startsAt: '2031-03-10T03:00:00.000Z' });
    await look('2031-03-09T03:00:01Z');
    expect(await told(event, 'reminder')).toEqual([place.id]);
    await service.apply({ ...event, version: 4, status: 'postponed' });
    await look('2031-03-10T00:00:00Z');
    const later = { startsAt: '2031-05-10T01:00:00.000Z', endsAt: '2031-05-10T09:00:00.000Z' };
    await service.apply({ ...event, version: 5, ...later });
    await look('2031-05-09T01:00:01Z');
    expect(await told(event, 'reminder')).toEqual([place.id, place.id]);
  });

  it('are not sent of a cancelled event, nor for a time that was over when the date became known', async () => {
    const cancelled = await dated();
    await signUp(service, cancelled.eventId);
    await service.apply({ ...cancelled, version: 3, status: 'cancelled' });
    at(service, '2031-03-09T12:00:00Z');
    const late = await published(service);
    await signUp(service, late.eventId);
    await look('2031-03-09T12:00:01Z');
    expect(await told(cancelled, 'reminder')).toEqual([]);
    expect(await told(late, 'reminder')).toEqual([]);
    expect((await rules(late))[0]).toMatchObject({ tooLate: true });
  });

  it('thank who came, write to who did not by a rule of its own, and ask again after 90 days', async () => {
    const event = await dated();
    const rule = { message: 'missed', amount: 2, unit: 'hours', note: '下次**请早**' };
    const added = await service.ask('POST', `/api/events/${event.eventId}/reminders`, { as: organiser, body: rule });
    expect(added.status).toBe(201);
    const came = (await signUp(service, event.eventId)).body;
    const missed = (await signUp(service, event.eventId)).body;
    at(service, '2031-03-10T01:30:00Z');
    expect((await checkIn(event, came.checkInCode)).body['result']).toBe('ok');
    await look(over);
    expect(await told(event, 'thanks')).toEqual([]);
    at(service, '2031-03-10T09:00:00Z');
    await service.apply({ ...event, version: 3, status: 'ended' });
    await look('2031-03-10T10:00:01Z');
    await look('2031-03-10T11:00:01Z');
    expect(await told(event, 'thanks')).toEqual([came.id]);
    expect(await told(event, 'missed')).toEqual([missed.id]);
    await look('2031-06-08T09:00:01Z');
    expect(await told(event, 'outcome_survey')).toEqual([came.id]);
    const list = await service.ask<{ items: { name: string; attendance: string }[] }>(
      'GET',
      `/api/events/${event.eventId}/registrations?attendance=no_show`,
      { as: organiser },
    );
    expect(list.body.items).toMatchObject([{ id: missed.id, attendance: 'no_show' }]);
    const occupancy = await service.ask('GET', `/api/events/${event.eventId}/occupancy`, { as: organiser });
    expect(occupancy.body).toMatchObject({ attended: 1, noShows: 1 });
  });
});
