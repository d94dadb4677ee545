import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { browsing, fits, reads } from './browser.js';
import { choose, signInTo } from './desk.js';
import { type Cast, cast, type EventBody, publishedEvent, user } from './people.js';
import { type Agreement, address, at, done, unique } from './product.js';

const open = browsing();
let people: Cast;
let clerk: { email: string; password: string };
let colleague: { email: string; password: string };
let event: EventBody;
type Titled = Agreement & { title: string };
let agreements: Titled[];

beforeAll(async () => {
  people = await cast();
  [clerk, colleague] = await Promise.all([user(['staff']), user(['staff'])]);
  event = await publishedEvent(people, { kind: 'signing_ceremony', title: unique('校地集中签约仪式') });
  agreements = [];
  for (const title of ['共建联合创新平台框架协议', '毫米波雷达芯片成果转化合同'])
    agreements.push(
      await done<Titled>('POST', '/api/agreements', {
        token: people.staff,
        body: {
          kind: 'platform',
          title: unique(title),
          body: '# 合作内容',
          eventIds: [event.id],
          amount: '12000000.00',
          parties: [
            { organisationId: people.university, label: '甲方', signatories: [signer('冷甦鹏', '副校长')] },
            { organisationId: people.enterprise, label: '乙方', signatories: [signer('王喆', '董事长')] },
          ],
        },
      }),
    );
});

const signer = (name: string, title: string) => ({ name, title, email: address('stage'), role: 'signer' });
const scan = { name: '签署件.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 签署件') };
const step = (page: Page) => page.getByRole('region', { name: '下一步' });
const first = (page: Page) => page.getByRole('main').getByRole('list').getByRole('listitem').first();
const stateOf = async (of: Agreement | undefined) =>
  (await done<Agreement>('GET', `/api/agreements/${of?.id ?? ''}`, { token: people.staff })).status;

// One story, in order: each step stands on the one before.
describe('a signing ceremony', () => {
  let path: string;

  it('is run by a clerk and followed by the stage; a tick signs nothing, verified paper does', async () => {
    const desk = await open('desktop');
    await signInTo(desk, '/desk/ceremonies', clerk);
    await desk.getByRole('button', { name: '新建集中签约' }).first().click();
    const dialog = desk.getByRole('dialog');
    await choose(dialog, '活动', event.title, event.title);
    await dialog.getByText('列入该活动的全部协议（2 份）').waitFor();
    await dialog.getByRole('button', { name: '保存' }).click();
    await desk.waitForURL(/\/desk\/ceremonies\/[-0-9a-f]{36}$/);
    path = new URL(desk.url()).pathname;
    await reads(step(desk).locator('strong'), agreements[0]?.title ?? '');

    const stage = await open('desktop');
    await signInTo(stage, `${path}/stage`, clerk);
    await reads(stage.getByRole('heading', { level: 2 }), '签约仪式即将开始');
    await step(desk).getByRole('button', { name: '请上台' }).click();
    await reads(stage.getByRole('heading', { level: 2 }), agreements[0]?.title ?? '');
    await reads(stage.getByTestId('on-stage').getByRole('listitem'), ['冷甦鹏 副校长', '王喆 董事长']);
    await step(desk).getByRole('button', { name: '完成' }).click();
    await stage.getByText('签约礼成').waitFor();
    await reads(step(desk).locator('strong'), agreements[1]?.title ?? '');
    expect(await first(desk).getByTestId('real-state').innerText()).toContain('草稿');
    expect(await stateOf(agreements[0])).toBe('draft');

    await first(desk).getByRole('button', { name: '纸质签署' }).click();
    await desk.getByLabel('扫描件', { exact: true }).setInputFiles(scan);
    await desk.getByLabel('签署地点').fill('成都高新区');
    await desk.getByRole('dialog').getByRole('button', { name: '上传扫描件' }).click();
    await desk.getByText('须由另一位同事与纸质原件核对').waitFor();
    expect(await desk.getByRole('button', { name: '与原件一致，确认签署' }).count()).toBe(0);

    const tablet = await open('phone');
    await signInTo(tablet, path, colleague);
    await fits(tablet);
    await first(tablet).getByRole('button', { name: '纸质签署' }).click();
    await tablet.getByRole('button', { name: '与原件一致，确认签署' }).click();
    await stage.getByRole('img', { name: '已签署' }).waitFor();
    expect(await stateOf(agreements[0])).toBe('signed');
    await reads(stage.locator('.stage-counts span'), ['已完成 1 / 2 项', '已签署 1 份']);
    await fits(stage);
  });

  it('changes its order, skips one, and takes that back', async () => {
    const page = await open('desktop');
    await signInTo(page, path, clerk);
    const titles = page.locator('.run-what > a');
    await page.getByRole('button', { name: `上移：${agreements[1]?.title ?? ''}` }).click();
    await reads(titles, [agreements[1]?.title ?? '', agreements[0]?.title ?? '']);
    await first(page).getByRole('button', { name: '请上台' }).click();
    await step(page).getByRole('button', { name: '跳过' }).click();
    await first(page).getByText('已跳过').waitFor();
    await first(page).getByRole('button', { name: '撤销' }).click();
    await first(page).getByText('待上台').waitFor();
  });
});

describe('the archive', () => {
  it('lets an administrator hold what was signed and release it; others see that it is held', async () => {
    const number = agreements[0]?.number ?? '';
    const keeping = (page: Page) => page.getByRole('region', { name: '保管' });
    const row = async (page: Page, who: { email: string; password: string }, query: string) => {
      await signInTo(page, `/desk/archive?q=${number}${query}`, who);
      await page.getByRole('button', { name: agreements[0]?.title ?? '' }).click();
      await keeping(page).waitFor();
    };
    const say = async (page: Page, what: string, reason: string) => {
      await keeping(page).getByRole('button', { name: what }).click();
      const asked = page.locator('.ant-modal-confirm');
      await asked.getByLabel('原因').fill(reason);
      await asked.getByRole('button', { name: what }).click();
      await asked.waitFor({ state: 'detached' });
    };
    const admin = await open('desktop');
    await row(admin, { email: at.adminEmail, password: at.adminPassword }, '&evidence=paper');
    await say(admin, '法律保全', '与乙方有争议');
    await keeping(admin).getByText('法律保全中：任何资料都不得处置').waitFor();

    const page = await open('phone');
    await row(page, colleague, '&keeping=hold');
    await keeping(page).getByText('与乙方有争议').waitFor();
    expect(await keeping(page).getByRole('button').count()).toBe(0);
    await fits(page);

    await say(admin, '解除保全', '争议已解决');
    await keeping(admin).getByText('法律保全已解除').waitFor();
  });
});
