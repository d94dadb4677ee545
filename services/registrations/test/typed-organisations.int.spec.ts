import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newId } from '@zuomei/platform';
import { eventually } from '@zuomei/testing';
import {
  organiser,
  published,
  type RunningRegistrations,
  runRegistrations,
  type SignedUp,
  signUp,
} from './running-registrations.js';

interface Typed {
  id: string;
  name: string;
  attendances: number;
  into?: { name: string };
  organisation?: { name: string };
  likeNames: { id: string; name: string }[];
  likeOrganisations: { id: string; name: string }[];
  log: { userId: string; organisation?: { id: string } }[];
  code?: string;
}

let service: RunningRegistrations;
const recorded = newId();
beforeAll(async () => {
  service = await runRegistrations();
  await service.db.query(`INSERT INTO organisations (id, version, name) VALUES ($1, 1, '成都天府气体传感有限公司')`, [
    recorded,
  ]);
});
afterAll(() => service.stop());

const ask = <B>(method: string, path: string, body?: unknown) =>
  service.ask<B>(method, path, { as: organiser, ...(body === undefined ? {} : { body }) });
const names = async (query = ''): Promise<Typed[]> =>
  (await ask<{ items: Typed[] }>('GET', `/api/typed-organisations?${query}`)).body.items;
const merge = async (id: string, body: object) =>
  (await ask<Typed>('POST', `/api/typed-organisations/${id}/merge`, body)).body;
const undo = async (id: string) => (await ask<Typed>('POST', `/api/typed-organisations/${id}/undo`, {})).body;

/** As what somebody counts, as last told. */
const countsAs = async ({ id }: SignedUp): Promise<unknown> => {
  const told = (await service.facts(id)).filter(({ type }) => type === 'registrations.organisation-counted.v1');
  expect(told.map(({ payload }) => payload['version'])).toEqual(told.map((_, at) => at + 1));
  const last = told.at(-1)?.payload;
  return last && (last['organisationId'] ?? last['typedId'] ?? null);
};

it('counts what people typed as one organisation where an organiser says so, and takes it back', async () => {
  const { eventId } = await published(service);
  const come = async (organisation: string, attendeeKind: string): Promise<SignedUp> => {
    const place = (await signUp(service, eventId, { organisation, attendeeKind })).body;
    const body = { code: place.checkInCode, nonce: newId() };
    expect((await ask<{ result: string }>('POST', `/api/events/${eventId}/check-ins`, body)).body.result).toBe('ok');
    return place;
  };
  const places = [
    await come('天府气体传感有限公司', 'enterprise'),
    await come(' 天府气体传感 有限公司', 'enterprise'),
    await come('成都天府气体传感公司', 'enterprise'),
    await come('西南科技大学', 'expert'),
  ] as [SignedUp, SignedUp, SignedUp, SignedUp];
  const [one, same, other, expert] = places;
  const all = async () => Promise.all(places.map(countsAs));
  await eventually(async () =>
    expect((await names()).map(({ attendances }) => attendances).toSorted()).toEqual([1, 1, 2]),
  );
  const typed = new Map((await names()).map((item) => [item.name, item]));
  const [short, long, university] = ['天府气体传感有限公司', '成都天府气体传感公司', '西南科技大学'].map((name) =>
    typed.get(name),
  );
  if (!short || !long || !university) throw new Error(`typed: ${[...typed.keys()].join()}`);
  // An expert's organisation is no enterprise before somebody says which one it is.
  expect(await all()).toEqual([short.id, short.id, long.id, undefined]);
  expect(short.likeNames.map(({ id }) => id)).toEqual([long.id]);
  expect(short.likeOrganisations.map(({ id }) => id)).toEqual([recorded]);
  expect(university.likeNames).toEqual([]);

  expect(await merge(short.id, { intoId: long.id })).toMatchObject({ into: { name: long.name }, likeNames: [] });
  await eventually(async () => expect(await all()).toEqual([long.id, long.id, long.id, undefined]));
  // Those merged into it come along.
  expect(await merge(long.id, { organisationId: recorded })).toMatchObject({ organisation: { id: recorded } });
  await eventually(async () => expect(await all()).toEqual([recorded, recorded, recorded, undefined]));
  expect((await names('state=merged')).map(({ id }) => id).toSorted()).toEqual([short.id, long.id].toSorted());
  expect((await undo(long.id)).log.map((line) => line.organisation?.id)).toEqual([undefined, recorded]);
  await undo(short.id);
  await eventually(async () => expect(await all()).toEqual([short.id, short.id, long.id, undefined]));
  await merge(university.id, { organisationId: recorded });
  await eventually(async () => expect(await countsAs(expert)).toBe(recorded));

  // Who says later which organisation it is counts as that, whatever was typed.
  const change = { token: other.manageToken, body: { organisation: '西南科技大学' } };
  expect((await service.ask('PATCH', `/api/registrations/${other.id}`, change)).status).toBe(200);
  await eventually(async () => expect(await countsAs(other)).toBe(recorded));
  expect(JSON.stringify(await service.facts())).not.toContain('天府');

  expect((await merge(short.id, { intoId: short.id })).code).toBe('MERGED_INTO_ITSELF');
  expect((await merge(short.id, {})).code).toBe('ONE_TARGET');
  expect((await merge(short.id, { intoId: newId() })).code).toBe('UNKNOWN_REFERENCE');
  expect((await merge(newId(), { intoId: short.id })).code).toBe('NOT_FOUND');
  expect((await names('q=气体&limit=1')).length).toBe(1);
  const attendee = { as: { roles: ['member'] } };
  expect((await service.ask('GET', '/api/typed-organisations', attendee)).status).toBe(403);
  expect([await countsAs(one), await countsAs(same)]).toEqual([short.id, short.id]);
});
