import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@zuomei/platform';
import {
  type Asked,
  organiser,
  published,
  runRegistrations,
  type RunningRegistrations,
  signUp,
  type SignedUp,
} from './running-registrations.js';

describe('the code on the wall', () => {
  let service: RunningRegistrations;
  const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  beforeAll(async () => {
    service = await runRegistrations();
  });
  afterAll(() => service.stop());
  const code = async (eventId: string, again = false): Promise<string> => {
    const path = `/api/events/${eventId}/wall-code`;
    const asked: Asked = { as: organiser };
    const { body } = again
      ? await service.ask<{ url: string }>('POST', `${path}/reissue`, { ...asked, body: {} })
      : await service.ask<{ url: string }>('GET', path, asked);
    return body.url.split('#')[1]?.split('.')[1] ?? '';
  };
  const here = async (place: SignedUp, wall: string, more: object = {}) =>
    (
      await service.ask<{ result: string }>('POST', `/api/registrations/${place.id}/check-in`, {
        token: place.manageToken,
        body: { code: wall, nonce: newId(), ...more },
      })
    ).body.result;

  it('checks in who holds the place, by its own link and in the hours only', async () => {
    const now = await published(service, {}, { startsAt: soon(60), endsAt: soon(180) });
    const place = (await signUp(service, now.eventId)).body;
    const wall = await code(now.eventId);
    expect(wall).toMatch(/^[\w-]{22}$/);
    expect(await here(place, 'guessed')).toBe('unknown_code');
    expect(await here(place, wall)).toBe('ok');
    expect(await here(place, wall)).toBe('already_checked_in');
    const lines = await service.db.query('SELECT channel, result FROM check_ins WHERE offering_id = $1 ORDER BY id', [
      now.eventId,
    ]);
    expect(lines.map((line) => `${line['channel']} ${line['result']}`)).toEqual([
      'self unknown_code',
      'self ok',
      'self already_checked_in',
    ]);
    const far = await published(service, {}, { startsAt: soon(130), endsAt: soon(180) });
    const early = (await signUp(service, far.eventId)).body;
    expect(await here(early, await code(far.eventId))).toBe('outside_hours');
    expect(await here(early, wall)).toBe('unknown_code');
    const byEvent = await service.ask<{ result: string }>('POST', `/api/events/${now.eventId}/check-ins`, {
      token: place.manageToken,
      body: { code: wall, nonce: newId(), channel: 'self' },
    });
    expect(byEvent.body.result).toBe('already_checked_in');
    expect(
      (await service.ask('POST', `/api/registrations/${place.id}/check-in`, { body: { code: wall, nonce: 'n' } }))
        .status,
    ).toBe(401);
  });

  it('is dead once a new one was made', async () => {
    const event = await published(service, {}, { startsAt: soon(10), endsAt: soon(60) });
    const place = (await signUp(service, event.eventId)).body;
    const old = await code(event.eventId);
    const fresh = await code(event.eventId, true);
    expect(fresh).not.toBe(old);
    expect(await code(event.eventId)).toBe(fresh);
    expect(await here(place, old)).toBe('unknown_code');
    expect(await here(place, fresh)).toBe('ok');
  });

  it('mails the link to a place again without saying who has one', async () => {
    const event = await published(service);
    const place = (await signUp(service, event.eventId, { email: 'again@example.org' })).body;
    const again = (email: string) =>
      service.ask('POST', `/api/events/${event.eventId}/link-again`, { body: { email } });
    const known = await again(' Again@Example.org ');
    expect((await again('stranger@example.org')).text).toBe(known.text);
    await again('again@example.org');
    const facts = (await service.facts(place.id)).filter((fact) => fact.type.includes('message-due'));
    expect(facts.map((fact) => fact.payload['message'])).toEqual(['link_again']);
  });
});
