import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { browsing, fits, reads } from './browser.js';
import { choose, signInTo } from './desk.js';
import { administrator, user } from './people.js';
import { done, unique } from './product.js';

const open = browsing();
const heading = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 });
const tail = unique('').slice(1);
const names = { enterprise: `精密仪器公司${tail}`, university: `理工大学${tail}` };
const parties = `${names.enterprise} → ${names.university}`;
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
let staff: Awaited<ReturnType<typeof user>> & { id?: string };
let ids: { enterprise: string; university: string };
let followUp: string;

beforeAll(async () => {
  const token = await administrator();
  const made = async (name: string, kind: string) =>
    (await done<{ id: string }>('POST', '/api/organisations', { token, body: { name, kind } })).id;
  ids = {
    enterprise: await made(names.enterprise, 'enterprise'),
    university: await made(names.university, 'university'),
  };
  staff = await user(['staff']);
});

/** A case of its own for each test. */
beforeEach(async () => {
  const body = { kind: 'cooperation', fromOrganisationId: ids.enterprise, toOrganisationId: ids.university };
  followUp = (await done<{ followUpId: string }>('POST', '/api/intents', { token: staff.token, body })).followUpId;
  const { id: ownerId } = await done<{ id: string }>('GET', '/api/me', { token: staff.token });
  await done('PATCH', `/api/follow-ups/${followUp}`, { token: staff.token, body: { ownerId } });
});

interface Case {
  status: string;
  lines: { to?: string; note?: string }[];
  tasks: { template?: string; status: string; note?: string }[];
  referrals: Record<string, unknown>[];
}
const found = (): Promise<Case> => done<Case>('GET', `/api/follow-ups/${followUp}`, { token: staff.token });

describe('follow-up pages', () => {
  it('an intent that staff heard of opens its case, with whom to call', async () => {
    const page = await open('desktop');
    await signInTo(page, `/desk/follow-ups?organisation=${ids.enterprise}`, staff);
    await page.getByRole('button', { name: '登记意向' }).click();
    const dialog = page.getByRole('dialog');
    await choose(dialog, '意向单位', names.university, names.university);
    await choose(dialog, '对接单位', names.enterprise, names.enterprise);
    await dialog.getByLabel('联系人').fill('冷甦鹏');
    await dialog.getByLabel('电话').fill('028-85123456');
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByRole('link', { name: `${names.university} → ${names.enterprise}` }).click();
    await page.getByText('028-85123456').waitFor();
    await fits(page);
  });

  it('a card is moved on from its menu, with what was said', async () => {
    const page = await open('desktop');
    await signInTo(page, `/desk/follow-ups?view=board&owner=me&organisation=${ids.enterprise}`, staff);
    const column = (name: string) => page.getByRole('region', { name });
    const card = column('待联系')
      .getByRole('article')
      .filter({ has: page.locator(`a[href$="${followUp}"]`) });
    await card.getByRole('button', { name: `推进：${parties}` }).click();
    await page.getByRole('menuitem', { name: '洽谈中' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('说明').fill('双方见面');
    await dialog.getByRole('button', { name: '保存记录' }).click();
    await column('洽谈中').locator(`a[href$="${followUp}"]`).waitFor();
    await fits(page);
    const { status, lines } = await found();
    expect([status, lines.at(-1)]).toEqual([
      'negotiating',
      expect.objectContaining({ to: 'negotiating', note: '双方见面' }),
    ]);
  });

  it('a card is dragged to the step it reached', async () => {
    const page = await open('desktop');
    await signInTo(page, `/desk/follow-ups?view=board&owner=me&organisation=${ids.enterprise}`, staff);
    const card = page.getByRole('article').filter({ has: page.locator(`a[href$="${followUp}"]`) });
    await card.dragTo(page.getByRole('region', { name: '已联系' }), { sourcePosition: { x: 10, y: 60 } });
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('说明').fill('已电话联系');
    await dialog.getByRole('button', { name: '保存记录' }).click();
    await page.getByRole('region', { name: '已联系' }).locator(`a[href$="${followUp}"]`).waitFor();
    expect((await found()).status).toBe('contacted');
  });

  it('a task that is done brings the next one', async () => {
    const page = await open('desktop');
    await signInTo(page, `/desk/follow-ups/${followUp}`, staff);
    const tasks = page.getByRole('region', { name: '任务' });
    await tasks.locator('.line').filter({ hasText: '7 天回访' }).getByRole('button', { name: '完成' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('结果或说明').fill('已回访');
    await dialog.getByRole('button', { name: '完成' }).click();
    await tasks.getByText('首次联系双方').waitFor();
    await fits(page);
    const { tasks: after } = await found();
    expect(after.find(({ template }) => template === 'check_7')).toMatchObject({ status: 'done', note: '已回访' });
    expect(after.find(({ template }) => template === 'first_contact')).toMatchObject({ status: 'open' });
  });

  it('financing is asked for, and what was granted is kept and summed', async () => {
    const page = await open('desktop');
    await signInTo(page, `/desk/follow-ups/${followUp}`, staff);
    const referrals = page.getByRole('region', { name: '服务转介' });
    await referrals.getByRole('button', { name: '转介服务' }).click();
    const asking = page.getByRole('dialog');
    await choose(asking, '服务', '融资');
    await choose(asking, '融资产品', '科创贷');
    await asking.getByLabel('申请金额（元）').fill('5000000');
    await asking.getByLabel('转介给').fill(`科技支行${tail}`);
    await asking.getByRole('button', { name: '保存' }).click();
    await referrals.locator('.line').getByRole('button', { name: '答复' }).click();
    const answering = page.getByRole('dialog');
    await answering.getByLabel('获批金额（元）').fill('3000000');
    await answering.getByRole('button', { name: '保存' }).click();
    await reads(referrals.locator('.status'), '已接受');
    await referrals.getByText('300万元').waitFor();
    await fits(page);
    expect((await found()).referrals).toMatchObject([
      { service: 'financing', product: 'loan', answer: 'accepted', answeredOn: today, amountGranted: '3000000.00' },
    ]);
    await page.goto(`/desk/referrals?q=${encodeURIComponent(tail)}`);
    const figure = page.getByRole('navigation', { name: '按服务统计' }).getByRole('link');
    await reads(figure.locator('b'), '1');
    await figure.getByText('300万元').waitFor();
    await fits(page);
  });

  it('the numbers of the day open the lists they count', async () => {
    await done('POST', `/api/follow-ups/${followUp}/tasks`, {
      token: staff.token,
      body: { title: '走访', dueOn: '2020-01-31' },
    });
    const page = await open('desktop');
    await signInTo(page, '/desk', staff);
    await reads(heading(page), '今日');
    const figure = page.getByRole('navigation', { name: '跟进' }).getByRole('link').filter({ hasText: '逾期' });
    await reads(figure.locator('b'), '1');
    await fits(page);
    await figure.click();
    await reads(heading(page), '跟进');
    expect(new URL(page.url()).search).toBe('?due=overdue&owner=me');
    await reads(page.getByRole('row').getByRole('link'), parties);
    await fits(page);
  });

  it('shows all of it on a phone', async () => {
    const page = await open('phone');
    for (const path of [
      '/desk/today',
      '/desk/follow-ups',
      '/desk/follow-ups?view=board',
      `/desk/follow-ups/${followUp}`,
      '/desk/referrals',
    ]) {
      await signInTo(page, path, staff);
      await fits(page);
    }
  });
});
