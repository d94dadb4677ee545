import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@zuomei/testing';
import { browsing, reads } from './browser.js';
import { choose, signInTo } from './desk.js';
import { administrator, cast, publishedEvent, user } from './people.js';
import { address, done, type Registration, unique } from './product.js';

const open = browsing();
const definition = `全年举办的活动${unique('')}`;
let staff: { email: string; password: string; token: string };

beforeAll(async () => {
  const token = await administrator();
  staff = await user(['staff']);
  const host = await done<{ id: string }>('POST', '/api/organisations', {
    token,
    body: { name: `科学技术局${unique('')}`, kind: 'government' },
  });
  const event = await done<{ id: string }>('POST', '/api/events', {
    token,
    body: {
      ...{ title: '2019年对接会', kind: 'matchmaking', mode: 'onsite', visibility: 'public', hostIds: [host.id] },
      ...{ startsAt: '2019-03-10T01:00:00Z', endsAt: '2019-03-10T04:00:00Z' },
    },
  });
  await done('POST', `/api/events/${event.id}/publish`, { token, body: {} });
});

describe('the figures of a year', () => {
  it('takes what was published, shows it beside what the records say, and corrects it without losing it', async () => {
    const page = await open('desktop');
    await signInTo(page, '/desk/reports?from=2019-01-01&to=2019-12-31', staff);
    const section = page.locator('section', { has: page.getByRole('heading', { name: '已公布的数字' }) });
    await section.getByRole('button', { name: '录入' }).click();
    const form = page.getByRole('dialog');
    await choose(form, '指标', '活动', '活动');
    await choose(form, '约数', '约');
    await form.getByLabel('数值').fill('2');
    await form.getByLabel('从').fill('2019-01-01');
    await form.getByLabel('至', { exact: true }).fill('2019-12-31');
    await form.getByLabel('口径').fill(definition);
    await form.getByLabel('来源').fill('年报');
    await form.getByRole('button', { name: '保存' }).click();
    await form.waitFor({ state: 'hidden' });
    const line = section.getByRole('row').filter({ hasText: definition });
    await reads(line.locator('strong'), '约2场');
    await reads(line.getByRole('cell').nth(3), '1');
    await line.getByRole('button', { name: '更正' }).click();
    await form.getByLabel('数值').fill('3');
    await form.getByLabel('更正原因').fill('漏计一场');
    await form.getByRole('button', { name: '保存' }).click();
    await reads(line.locator('strong'), '约3场');
    await line.getByRole('button', { name: /展开|Expand/ }).click();
    await section.getByText('约2场').waitFor();
  });

  it('leads from invited to milestone, year on year, and hands out the report of the year', async () => {
    const page = await open('desktop');
    await signInTo(page, '/desk/reports?from=2019-01-01&to=2019-12-31', staff);
    const section = page.locator('section', { has: page.getByRole('heading', { name: '从邀请到落地' }) });
    await section.getByRole('img', { name: '从邀请到落地' }).locator('svg').waitFor();
    await section.getByRole('row').filter({ hasText: '2019' }).waitFor();
    for (const [format, begins] of [
      ['PDF', '%PDF'],
      ['XLSX', 'PK'],
      ['DOCX', 'PK'],
    ] as const) {
      const waiting = page.waitForEvent('download');
      await page.getByRole('link', { name: `2019年度报告 ${format}` }).click();
      const file = await (await waiting).path();
      await eventually(async () => expect((await readFile(file)).subarray(0, begins.length).toString()).toBe(begins));
    }
  });

  it('merges what people typed into one organisation, which its page and that of its series lead to', async () => {
    const people = await cast();
    const token = people.admin;
    const name = unique('天府气敏元件').replaceAll('-', '');
    const record = (path: string, body: object) => done<{ id: string }>('POST', path, { token, body });
    const { id: seriesId } = await record('/api/series', { name: unique('找矿挖宝') });
    const { id: firm } = await record('/api/organisations', { name: `成都${name}有限公司`, kind: 'enterprise' });
    const event = await publishedEvent(people, { seriesId, guestIds: [firm] });
    const body = { name: '某', email: address('typed'), organisation: `${name}公司`, attendeeKind: 'enterprise' };
    const { checkInCode: code } = await done<Registration>('POST', `/api/events/${event.id}/registrations`, { body });
    await done('POST', `/api/events/${event.id}/check-ins`, { token, body: { code, nonce: unique('n') } });
    const enterprises = async () =>
      (await done<{ enterprises: { value: number } }>('GET', `/api/reports/summary?event=${event.id}`, { token }))
        .enterprises.value;
    await eventually(async () => expect(await enterprises()).toBe(2), { seconds: 60 });

    const page = await open('desktop');
    await signInTo(page, `/desk/typed-organisations?q=${encodeURIComponent(name)}`, staff);
    const line = page.getByRole('row').filter({ hasText: `${name}公司` });
    await line.getByRole('button', { name: `合并到 成都${name}有限公司` }).click();
    await line.waitFor({ state: 'detached' });
    await eventually(async () => expect(await enterprises()).toBe(1), { seconds: 60 });
    await page.getByText('已合并', { exact: true }).click();
    await line.getByText(`单位：成都${name}有限公司`).waitFor();
    await line.getByRole('button', { name: '撤销' }).click();
    await line.waitFor({ state: 'detached' });
    await eventually(async () => expect(await enterprises()).toBe(2), { seconds: 60 });

    // A stranger comes from the event to the enterprise and to the series; whoever works here sees the figures, too.
    const stranger = await open('phone');
    await stranger.goto(`/events/${event.id}`);
    await stranger.getByRole('link', { name: `成都${name}有限公司` }).click();
    await stranger.getByRole('heading', { level: 1, name }).waitFor();
    await stranger.getByRole('heading', { name: '活动(1)' }).waitFor();
    expect(await stranger.getByRole('heading', { name: /统计/ }).count()).toBe(0);
    await page.goto(`/series/${seriesId}`);
    const figures = page.getByRole('region', { name: /统计/ });
    await figures.getByRole('link', { name: '1', exact: true }).first().click();
    await page.getByRole('dialog').getByRole('link', { name: event.title }).waitFor();
  });
});
