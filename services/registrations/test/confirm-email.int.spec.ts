import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  organiser,
  published,
  runRegistrations,
  type RunningRegistrations,
  signUp,
  type SignedUp,
} from './running-registrations.js';

describe('where an e-mail counts once its link was opened', () => {
  let service: RunningRegistrations;
  let asService: string;
  const rows = (eventId: string) =>
    service.db.query<{ id: string; mails: number; expires_at: Date }>(
      'SELECT id, mails, expires_at FROM unconfirmed_sign_ups WHERE offering_id = $1',
      [eventId],
    );
  const mailed = async (eventId: string) => {
    const fact = (await service.facts(eventId))
      .filter(({ type }) => type === 'registrations.confirmation-due.v1')
      .at(-1);
    const { body } = await service.ask<{ items: { link: string; name: string; email: string }[] }>(
      'POST',
      '/internal/recipients',
      { headers: { authorization: asService }, body: { ids: [fact?.payload['signUpId']] } },
    );
    return { ...body.items[0], token: body.items[0]?.link.split('#')[1] ?? '' };
  };
  const confirm = (token: string) =>
    service.ask<SignedUp & { code?: string }>('POST', '/api/registrations/confirm-email', { body: { token } });

  beforeAll(async () => {
    service = await runRegistrations();
    asService = await service.asService('notifications');
  });
  afterAll(() => service.stop());

  it('holds nothing until then, and gives the place once', async () => {
    const event = await published(service, { confirmEmail: true, capacity: 1 });
    const asked = await signUp(service, event.eventId, { name: '甲', email: 'Owner@example.org' });
    expect(asked).toMatchObject({ status: 202, body: { status: 'confirm_email', expiresAt: expect.any(String) } });
    expect(Object.keys(asked.body)).toEqual(['status', 'expiresAt']);
    const before = await service.ask('GET', `/api/events/${event.eventId}/availability`);
    expect(before.body).toMatchObject({ placesLeft: 1 });
    const { token, name, email, link } = await mailed(event.eventId);
    expect({ name, email }).toEqual({ name: '', email: 'Owner@example.org' });
    expect(link).toContain('/confirm#');
    const [first, second] = await Promise.all([confirm(token), confirm(token)]);
    expect(first).toMatchObject({ status: 201, body: { status: 'confirmed', eventId: event.eventId } });
    expect(second.text).toBe(first.text);
    expect((await confirm(token)).text).toBe(first.text);
    const place = await service.ask('GET', `/api/registrations/${first.body.id}`, { token: first.body.manageToken });
    expect(place.body).toMatchObject({ name: '甲', email: 'Owner@example.org' });
    expect((await signUp(service, event.eventId, { email: 'owner@example.org' })).status).toBe(200);
  });

  it('replaces an earlier one: only the latest link works, and stores no secret', async () => {
    const event = await published(service, { confirmEmail: true });
    await signUp(service, event.eventId, { name: '旧', email: 'twice@example.org' });
    const old = await mailed(event.eventId);
    await signUp(service, event.eventId, { name: '新', email: 'TWICE@example.org' });
    const latest = await mailed(event.eventId);
    expect(await rows(event.eventId)).toHaveLength(1);
    expect((await confirm(old.token)).status).toBe(404);
    const { body } = await confirm(latest.token);
    expect((await service.ask('GET', `/api/registrations/${body.id}`, { token: body.manageToken })).body['name']).toBe(
      '新',
    );
    const [stored] = await service.db.query<{ text: string }>(
      'SELECT string_agg(u::text, $1) AS text FROM unconfirmed_sign_ups u',
      [''],
    );
    expect(stored?.text).not.toContain(latest.token.slice(22));
  });

  it('mails an address five times an hour at most, and says when it may again', async () => {
    const event = await published(service, { confirmEmail: true });
    const again = () => signUp(service, event.eventId, { email: 'flooded@example.org' });
    for (let i = 0; i < 5; i += 1) expect((await again()).status).toBe(202);
    const refused = await again();
    expect(refused).toMatchObject({ status: 429, body: { code: 'TOO_MANY_MAILS' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3500);
    await service.db.query(`UPDATE unconfirmed_sign_ups SET mails_since = now() - interval '61 minutes'`);
    expect((await again()).status).toBe(202);
  });

  it('answers in words, or with a place in line, when the places went meanwhile', async () => {
    const without = await published(service, { confirmEmail: true, capacity: 1, waitlist: false });
    const withLine = await published(service, { confirmEmail: true, capacity: 1 });
    for (const { eventId } of [without, withLine]) {
      await signUp(service, eventId, { email: 'late@example.org' });
      const { token } = await mailed(eventId);
      const early = await signUp(service, eventId, { email: 'early@example.org' }, { as: organiser });
      expect(early.status).toBe(201);
      const late = await confirm(token);
      if (eventId === without.eventId) expect(late).toMatchObject({ status: 409, body: { code: 'EVENT_FULL' } });
      else expect(late).toMatchObject({ status: 201, body: { status: 'waitlisted', position: 1 } });
    }
    expect(await signUp(service, without.eventId)).toMatchObject({ status: 409, body: { code: 'EVENT_FULL' } });
  });

  it('forgets it when its time is over, which is never after sign-up closes', async () => {
    const closes = new Date(Date.now() + 3_600_000).toISOString();
    const event = await published(service, { confirmEmail: true, signUpClosesAt: closes });
    const { body } = await signUp(service, event.eventId);
    expect(body).toEqual({ status: 'confirm_email', expiresAt: closes });
    const { token } = await mailed(event.eventId);
    await service.db.query(`UPDATE unconfirmed_sign_ups SET expires_at = now() WHERE offering_id = $1`, [
      event.eventId,
    ]);
    expect((await confirm(token)).status).toBe(404);
    const { RemoveUnclaimed } = await import('../src/answer-files/remove-unclaimed.js');
    await service.app.get(RemoveUnclaimed, { strict: false }).execute();
    expect(await rows(event.eventId)).toEqual([]);
  });
});
