import { expect } from '@jest/globals';
import { eventually } from '@zuomei/testing';
import { mailTo, tokenIn } from './mail.js';
import { address, at, call, done, signIn, unique } from './product.js';

export interface Cast {
  admin: string;
  organiser: string;
  staff: string;
  bureau: string;
  university: string;
  enterprise: string;
}

let admin: Promise<string> | undefined;
/** The administrator's token; signed in once, since sign-in is limited. */
export const administrator = (): Promise<string> => (admin ??= signIn(at.adminEmail, at.adminPassword));

async function organisation(token: string, name: string, kind: string): Promise<string> {
  const body = { name: unique(name), kind, city: '成都市' };
  return (await done<{ id: string }>('POST', '/api/organisations', { token, body })).id;
}

/** A user who followed the mailed link and chose a password. */
export async function user(roles: string[], more: { hosts?: string[]; memberOf?: string[] } = {}) {
  const email = address(roles.join('-'));
  const password = unique('correct horse battery');
  await done('POST', '/api/users', {
    token: await administrator(),
    body: { email, name: roles.join('与'), roles, ...more },
  });
  const token = tokenIn(await mailTo(email), 'password');
  await done('POST', '/api/auth/reset-password', { body: { token, newPassword: password } });
  return { email, password, token: await signIn(email, password) };
}

/** Three organisations, one organiser for the bureau, one member of staff. */
export async function cast(): Promise<Cast> {
  const token = await administrator();
  const bureau = await organisation(token, '科学技术局', 'government');
  const university = await organisation(token, '大学', 'university');
  const enterprise = await organisation(token, '科技公司', 'enterprise');
  const organiser = await user(['organiser'], { hosts: [bureau] });
  const staff = await user(['staff']);
  return { admin: token, organiser: organiser.token, staff: staff.token, bureau, university, enterprise };
}

export interface EventBody {
  id: string;
  status: string;
  version: number;
  title: string;
  startsAt: string;
  endsAt: string;
}

/** A published event of the bureau, tomorrow, two places and a waitlist unless said; one can sign up. */
export async function publishedEvent(people: Cast, more: Record<string, unknown> = {}): Promise<EventBody> {
  const start = Date.now() + 24 * 3_600_000;
  const event = await done<EventBody>('POST', '/api/events', {
    token: people.organiser,
    body: {
      title: unique('“菁蓉汇·校企双进”市校成果对接活动'),
      titleEn: 'Matchmaking day',
      kind: 'matchmaking',
      mode: 'onsite',
      visibility: 'public',
      hostIds: [people.bureau],
      guestIds: [people.university],
      startsAt: new Date(start).toISOString(),
      endsAt: new Date(start + 2 * 3_600_000).toISOString(),
      venue: '电子科大科技园(天府园)',
      capacity: 2,
      ...more,
    },
  });
  const published = await done<EventBody>('POST', `/api/events/${event.id}/publish`, {
    token: people.organiser,
    body: {},
  });
  // Sign-up hears of it a moment later, and of the draft before.
  await eventually(async () => {
    const token = people.organiser;
    const { status, body } = await call('GET', `/api/events/${event.id}/availability`, { token });
    expect(status).toBe(200);
    expect(body['reason']).not.toBe('not_published');
  });
  return published;
}
