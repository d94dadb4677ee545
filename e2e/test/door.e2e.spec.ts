import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@zuomei/testing';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { browsing, fits, reads, startBrowser, windows } from './browser.js';
import { signInTo } from './desk.js';
import { filmOf } from './fake-camera.js';
import { mailTo, tokenIn } from './mail.js';
import { cast, type Cast, publishedEvent, user } from './people.js';
import { address, at, call, done, type Registration } from './product.js';

interface Link {
  id: string;
  url: string;
}

let people: Cast;
let eventId: string;
const open = browsing();

const guest = (name: string, email = address('guest')) =>
  done<Registration>('POST', `/api/events/${eventId}/registrations`, {
    body: { name, email, organisation: '某某大学' },
  });
const doorLink = (label = '东门') =>
  done<Link>('POST', `/api/events/${eventId}/door-links`, { token: people.organiser, body: { label } });
const pathOf = (url: string): string => url.replace(/^https?:\/\/[^/]+/, '');
const log = async (): Promise<string[]> => {
  const path = `/api/events/${eventId}/check-ins`;
  const { items } = await done<{ items: { result?: string; registration?: { name: string } }[] }>('GET', path, {
    token: people.organiser,
  });
  return items.map(({ result, registration }) => `${registration?.name ?? '?'} ${result ?? 'undo'}`);
};
const type = async (page: Page, code: string): Promise<void> => {
  await page.getByLabel('入场码').fill(code);
  await page.keyboard.press('Enter');
};
const result = (page: Page) => page.getByTestId('scan-result').locator('strong');
const network = (page: Page) => page.getByTestId('door-network');

beforeAll(async () => {
  people = await cast();
});

