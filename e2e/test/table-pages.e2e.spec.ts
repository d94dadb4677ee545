import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { browsing, fits, reads } from './browser.js';
import { signInTo } from './desk.js';
import { type Cast, cast, publishedEvent } from './people.js';
import { at, done, unique } from './product.js';

const open = browsing();

describe('tables brought in and lists taken away', () => {
  let people: Cast;
  const staff = { email: at.adminEmail, password: at.adminPassword };
  const codes = [unique('XQ'), unique('XQ')];
  const row = (code: string | undefined, owner: string, answerBy: string) =>
    [code, `表格需求 ${code}`, owner, '新能源', '是', answerBy].join(',');
  const file = (...rows: string[]) => ({
    name: '需求.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['编号,名称,所属单位,行业,揭榜挂帅,应答截止', ...rows, ''].join('\r\n')),
  });
  const taken = async (page: Page, button: Locator): Promise<string[]> => {
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    return (await readFile(await download.path(), 'utf8'))
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\r\n');
  };

  beforeAll(async () => {
    people = await cast();
  });

  it('names every bad row, shows how far it is, and writes all or nothing', async () => {
    const { name } = await done<{ name: string }>('GET', `/api/organisations/${people.enterprise}`, {
      token: people.admin,
    });
    const page = await open('desktop');
    await signInTo(page, '/desk/import/needs', staff);
    // The answer is held back until the bar was seen.
    await page.route('**/api/imports/needs?*', async (route) => {
      await page.getByRole('progressbar').waitFor();
      await route.continue();
    });
    const input = page.getByLabel('选择文件并检查');
    await input.setInputFiles(file(row(codes[0], name, '2031-01-31'), row(codes[1], '没有的单位', '月底')));
    await page.getByText('1 行有问题，什么也没有写入').waitFor();
    expect(await page.getByRole('progressbar').count()).toBe(0);
    await reads(page.locator('.ant-table-tbody tr.ant-table-row td:first-child'), ['3', '3']);
    await page.getByRole('cell', { name: '没有的单位' }).waitFor();
    await page.getByRole('cell', { name: '应为日期' }).waitFor();
    await fits(page);

    const good = file(...codes.map((code) => row(code, name, '2031-01-31')));
    await input.setInputFiles(good);
    await page.getByText('新增 2 条，更新 0 条，不变 0 条').waitFor();
    await page.getByRole('button', { name: '确认导入' }).click();
    await page.getByText('导入完成').waitFor();
    await input.setInputFiles(good);
    await page.getByText('与现有记录一致，无需导入').waitFor();
  });

  it('are in the language of the page, exactly what the list shows', async () => {
    const page = await open('desktop');
    await signInTo(page, `/desk/catalogue?of=needs&q=${encodeURIComponent(codes[0] ?? '')}`, staff);
    await page.getByRole('button', { name: codes[0] }).waitFor();
    const [chinese, ...rows] = await taken(page, page.getByRole('link', { name: 'CSV' }));
    expect(chinese).toContain('编号,名称,英文名称,状态,所属单位');
    expect(rows.map((line) => line.split(',')[0])).toEqual([codes[0]]);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Catalogue' }).waitFor();
    const [english] = await taken(page, page.getByRole('link', { name: 'CSV' }));
    expect(english).toContain('code,title,title_en,status,owner');
  });

  it('are of organisations and of series, too', async () => {
    const path = `/api/organisations/${people.enterprise}`;
    const { name } = await done<{ name: string }>('GET', path, { token: people.admin });
    const page = await open('desktop');
    await signInTo(page, `/desk/organisations?kind=enterprise&q=${encodeURIComponent(name)}`, staff);
    await page.getByRole('link', { name, exact: true }).waitFor();
    const [, ...rows] = await taken(page, page.getByRole('link', { name: 'CSV' }));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain(name);
    await page.goto('/desk/organisations?of=series');
    const [headings] = await taken(page, page.locator('a[href="/api/series.csv"]'));
    expect(headings).toContain('上级记录号');
    await fits(page);
  });

  it('have buttons where an event keeps its records', async () => {
    const event = await publishedEvent(people);
    const token = people.admin;
    await done('POST', `/api/events/${event.id}/showings`, { token, body: { form: 'lab_tour', title: '传感实验室' } });
    const reading = { count: 1280, source: '视频号', at: new Date().toISOString() };
    await done('POST', `/api/events/${event.id}/live-views`, { token, body: reading });
    const page = await open('desktop');
    await signInTo(page, `/desk/events/${event.id}`, staff);
    const shown = page.getByRole('region', { name: '成果与需求展示' });
    const showings = await taken(page, shown.getByRole('link', { name: 'CSV' }));
    expect(showings[1]).toContain('传感实验室,实验室展示');
    await page.goto(`/desk/events/${event.id}/record`);
    const views = await taken(page, page.getByRole('region', { name: '直播' }).getByRole('link', { name: 'CSV' }));
    expect(views[1]).toContain('1280,视频号');
    for (const [name, heading] of [
      ['到场记录', '活动记录号'],
      ['初步意向', '意向'],
    ]) {
      const region = page.getByRole('region', { name });
      expect((await taken(page, region.getByRole('link', { name: 'CSV' })))[0]).toContain(heading);
    }
    await page.goto(`/desk/events/${event.id}/invitations`);
    await page.getByRole('button', { name: '邀请', exact: true }).click();
    await page.getByRole('dialog').getByText('上传文件').click();
    const link = page.getByRole('dialog').getByRole('link', { name: '下载模板' });
    const [template] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(template.suggestedFilename()).toBe('invitations-template.xlsx');
  });
});
