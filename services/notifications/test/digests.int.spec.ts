import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type DigestCategory,
  EventEnded,
  type OrganisationKind,
  OrganisationRecorded,
  ShowingRecorded,
} from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import { eventually } from '@zuomei/testing';
import { parse } from 'csv-parse/sync';
import { PDF } from '@libpdf/core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventFact, organisationFact } from './facts.js';
import { type RunningNotifications, runNotifications } from './running-notifications.js';

type Line = Record<string, string>;
const example = (file: string): Line[] =>
  parse(readFileSync(join(import.meta.dirname, '../../../examples/data', file)), { columns: true, bom: true });

const categories: Record<string, DigestCategory> = {
  校地对接: 'city_university',
  校企协同: 'enterprise',
  园院联动: 'college',
  科创赋能: 'services',
  科普活动: 'public_science',
};

interface View {
  version: number;
  status: string;
  changedSince?: boolean;
  hidden?: { eventId: string; title: string }[];
  categories: {
    name: string;
    events: { eventId: string; no: string; dateText: string; title: string; laboratories?: string[] }[];
  }[];
}

describe('the monthly digest', () => {
  let notifications: RunningNotifications;
  let organiser: string;
  const organisations = new Map<string, string>();
  const path = '/api/reports/digest?month=2025-10';
  const one = async (as?: string) =>
    (await notifications.call('GET', path, as ? { as } : {})) as unknown as {
      status: number;
      body: View;
    };
  const change = (body: object) => notifications.call('PATCH', path, { as: organiser, body });
  const file = async (ending: string, as = organiser) => {
    const response = await fetch(`${notifications.url}/api/reports/digest.${ending}?month=2025-10`, {
      headers: { authorization: as },
    });
    return { type: response.headers.get('content-type'), bytes: Buffer.from(await response.arrayBuffer()) };
  };

  beforeAll(async () => {
    notifications = await runNotifications();
    organiser = await notifications.users.bearer({ roles: ['organiser'] });
    for (const { code = '', name = '', kind = '' } of example('organisations.csv')) {
      const fact = organisationFact({ name, kind: kind as OrganisationKind });
      organisations.set(code, fact.organisationId);
      await notifications.publish(OrganisationRecorded, fact, { id: fact.organisationId, version: 1 });
    }
    const ids = (codes = ''): string[] => codes.split(';').flatMap((code) => organisations.get(code) ?? []);
    const october = example('events.csv').filter(({ starts_on }) => starts_on?.startsWith('2025-10'));
    for (const row of october) {
      const category = categories[row['digest_category'] ?? ''];
      const fact = eventFact({
        eventId: newId(),
        code: row['code'] ?? '',
        title: row['title'] ?? '',
        status: 'ended',
        hostIds: ids(row['hosts']),
        guestIds: ids(row['guests']),
        startsAt: new Date(`${row['starts_on']}T00:00:00+08:00`).toISOString(),
        endsAt: new Date(`${row['ends_on']}T23:59:59+08:00`).toISOString(),
        datePrecision: row['date_precision'] as 'day',
        imported: true,
        outcome: row['outcome'] ?? '',
        ...(category ? { digestCategory: category } : {}),
      });
      await notifications.publish(EventEnded, fact, { id: fact.eventId, version: 1 });
    }
    await eventually(async () => {
      const lines = (await one(organiser)).body.categories.flatMap(({ events }) => events);
      expect(lines).toHaveLength(october.length);
    });
  });
  afterAll(() => notifications.stop());

  it('reads like the programme’s own: five headings, numbered, dates as they are written, undated ones too', async () => {
    const { body } = await one(organiser);
    const printed = body.categories.map(({ name, events }) => [
      name,
      ...events.map(({ no, dateText }) => `${no} ${dateText}`.trim()),
    ]);
    expect(printed).toEqual([
      ['校地对接', '01 10月14日', '02 10月15日', '03 10月16日', '04 10月21日', '05', '06', '07 10月29日'],
      ['校企协同', '01 10月21日', '02 10月31日'],
      ['园院联动', '01 10月24日', '02 10月29日'],
      ['科创赋能', '01 10月30—31日'],
      ['科普活动', '01 10月25日'],
    ]);
    expect(body.categories[0]?.events[1]).toMatchObject({
      title: '赴成都经开区(龙泉驿区)调研交流',
      hosts: ['四川大学科技产业集团', '四川大学科技园'],
      outcome: '围绕资源对接、平台共建与项目孵化达成多项共识',
    });
  });

  it('shows readers nothing until it is published, then what was published, until it is published again', async () => {
    expect((await one()).status).toBe(404);
    expect((await notifications.call('POST', '/api/reports/digest/publish?month=2025-10')).status).toBe(401);
    const publish = () => notifications.call('POST', '/api/reports/digest/publish?month=2025-10', { as: organiser });
    expect((await publish()).body).toMatchObject({ status: 'published', changedSince: false });
    const first = (await one()).body.categories[0]?.events[0];
    const edited = await change({ events: [{ eventId: first?.eventId, title: '新津区来访', dateText: '10月中旬' }] });
    expect(edited.body).toMatchObject({ changedSince: true });
    expect((await one()).body.categories[0]?.events[0]).toEqual(first);
    await publish();
    const now = (await one()).body.categories[0]?.events[0];
    expect(now).toEqual({ ...first, title: '新津区来访', dateText: '10月中旬' });
    const months = await notifications.call('GET', '/api/reports/digests');
    expect(months.body.items).toMatchObject([{ month: '2025-10' }]);
  });

  it('moves, hides and takes edits back; the numbers follow', async () => {
    const [, enterprise] = (await one(organiser)).body.categories;
    const [, citic] = enterprise?.events ?? [];
    const of = async (edit: object) => {
      const { body } = await change({ events: [{ eventId: citic?.eventId, ...edit }] });
      return (body as unknown as View).categories.map(({ events }) => events.length);
    };
    expect(await of({ category: 'services' })).toEqual([7, 1, 2, 2, 1]);
    expect(await of({ hidden: true })).toEqual([7, 1, 2, 1, 1]);
    expect((await one(organiser)).body.hidden).toEqual([{ eventId: citic?.eventId, title: citic?.title }]);
    expect(await of({ hidden: null, category: null })).toEqual([7, 2, 2, 1, 1]);
    const stranger = await change({ events: [{ eventId: newId(), hidden: true }] });
    expect([stranger.status, stranger.body['code']]).toEqual([422, 'NOT_IN_DIGEST']);
    const late = await notifications.call('PATCH', path, { as: organiser, body: {}, headers: { 'if-match': '"0"' } });
    expect(late.status).toBe(412);
    expect((await notifications.call('GET', '/api/reports/digest?month=2025-13')).status).toBe(400);
  });

  it('names the laboratories shown, and those taken off again no more', async () => {
    const eventId = (await one(organiser)).body.categories[4]?.events[0]?.eventId ?? '';
    const show = async (title: string, removed = false) => {
      const fact = { showingId: newId(), version: 1, eventId, form: 'lab_tour' as const, title, removed: false };
      await notifications.publish(ShowingRecorded, fact, { id: fact.showingId, version: 1 });
      const gone = { ...fact, version: 2, removed };
      if (removed) await notifications.publish(ShowingRecorded, gone, { id: fact.showingId, version: 2 });
    };
    await show('看错的实验室', true);
    await show('智能制造创新实验室');
    await eventually(async () => {
      const [line] = (await one(organiser)).body.categories[4]?.events ?? [];
      expect(line?.laboratories).toEqual(['智能制造创新实验室']);
    });
    expect((await file('html')).bytes.toString()).toContain('<p>实验室展示：智能制造创新实验室</p>');
  });

  it('is a page, a Word document and a PDF of the same', async () => {
    const html = await file('html');
    expect(html.type).toBe('text/html; charset=utf-8');
    expect(html.bytes.toString()).toContain('<h2>校地对接</h2>');
    const docx = await file('docx');
    expect([docx.type, docx.bytes.subarray(0, 2).toString()]).toEqual([
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'PK',
    ]);
    const pdf = await file('pdf');
    expect((await PDF.load(pdf.bytes)).getPageCount()).toBe(2);
  });
});