describe('a door without an account', () => {
  beforeAll(async () => {
    const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const times = { startsAt: soon(30), endsAt: soon(180) };
    eventId = (await publishedEvent(people, { capacity: 100, ...times })).id;
  });

  it('scans with the camera: green, then red for the same code', async () => {
    const { checkInCode = '' } = await guest('王小明');
    const film = join(mkdtempSync(join(tmpdir(), 'zuomei-film-')), 'code.y4m');
    filmOf(checkInCode, film);
    const browser = await startBrowser([
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ]);
    try {
      const context = await browser.newContext({ ...windows.phone, baseURL: at.url, locale: 'zh-CN' });
      const page = await context.newPage();
      await page.goto(pathOf((await doorLink()).url));
      await page.getByRole('button', { name: '打开摄像头' }).click();
      await reads(page.getByTestId('scan-result'), '✓ 签到成功\n王小明\n某某大学');
      const panel = page.getByTestId('scan-result');
      expect(await panel.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(11, 110, 105)');
      await reads(result(page), '! 已经签到过');
      expect(await panel.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(168, 48, 33)');
      await fits(page);
    } finally {
      await browser.close();
    }
    expect((await log()).slice(-2)).toEqual(['王小明 already_checked_in', '王小明 ok']);
  });

  it('works on without network, also after a reload, and uploads by itself', async () => {
    const [one, two] = [await guest('李一'), await guest('赵二')];
    const page = await open('phone');
    await page.goto(pathOf((await doorLink('西门')).url));
    await reads(network(page), '在线');
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      for (;;) {
        if ((await (await caches.open('zuomei-door')).keys()).length > 3) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    });
    await page.context().setOffline(true);
    await type(page, one.checkInCode ?? '');
    await reads(result(page), '✓ 签到成功');
    await page.getByTestId('scan-result').getByText('离线判定，联网后上传').waitFor();
    await reads(network(page), '离线，1 条待上传');
    await page.reload();
    await reads(network(page), '离线，1 条待上传');
    await type(page, one.checkInCode ?? '');
    await reads(result(page), '! 已经签到过');
    await page.getByLabel('按姓名查找').fill('赵二');
    await page.getByRole('button', { name: '签到' }).last().click();
    await reads(result(page), '✓ 签到成功');
    await type(page, 'no-such-code');
    await reads(result(page), '✕ 无效的码');
    await reads(network(page), '离线，4 条待上传');
    // Meanwhile another gate, with network, lets the same person in.
    await done('POST', `/api/events/${eventId}/check-ins`, {
      token: people.organiser,
      body: { code: two.checkInCode, nonce: address('nonce') },
    });
    await page.context().setOffline(false);
    await reads(network(page), '在线');
    await page.getByText('赵二：本机“签到成功”，实际“已经签到过”').waitFor();
    expect((await log()).slice(0, 5).sort()).toEqual([
      '? unknown_code',
      '李一 already_checked_in',
      '李一 ok',
      '赵二 already_checked_in',
      '赵二 ok',
    ]);
    await page.getByRole('button', { name: '知道了' }).click();
    await fits(page);
  });

  it('takes a scan back, and ends its shift leaving nothing on the device', async () => {
    const { checkInCode = '' } = await guest('孙三');
    const page = await open('phone');
    await page.goto(pathOf((await doorLink()).url));
    await reads(network(page), '在线');
    await type(page, checkInCode);
    await page.getByRole('button', { name: '撤销' }).click();
    await reads(page.getByRole('region', { name: '最近五次' }).locator('.status').first(), '已撤销');
    await type(page, checkInCode);
    await reads(result(page), '✓ 签到成功');
    await page.getByRole('button', { name: '结束值守' }).click();
    await page.getByRole('button', { name: '删除并结束' }).click();
    await page.getByText('值守已结束').waitFor();
    await nothingLeft(page);
    await page.reload();
    await page.getByText('请打开组织者给的值守链接').waitFor();
  });

  it('is shut in the middle of a shift when the organiser revokes its link', async () => {
    const organiser = await user(['organiser'], { hosts: [people.bureau] });
    const shown = await doorLink('南门');
    const page = await open('phone');
    await page.goto(pathOf(shown.url));
    await reads(network(page), '在线');
    const desk = await open('desktop');
    await signInTo(desk, `/desk/events/${eventId}/check-in`, organiser);
    await desk.getByRole('button', { name: '值守链接' }).click();
    const dialog = desk.getByRole('dialog', { name: '值守链接' });
    await dialog.getByLabel('门或值守人').fill('北门');
    await dialog.getByRole('button', { name: '生成链接' }).click();
    await dialog.getByRole('img', { name: '让签到员用手机扫这个码' }).waitFor();
    const { items } = await done<{ items: Link[] }>('GET', `/api/events/${eventId}/door-links`, {
      token: organiser.token,
    });
    expect(items[0]).not.toHaveProperty('url');
    await desk.locator('.line', { hasText: '南门' }).getByRole('button', { name: '撤销' }).click();
    await desk.getByRole('dialog', { name: '撤销：南门' }).getByRole('button', { name: '撤销' }).click();
    await desk.locator('.line', { hasText: '南门' }).getByText('已撤销').waitFor();
    await page.getByText('这个值守链接已被组织者撤销').waitFor();
    await nothingLeft(page);
  });
});

/** No names, no queue and no memory of the door. */
async function nothingLeft(page: Page): Promise<void> {
  await eventually(async () =>
    expect(
      await page.evaluate(async () => [(await indexedDB.databases()).length, localStorage.getItem('zuomei.door')]),
    ).toEqual([0, null]),
  );
}

describe('the code on the wall', () => {
  beforeAll(async () => {
    const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    eventId = (await publishedEvent(people, { capacity: 100, startsAt: soon(30), endsAt: soon(180) })).id;
  });
  const wall = async () =>
    pathOf((await done<{ url: string }>('GET', `/api/events/${eventId}/wall-code`, { token: people.organiser })).url);

  it('lets attendees check themselves in on their own phone, once their place is open there', async () => {
    const email = address('self');
    await guest('周四', email);
    const token = tokenIn(await mailTo(email), 'place');
    const page = await open('phone');
    await page.goto(await wall());
    await page.getByText('请先从邮件打开您的席位').waitFor();
    await page.getByLabel('报名时的邮箱').fill('nobody@example.com');
    await page.getByRole('button', { name: '再发一次链接' }).click();
    await page.getByText('如果这个邮箱已报名').waitFor();
    await fits(page);
    await page.goto(`/place#${token}`);
    await page.getByTestId('check-in-code').waitFor();
    await page.goto('/');
    await page.goto(await wall());
    await page.getByText('签到成功，欢迎！').waitFor();
    await page.goto('/');
    await page.goto(await wall());
    await page.getByText('您已经签到过了').waitFor();
    expect(await log()).toEqual(['周四 already_checked_in', '周四 ok']);
  });

  it('is printed by the organiser, and dead once it was changed', async () => {
    const organiser = await user(['organiser'], { hosts: [people.bureau] });
    const page = await open('desktop');
    await signInTo(page, `/desk/events/${eventId}/wall-code`, organiser);
    await page.getByRole('img', { name: '用手机扫码签到' }).waitFor();
    const before = await wall();
    await page.getByRole('button', { name: '换一个码' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '换一个码' }).click();
    await eventually(async () => expect(await wall()).not.toBe(before));
    await page.goto(`/desk/events/${eventId}/check-ins`);
    await reads(page.getByRole('table').locator('.status'), ['已经签到过', '签到成功']);
    const { status } = await call('GET', `/api/events/${eventId}/check-ins.csv`, { token: organiser.token });
    expect(status).toBe(200);
  });
});
