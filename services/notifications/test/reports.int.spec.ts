import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AgreementEnded,
  AttendanceUndone,
  EventCancelled,
  EventEnded,
  HeadCountRecorded,
  OrganisationCounted,
  OrganisationRecorded,
  SeriesRecorded,
} from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import { eventually } from '@zuomei/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventFact, organisationFact } from './facts.js';
import { programme, type Publish, recordsMaker } from './programme.js';
import { expectFunnelToLead } from './report-funnel.js';
import { expectCountedUnasked, expectOneMoment } from './report-moment.js';
import { expectKeptToBeRight } from './report-sums.js';
import { type RunningNotifications, runNotifications } from './running-notifications.js';

type Figures = Record<string, { value: number | string; href: string }>;
interface Group extends Record<string, unknown> {
  key: string;
  label: string;
}

describe('reports', () => {
  let notifications: RunningNotifications;
  let staff: string;
  const ask = async <T>(path: string): Promise<T> => (await notifications.call('GET', path, { as: staff })).body as T;
  const summary = (query: string) => ask<Figures>(`/api/reports/summary?${query}`);
  const figure = async (name: string, query: string) => (await summary(query))[name]?.value;
  const publish: Publish = (...all) => notifications.publish(...all);
  const { event, agreement, show, views, attend } = programme(publish);

  beforeAll(async () => {
    notifications = await runNotifications();
    staff = await notifications.users.bearer({ roles: ['staff'] });
  });
  afterAll(() => notifications.stop());

  it('prints exactly what the programme published for 2021, by kind and in total', async () => {
    const { makeRecords, publishedTotals } = await recordsMaker();
    const made = makeRecords(2021, publishedTotals(2021));
    const ids = new Map<string, string>();
    for (const { code, kind, day } of made.events)
      ids.set(code, await event({ kind, startsAt: `${day}T01:00:00Z`, endsAt: `${day}T03:00:00Z` }));
    const idOf = (code: string) => ids.get(code) ?? '';
    for (const { event: at, form, what } of made.showings) await show(idOf(at), form, `${what}Id`);
    for (const at of made.attendances) await attend(idOf(at));
    for (const { event: at, count, at: read, source } of made.readings) await views(idOf(at), count, read, source);
    for (const { event: at, amount, signedOn } of made.agreements)
      await agreement({ eventIds: [idOf(at)], amount, signedOn, technologyTransactionAmount: amount });
    await eventually(async () => expect(await figure('agreements', 'from=2021-01-01&to=2021-12-31')).toBe(39), {
      seconds: 30,
    });
    const figures = async (query: string) =>
      Object.fromEntries(
        Object.entries(await summary(`from=2021-01-01&to=2021-12-31${query}`)).map(([name, { value }]) => [
          name,
          value,
        ]),
      );
    expect(await figures('')).toMatchObject({
      events: 33,
      achievementsPublished: 1093,
      needsPublished: 167,
      roadshows: 47,
      labTours: 15,
      liveViews: 1_194_500,
      attendances: 600,
      agreements: 39,
      technologyTransactionAmount: '120000000.00',
      projects: 1093 + 167 + 47,
    });
    expect(await figures('&kind=cloud_matching')).toMatchObject({
      events: 9,
      achievementsPublished: 749,
      roadshows: 43,
      labTours: 15,
      agreements: 11,
      technologyTransactionAmount: '45000000.00',
    });
    expect(await figures('&kind=closed_matching')).toMatchObject({
      events: 21,
      attendances: 600,
      agreements: 22,
      technologyTransactionAmount: '40000000.00',
    });
    const { groups } = await ask<{ groups: Group[] }>(
      '/api/reports/summary?from=2021-01-01&to=2021-12-31&groupBy=kind',
    );
    expect(groups.map(({ key, label, events }) => [key, label, (events as Figures[string]).value])).toEqual([
      ['closed_matching', '精准对接', 21],
      ['cloud_matching', '云对接', 9],
      ['roadshow', '路演', 3],
    ]);
  });

  it('shows the statements of 2021 beside exactly what they say, 约1.2亿元 among them', async () => {
    const file = join(import.meta.dirname, '../../../examples/data/published-statements.csv');
    const brought = await fetch(`${notifications.url}/api/imports/statements`, {
      method: 'POST',
      headers: { authorization: staff, 'content-type': 'text/csv' },
      body: readFileSync(file),
    });
    expect(brought.status).toBe(200);
    interface Statement {
      figure?: string;
      kind?: string;
      from?: string;
      value: string;
      text: string;
      computed: { value: number | string };
    }
    const { items } = await ask<{ items: Statement[] }>(
      '/api/reports/statements?from=2021-01-01&to=2021-12-31&limit=200',
    );
    const ofTheYear = items.filter(({ from }) => from === '2021-01-01');
    expect(ofTheYear).toHaveLength(17);
    expect(ofTheYear.map(({ computed }) => Number(computed.value))).toEqual(
      ofTheYear.map(({ value }) => Number(value)),
    );
    const amounts = ofTheYear.filter(({ figure }) => figure === 'technologyTransactionAmount');
    expect(amounts.map(({ kind, text, computed }) => `${kind ?? ''} ${text} ${computed.value}`.trim()).sort()).toEqual([
      'closed_matching 约4,000万元 40000000.00',
      'cloud_matching 约4,500万元 45000000.00',
      '约1.2亿元 120000000.00',
    ]);
  });

  it('opens every figure to the list it is the sum of', async () => {
    const figures = await summary('from=2021-01-01&to=2021-12-31&kind=cloud_matching');
    for (const [name, { value, href }] of Object.entries(figures)) {
      let [sum, cursor] = [0, ''];
      do {
        const page = await ask<{ items: { value: number | string }[]; nextCursor: string | null }>(
          `${href}&limit=200${cursor}`,
        );
        sum += page.items.reduce((all, item) => all + Number(item.value), 0);
        cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
      } while (cursor !== '');
      expect([name, sum]).toEqual([name, Number(value)]);
    }
  });

  it('counts one agreement from two events once, though each of their groups has it', async () => {
    const [one, two] = [
      await event({ kind: 'salon', startsAt: '2022-01-10T01:00:00Z', endsAt: '2022-01-10T02:00:00Z' }),
      await event({ kind: 'forum', startsAt: '2022-02-10T01:00:00Z', endsAt: '2022-02-10T02:00:00Z' }),
    ];
    await agreement({ eventIds: [one, two], signedOn: '2022-02-11', amount: '12.30' });
    await eventually(async () => expect(await figure('agreements', 'from=2022-01-01&to=2022-12-31')).toBe(1));
    expect(await figure('amount', 'from=2022-01-01&to=2022-12-31')).toBe('12.30');
    const { groups } = await ask<{ groups: Group[] }>(
      '/api/reports/summary?from=2022-01-01&to=2022-12-31&groupBy=kind',
    );
    expect(groups.map(({ key, agreements }) => [key, (agreements as Figures[string]).value])).toEqual([
      ['forum', 1],
      ['salon', 1],
    ]);
    const months = await ask<{ groups: Group[] }>('/api/reports/summary?from=2022-01-01&to=2022-12-31&groupBy=month');
    expect(
      months.groups.map(({ key, events, agreements }) => [
        key,
        (events as Figures[string]).value,
        (agreements as Figures[string]).value,
      ]),
    ).toEqual([
      ['2022-01', 1, 0],
      ['2022-02', 1, 1],
    ]);
  });

  it('shows a late correction, and as of an earlier moment what was known then', async () => {
    const period = 'from=2023-05-01&to=2023-05-31';
    const dates = { startsAt: '2023-05-10T01:00:00Z', endsAt: '2023-05-10T02:00:00Z' };
    const id = await event(dates);
    const { registrationId, checkInId } = await attend(id, { eventId: id, attendeeKind: 'expert' });
    await agreement({ eventIds: [id], signedOn: '2023-05-11', amount: '1.00' });
    await eventually(async () => expect(await figure('agreements', period)).toBe(1));
    expect([await figure('attendances', period), await figure('experts', period)]).toEqual([1, 1]);
    const asOf = new Date().toISOString();
    // What is said in the same millisecond is known at that instant, too.
    await eventually(() => expect(Date.now()).toBeGreaterThan(Date.parse(asOf)));
    const undone = { registrationId, eventId: id, version: 3, checkInId };
    await publish(AttendanceUndone, undone, { id: registrationId, version: 3 });
    const cancelled = { ...eventFact({ ...dates, eventId: id, version: 2, status: 'cancelled' }) };
    await publish(EventCancelled, cancelled, { id, version: 2 });
    await eventually(async () => expect(await figure('events', period)).toBe(0));
    expect(await figure('attendances', period)).toBe(0);
    const then = await summary(`${period}&asOf=${asOf}`);
    expect([then['events']?.value, then['attendances']?.value, then['experts']?.value]).toEqual([1, 1, 1]);
  });

  it('counts a series with its children, hosts by their own events, and no agreement that was abandoned', async () => {
    const [parent, child] = [newId(), newId()];
    await publish(SeriesRecorded, { seriesId: parent, version: 1, name: '校企双进' }, { id: parent, version: 1 });
    const branch = { seriesId: child, version: 1, name: '菁蓉汇', parentId: parent };
    await publish(SeriesRecorded, branch, { id: child, version: 1 });
    const host = organisationFact({ kind: 'enterprise' });
    await publish(OrganisationRecorded, host, { id: host.organisationId, version: 1 });
    const dates = { startsAt: '2024-05-10T01:00:00Z', endsAt: '2024-05-10T02:00:00Z' };
    const id = await event({ ...dates, seriesId: child, hostIds: [host.organisationId] });
    await event({ ...dates, seriesId: parent });
    const gone = await agreement({ eventIds: [id], signedOn: '2024-05-11' });
    await publish(AgreementEnded, { ...gone, version: 2, status: 'abandoned' }, { id: gone.agreementId, version: 2 });
    const count = { readingId: newId(), version: 1, eventId: id, count: 200, at: dates.endsAt, source: '现场' };
    await publish(HeadCountRecorded, count, { id: count.readingId, version: 1 });
    const ended = eventFact({
      ...dates,
      eventId: id,
      version: 2,
      status: 'ended',
      seriesId: child,
      hostIds: [host.organisationId],
    });
    await publish(EventEnded, ended, { id, version: 2 });
    const period = 'from=2024-05-01&to=2024-05-31';
    await eventually(async () => expect(await figure('headCounts', `${period}&series=${parent}`)).toBe(200));
    expect(await figure('events', `${period}&series=${parent}`)).toBe(2);
    expect(await figure('events', `${period}&series=${child}`)).toBe(1);
    expect(await figure('enterprises', `${period}&host=${host.organisationId}`)).toBe(1);
    expect(await figure('agreements', `${period}&event=${id}`)).toBe(0);
    const { groups } = await ask<{ groups: Group[] }>(`/api/reports/summary?${period}&groupBy=series`);
    expect(groups.map(({ label, events }) => [label, (events as Figures[string]).value]).sort()).toEqual([
      ['校企双进', 2],
      ['菁蓉汇', 1],
    ]);
  });

  it('keeps totals that say what the records themselves say, now and at past moments, under every grouping', async () => {
    await expectKeptToBeRight(notifications);
  });

  it('leads from invited to milestone, with rates, each step opening to its records; a deal of next year included', async () => {
    await expectFunnelToLead(notifications, ask);
  });

  it('counts an enterprise of which only a typed name is known, once merged as what it is, and as it was known then', async () => {
    const at = await event({ startsAt: '2016-05-10T01:00:00Z', endsAt: '2016-05-10T02:00:00Z' });
    const period = 'from=2016-01-01&to=2016-12-31';
    const recorded = organisationFact({ kind: 'enterprise', name: '成都某某科技有限公司' });
    await publish(OrganisationRecorded, recorded, { id: recorded.organisationId, version: 1 });
    const came = [await attend(at), await attend(at), await attend(at)].map(({ registrationId }) => registrationId);
    const counted = async (n: number, version: number, as: { typedId?: string; organisationId?: string }) => {
      const registrationId = came[n] ?? '';
      const fact = { registrationId, eventId: at, version, ...as };
      await publish(OrganisationCounted, fact, { id: registrationId, version });
    };
    const [one, two] = [newId(), newId()];
    await counted(0, 1, { typedId: one });
    await counted(1, 1, { typedId: two });
    await counted(2, 1, { organisationId: recorded.organisationId });
    await eventually(async () => expect(await figure('enterprises', period)).toBe(3));
    const then = new Date().toISOString();
    // What is said in the same millisecond is known at that instant, too.
    await eventually(() => expect(Date.now()).toBeGreaterThan(Date.parse(then)));
    await counted(1, 2, { typedId: one });
    await eventually(async () => expect(await figure('enterprises', period)).toBe(2));
    await counted(0, 2, { organisationId: recorded.organisationId });
    await counted(1, 3, { organisationId: recorded.organisationId });
    await eventually(async () => expect(await figure('enterprises', period)).toBe(1));
    expect(await figure('enterprises', `${period}&asOf=${then}`)).toBe(3);
    const { items } = await ask<{ items: unknown[] }>(`/api/reports/records?figure=enterprises&${period}`);
    expect(items).toEqual([{ id: recorded.organisationId, value: 1, label: recorded.name }]);
  });

  it('reads all parts of a report as of one moment', () => expectOneMoment(notifications));

  it('counts what has changed before anybody asks', () => expectCountedUnasked(notifications));

  it('refuses what it cannot read, and strangers', async () => {
    const status = async (path: string, as?: string) =>
      (await notifications.call('GET', path, as === undefined ? {} : { as })).status;
    expect(await status('/api/reports/summary')).toBe(401);
    expect(await status('/api/reports/summary', await notifications.users.bearer({ roles: ['member'] }))).toBe(403);
    expect(await status('/api/reports/summary?from=2021-02-30', staff)).toBe(400);
    expect(await status('/api/reports/records?figure=nothing', staff)).toBe(400);
    expect(await status('/api/reports/records?figure=events&cursor=x', staff)).toBe(400);
    expect(await status('/api/reports/definitions', staff)).toBe(200);
  });
});
