import { mailTo, tokenIn } from './mail.js';
import { type Cast, cast, type EventBody, publishedEvent, user } from './people.js';
import { address, type Agreement, call, cookieOf, done, type Registration, unique } from './product.js';

/** How somebody shows who they are: headers of a request. */
type Shown = Record<string, string>;

/** In the order of the columns of the table: from nobody to who may do everything. */
export const callerNames = [
  'anonymous',
  'attendee of another event',
  'signatory of another agreement',
  'member of no party',
  'member of a party',
  'organiser of another host',
  'organiser of the host',
  'staff',
  'administrator',
] as const;
export type CallerName = (typeof callerNames)[number];

export interface Scene {
  callers: Record<CallerName, Shown>;
  /** What `{…}` in a path or body of the table stands for. */
  things: Record<string, string>;
}

const bearer = (token: string): Shown => ({ authorization: `Bearer ${token}` });

async function register(eventId: string, more: Record<string, unknown> = {}): Promise<Registration> {
  const body = { name: '来宾', email: address('guest'), ...more };
  return done<Registration>('POST', `/api/events/${eventId}/registrations`, { body });
}

async function agreement(people: Cast, more: Record<string, unknown> = {}): Promise<Agreement> {
  const party = (organisationId: string, label: string, email: string) => ({
    organisationId,
    label,
    signatories: [{ name: '签署人', email, role: 'signer' }],
  });
  const parties = [party(people.university, '甲方', address('a')), party(people.enterprise, '乙方', address('b'))];
  return done<Agreement>('POST', '/api/agreements', {
    token: people.staff,
    body: { kind: 'framework', title: unique('协议'), body: '正文。', parties, ...more },
  });
}

async function send(people: Cast, { id }: Agreement): Promise<string> {
  await done('POST', `/api/agreements/${id}/send`, { token: people.staff, body: {} });
  return id;
}

/** The cookie of somebody who opened the link to an agreement of which the table speaks nowhere. */
async function signatoryElsewhere(people: Cast): Promise<Shown> {
  const email = address('elsewhere');
  const signatories = [{ name: '他人', email, role: 'signer' }];
  const parties = [people.university, people.enterprise].map((organisationId, n) => ({
    organisationId,
    label: n === 0 ? '甲方' : '乙方',
    signatories: n === 0 ? signatories : [{ name: '他方', email: address('other'), role: 'signer' }],
  }));
  await send(people, await agreement(people, { parties }));
  const token = tokenIn(await mailTo(email, '请签署'), 'sign');
  const { headers } = await call('POST', '/api/signing/sessions', { body: { token } });
  return { cookie: cookieOf(headers) };
}

async function callersOf(people: Cast): Promise<Scene['callers']> {
  const { admin: token } = people;
  const organisation = async () =>
    (await done('POST', '/api/organisations', { token, body: { name: unique('他方'), kind: 'park' } }))['id'] as string;
  const elsewhere = await register((await publishedEvent(people)).id);
  return {
    anonymous: {},
    'attendee of another event': { 'x-manage-token': elsewhere.manageToken },
    'signatory of another agreement': await signatoryElsewhere(people),
    'member of no party': bearer((await user(['member'], { memberOf: [await organisation()] })).token),
    'member of a party': bearer((await user(['member'], { memberOf: [people.university] })).token),
    'organiser of another host': bearer((await user(['organiser'], { hosts: [await organisation()] })).token),
    'organiser of the host': bearer(people.organiser),
    staff: bearer(people.staff),
    administrator: bearer(people.admin),
  };
}

interface Spoken extends Record<string, unknown> {
  speakers: { expertId: string }[];
}

