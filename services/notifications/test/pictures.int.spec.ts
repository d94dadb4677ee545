import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventEnded, OrganisationRecorded } from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import { eventually } from '@zuomei/testing';
import { headOf } from '../src/pictures/picture-size.js';
import { eventFact, organisationFact } from './facts.js';
import { type RunningNotifications, runNotifications } from './running-notifications.js';

/** A picture 40 wide and 20 high whose left half is red, taken with the camera on its side, with where it was taken. */
async function fromCamera(): Promise<Buffer> {
  const canvas = createCanvas(40, 20);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#ff0000';
  pen.fillRect(0, 0, 20, 20);
  const jpeg = await canvas.encode('jpeg', 95);
  const exif = Buffer.concat([
    Buffer.from('Exif\0\0MM\0*', 'latin1'),
    Buffer.from('00000008' + '0001' + '0112000300000001' + '00060000' + '00000000', 'hex'),
    Buffer.from('GPS 30.5728N 104.0668E'),
  ]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(exif.length + 2);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from('ffe1', 'hex'), length, exif, jpeg.subarray(2)]);
}

interface List {
  items: { id: string; alt: string; credit: string | null; width: number; height: number }[];
}

describe('pictures of an event, the room of parks', () => {
  let notifications: RunningNotifications;
  let organiser: string;
  const park = organisationFact({ kind: 'park', name: '四川大学科技园' });
  const firm = organisationFact({ kind: 'enterprise', name: '某科技公司' });
  const visit = eventFact({
    ...{ title: '中信集团来访', kind: 'visit', visibility: 'internal', status: 'ended', imported: true },
    ...{ hostIds: [park.organisationId], digestCategory: 'enterprise', datePrecision: 'day' },
    ...{ startsAt: '2025-10-30T16:00:00.000Z', endsAt: '2025-10-31T15:59:59.000Z' },
  });
  const path = `/api/events/${visit.eventId}/pictures`;
  const send = async (bytes: Buffer, as: string) => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(bytes)]), 'a.jpg');
    const response = await fetch(notifications.url + path, {
      method: 'POST',
      headers: { authorization: as },
      body: form,
    });
    return { status: response.status, body: (await response.json()) as List & { code?: string } };
  };
  const read = async (id: string, as?: string) => {
    const response = await fetch(`${notifications.url}${path}/${id}`, { headers: as ? { authorization: as } : {} });
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  };

  beforeAll(async () => {
    notifications = await runNotifications();
    organiser = await notifications.users.bearer({ roles: ['organiser'], hosts: [park.organisationId] });
    for (const one of [park, firm]) {
      await notifications.publish(OrganisationRecorded, one, { id: one.organisationId, version: 1 });
    }
    await notifications.publish(EventEnded, visit, { id: visit.eventId, version: 1 });
    await eventually(async () => {
      expect((await notifications.call('GET', path, { as: organiser })).status).toBe(200);
      expect((await notifications.call('GET', `/api/parks/${park.organisationId}`, { as: organiser })).status).toBe(
        200,
      );
    });
  });
  afterAll(() => notifications.stop());

  it('keeps a picture upright and without what else its file held; refuses what is none', async () => {
    const {
      status,
      body: { items },
    } = await send(await fromCamera(), organiser);
    expect([status, items]).toEqual([
      201,
      [{ id: items[0]?.id, alt: '中信集团来访', credit: null, width: 20, height: 40 }],
    ]);
    const { headers, bytes } = await read(items[0]?.id ?? '', organiser);
    expect(headers.get('content-type')).toBe('image/jpeg');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect([bytes.includes('Exif'), bytes.includes('GPS')]).toEqual([false, false]);
    expect(headOf(bytes)).toEqual({ width: 20, height: 40, orientation: 1 });
    for (const wrong of [Buffer.from('<svg/>'), Buffer.from('ffd8ffe0', 'hex'), (await fromCamera()).subarray(0, 90)]) {
      const refused = await send(wrong, organiser);
      expect([refused.status, refused.body.code]).toEqual([415, 'PICTURE_NOT_TAKEN']);
    }
    // A small file that claims to be 60,000 pixels wide and high.
    const bomb = Buffer.from('89504e470d0a1a0a0000000d494844520000ea600000ea60080600000000000000', 'hex');
    expect((await send(bomb, organiser)).status).toBe(415);
    const other = await notifications.users.bearer({ roles: ['organiser'], hosts: [newId()] });
    expect((await send(await fromCamera(), other)).status).toBe(403);
  });

  it('puts them in order, and shows strangers of an internal visit what a published digest prints', async () => {
    const { body } = await send(await fromCamera(), organiser);
    const [first, second] = body.items.map(({ id }) => id);
    const arrange = (items: object[]) => notifications.call('PUT', path, { as: organiser, body: { items } });
    expect((await arrange([{ id: first, alt: '合影' }])).status).toBe(422);
    await arrange([
      { id: second, alt: '签到处', credit: '王某' },
      { id: first, alt: '合影' },
    ]);
    const [cover] = (await notifications.call('GET', path, { as: organiser })).body.items ?? [];
    expect(cover).toMatchObject({ id: second, alt: '签到处', credit: '王某' });

    const digest = '/api/reports/digest?month=2025-10';
    expect((await notifications.call('GET', path)).status).toBe(404);
    expect((await read(second ?? '')).status).toBe(404);
    const one = { eventId: visit.eventId, pictures: 1 };
    await notifications.call('PATCH', digest, { as: organiser, body: { events: [one] } });
    await notifications.call('POST', digest.replace('?', '/publish?'), { as: organiser });
    expect([(await read(second ?? '')).status, (await read(first ?? '')).status]).toEqual([200, 404]);
    const html = await fetch(`${notifications.url}/api/reports/digest.html?month=2025-10`);
    expect((await html.text()).match(/<img [^>]*alt="签到处"/g)).toHaveLength(1);
    for (const ending of ['docx', 'pdf']) {
      expect((await fetch(`${notifications.url}/api/reports/digest.${ending}?month=2025-10`)).status).toBe(200);
    }
    // Taken away, it is printed no more.
    await notifications.call('DELETE', `${path}/${second}`, { as: organiser });
    expect(JSON.stringify((await notifications.call('GET', digest)).body)).not.toContain(second);
  });

  it('adds up who wants to settle in a park, and what room it has', async () => {
    const staff = await notifications.users.bearer({ roles: ['staff'] });
    const settle = (more: object) =>
      notifications.call('POST', '/api/intents', {
        as: staff,
        body: {
          ...{ kind: 'settlement', fromOrganisationId: firm.organisationId, toOrganisationId: park.organisationId },
          ...more,
        },
      });
    await settle({ areaSquareMetres: '300.50' });
    await settle({ parkId: park.organisationId, areaSquareMetres: '1200', wantedFrom: '2026-03-01' });
    const of = `/api/parks/${park.organisationId}`;
    const changed = await notifications.call('PATCH', of, { as: organiser, body: { areaSquareMetres: '5000' } });
    expect(changed.body).toMatchObject({
      ...{ areaSquareMetres: '5000.00', reserved: 2, reservedSquareMetres: '1500.50', settled: 0, version: 1 },
      intents: [
        { organisationName: '某科技公司', areaSquareMetres: '1200.00', wantedFrom: '2026-03-01' },
        { areaSquareMetres: '300.50', wantedFrom: null },
      ],
    });
    const late = { as: staff, body: { note: '二期' }, headers: { 'if-match': '"0"' } };
    expect((await notifications.call('PATCH', of, late)).status).toBe(412);
    expect((await notifications.call('GET', '/api/frameworks', { as: staff })).body).toEqual({ items: [] });
  });
});
