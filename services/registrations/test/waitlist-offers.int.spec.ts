import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OfferLapsed, RegistrationOffered } from '@zuomei/contracts';
import { eventually } from '@zuomei/testing';
import {
  organiser,
  published,
  runRegistrations,
  type RunningRegistrations,
  signUp,
  type SignedUp,
} from './running-registrations.js';

interface PlaceBody {
  status: string;
  position?: number;
  offerExpiresAt?: string;
  waiting?: { reason: string };
  can: Record<string, boolean>;
  code?: string;
}

describe('a seat that is offered', () => {
  let service: RunningRegistrations;
  const read = async (place: SignedUp): Promise<PlaceBody> =>
    (await service.ask<PlaceBody>('GET', `/api/registrations/${place.id}`, { token: place.manageToken })).body;
  const act = (place: SignedUp, action: string) =>
    service.ask<PlaceBody>('POST', `/api/registrations/${place.id}/${action}`, { token: place.manageToken, body: {} });
  /** One seat, and people in line for it. */
  const line = async (length: number, terms = {}): Promise<{ eventId: string; people: SignedUp[] }> => {
    const { eventId } = await published(service, { capacity: 1, offerHours: 4, ...terms });
    const people: SignedUp[] = [];
    for (let i = 0; i <= length; i += 1) people.push((await signUp(service, eventId)).body);
    return { eventId, people };
  };
  const expire = (place: SignedUp) =>
    service.db.query(`UPDATE registrations SET offer_expires_at = now() - interval '1 second' WHERE id = $1`, [
      place.id,
    ]);
  const [holder, first, second] = [0, 1, 2];
  const at = (people: SignedUp[], index: number): SignedUp => people[index] as SignedUp;

  beforeAll(async () => {
    service = await runRegistrations();
  });
  afterAll(() => service.stop());

  it('is kept for the next in line until a deadline in office hours, and not for a newcomer', async () => {
    const { eventId, people } = await line(2);
    await act(at(people, holder), 'cancel');
    const place = await read(at(people, first));
    expect(place).toMatchObject({ status: 'offered', can: { acceptOffer: true, cancel: true } });
    const until = new Date(place.offerExpiresAt ?? '');
    expect(until.getTime()).toBeGreaterThanOrEqual(Date.now() + 4 * 3_600_000 - 60_000);
    const hour = (until.getUTCHours() + 8) % 24;
    expect(hour >= 8 && hour <= 20).toBe(true);
    expect((await signUp(service, eventId)).body).toMatchObject({ status: 'waitlisted', position: 2 });
    const facts = await service.facts(at(people, first).id);
    expect(facts.map(({ type, aggregate_version }) => [type, aggregate_version])).toEqual([
      ['registrations.registration-waitlisted.v1', 1],
      [RegistrationOffered.type, 2],
    ]);
    expect(facts[1]?.payload).toMatchObject({ previousStatus: 'waitlisted', expiresAt: place.offerExpiresAt });
  });

  it('is taken by accepting, once however often', async () => {
    const { people } = await line(1);
    await act(at(people, holder), 'cancel');
    expect((await act(at(people, first), 'accept-offer')).body).toMatchObject({ status: 'confirmed' });
    expect((await act(at(people, first), 'accept-offer')).body).toMatchObject({ status: 'confirmed' });
    expect(await service.facts(at(people, first).id)).toHaveLength(3);
  });

  it('goes to the next when it is declined', async () => {
    const { people } = await line(2);
    await act(at(people, holder), 'cancel');
    expect((await act(at(people, first), 'cancel')).body).toMatchObject({ status: 'cancelled' });
    expect(await read(at(people, second))).toMatchObject({ status: 'offered' });
  });

  it('lapses by itself: off the line, and the next is served', async () => {
    const { eventId, people } = await line(2);
    await act(at(people, holder), 'cancel');
    await expire(at(people, first));
    await eventually(async () => expect(await read(at(people, second))).toMatchObject({ status: 'offered' }));
    const lapsed = await read(at(people, first));
    expect(lapsed).toMatchObject({ status: 'waitlisted', waiting: { reason: 'offer_lapsed' } });
    expect(lapsed.position).toBeUndefined();
    expect((await service.facts(at(people, first).id)).map(({ type }) => type).at(-1)).toBe(OfferLapsed.type);
    expect((await act(at(people, first), 'accept-offer')).body).toMatchObject({ code: 'OFFER_LAPSED' });
    // Nobody stands behind whoever is off the line.
    await act(at(people, second), 'cancel');
    expect((await signUp(service, eventId)).body).toMatchObject({ status: 'confirmed' });
    const occupancy = await service.ask('GET', `/api/events/${eventId}/occupancy`, { as: organiser });
    expect(occupancy.body).toMatchObject({ confirmed: 1, offered: 0, waitlisted: 1 });
  });

  it('is refused a moment too late, and the next is served by that same request', async () => {
    const { people } = await line(2);
    await act(at(people, holder), 'cancel');
    await expire(at(people, first));
    expect((await act(at(people, first), 'accept-offer')).status).toBe(409);
    expect(await read(at(people, second))).toMatchObject({ status: 'offered' });
  });

  it('is none for whoever is confirmed or waits', async () => {
    const { people } = await line(1);
    expect((await act(at(people, holder), 'accept-offer')).body).toMatchObject({ status: 'confirmed' });
    expect((await act(at(people, first), 'accept-offer')).body).toMatchObject({ code: 'NO_OFFER' });
  });

  it('asks for approval instead where that was never given, and remembers where it was', async () => {
    const { people } = await line(1, { approval: true });
    await act(at(people, holder), 'cancel');
    expect(await read(at(people, first))).toMatchObject({ status: 'pending' });
    const { eventId } = await published(service, {
      capacity: 1,
      approval: true,
      pendingHoldsSeat: false,
      offerHours: 2,
    });
    const [a, b] = [(await signUp(service, eventId)).body, (await signUp(service, eventId)).body];
    for (const { id } of [a, b])
      await service.ask('POST', `/api/registrations/${id}/approve`, { as: organiser, body: {} });
    expect(await read(b)).toMatchObject({ status: 'waitlisted', position: 1 });
    await act(a, 'cancel');
    expect(await read(b)).toMatchObject({ status: 'offered' });
  });
});