/** Nine callers, and one of everything they could want; what a call changes for good has one of its own. */
export async function setScene(): Promise<Scene> {
  const people = await cast();
  const { organiser: token, staff, bureau, university, enterprise } = people;
  const callers = await callersOf(people);
  const event = async (more?: Record<string, unknown>) => (await publishedEvent(people, { capacity: 100, ...more })).id;
  const times = { startsAt: '2030-01-01T01:00:00.000Z', endsAt: '2030-01-01T03:00:00.000Z' };
  const draft = async (visibility: string) => {
    const body = { title: unique('草稿'), kind: 'salon', mode: 'onsite', visibility, hostIds: [bureau], ...times };
    return (await done<EventBody>('POST', '/api/events', { token, body })).id;
  };
  const publishedFor = async (visibility: string) => {
    const id = await draft(visibility);
    await done('POST', `/api/events/${id}/publish`, { token, body: {} });
    return id;
  };
  const session = async (id: string) =>
    (await done('POST', `/api/events/${id}/sessions`, { token, body: { title: '场次', ...times } }))['id'] as string;
  const expert = async (id: string) => {
    const { startsAt, endsAt } = await done<EventBody>('GET', `/api/events/${id}`, { token });
    const body = { title: '报告', startsAt, endsAt, speakers: [{ name: unique('专家') }] };
    const { speakers } = await done<Spoken>('POST', `/api/events/${id}/sessions`, { token, body });
    return speakers[0]?.expertId ?? '';
  };
  const inCatalogue = async (kind: string, published: boolean) => {
    const { id } = await done('POST', `/api/${kind}`, {
      token,
      body: { title: unique('气体传感器'), ownerId: university },
    });
    if (published) await done('POST', `/api/${kind}/${String(id)}/publish`, { token, body: {} });
    return id as string;
  };
  const open = await event();
  const drafted = await draft('public');
  const internal = await publishedFor('internal');
  const dropped = await draft('public');
  await done('POST', `/api/events/${dropped}/cancel`, { token, body: {} });
  const approving = await event({ approval: true });
  const place = await register(open);
  const scan = { code: place.checkInCode, nonce: unique('nonce') };
  const intent = { kind: 'cooperation', eventId: open, fromOrganisationId: university, toOrganisationId: enterprise };
  const { id: checkIn } = await done('POST', `/api/events/${open}/check-ins`, { token, body: scan });
  const { id: link } = await done('POST', `/api/events/${open}/door-links`, { token, body: { label: '门' } });
  const rules = await done<{ items: { id: string }[] }>('GET', `/api/events/${open}/reminders`, { token });
  const { id: heard } = await done('POST', '/api/intents', { token: staff, body: intent });
  const alone = { kind: 'cooperation', fromOrganisationId: university, toOrganisationId: enterprise };
  const case_ = await done('POST', '/api/intents', { token: staff, body: alone });
  return {
    callers,
    things: {
      bureau,
      university,
      enterprise,
      event: open,
      draft: drafted,
      dropped,
      internal,
      expert: await expert(open),
      expertUnseen: await expert(internal),
      closed: await publishedFor('invitation'),
      publish: await draft('public'),
      postpone: await event(),
      cancel: await event(),
      end: await event(),
      session: await session(drafted),
      registration: place.id,
      cancelPlace: (await register(open)).id,
      approve: (await register(approving)).id,
      reject: (await register(approving)).id,
      achievement: await inCatalogue('achievements', true),
      achievementDraft: await inCatalogue('achievements', false),
      achievementSubmit: await inCatalogue('achievements', false),
      achievementPublish: await inCatalogue('achievements', false),
      need: await inCatalogue('needs', true),
      needDraft: await inCatalogue('needs', false),
      needSubmit: await inCatalogue('needs', false),
      needPublish: await inCatalogue('needs', false),
      showing: (
        await done('POST', `/api/events/${open}/showings`, { token, body: { form: 'lab_tour', title: '实验室' } })
      )['id'] as string,
      checkIn: checkIn as string,
      checkInId: checkIn as string,
      linkId: link as string,
      rule: rules.items[0]?.id ?? '',
      // Of nobody: it is only about who gets as far as to be told so.
      meetingId: '01963f00-0000-7000-8000-000000000000',
      pictureId: '01963f00-0000-7000-8000-000000000000',
      number: 'E-2222-2222-2222-2222',
      erase: (await register(open)).id,
      intent: heard as string,
      followUp: case_['followUpId'] as string,
      agreement: (await agreement(people)).id,
      abandon: (await agreement(people)).id,
      send: (await agreement(people)).id,
      sent: await send(people, await agreement(people)),
      void: await send(people, await agreement(people)),
      series: (await done('POST', '/api/series', { token, body: { name: unique('系列') } }))['id'] as string,
      person: (await done('GET', '/api/me', { token: (await user(['member'])).token }))['id'] as string,
      job: (await done<{ items: { id: string }[] }>('GET', '/api/mail-jobs', { token: staff })).items[0]?.id ?? '',
    },
  };
}
