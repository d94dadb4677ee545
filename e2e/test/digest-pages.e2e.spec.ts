import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@zuomei/testing';
import { PNG } from 'pngjs';
import { browsing, reads } from './browser.js';
import { choose, signInTo } from './desk.js';
import { administrator, user } from './people.js';
import { done, unique } from './product.js';

const open = browsing();
const title = unique('中信集团来访');
const guest = unique('中信集团');
let staff: { email: string; password: string; token: string };
let park: { id: string; name: string };

/** A grey picture. */
function picture(): Buffer {
  const image = new PNG({ width: 60, height: 40 });
  image.data.fill(160);
  return PNG.sync.write(image);
}

beforeAll(async () => {
  const token = await administrator();
  park = await done('POST', '/api/organisations', { token, body: { name: unique('大学科技园'), kind: 'park' } });
  await done('POST', '/api/organisations', { token, body: { name: guest, kind: 'enterprise' } });
  staff = await user(['organiser', 'staff'], { hosts: [park.id] });
});

describe('what a park keeps of its month', () => {
  it('writes down a visit, adds its picture and counts, and publishes it in the digest', async () => {
    const page = await open('desktop');
    await signInTo(page, '/desk/events/new?kind=visit', staff);
    await page.getByLabel('活动名称', { exact: true }).fill(title);
    await choose(page, '参与单位', guest, guest);
    await page.getByLabel('开始时间').fill('2019-10-30');
    await page.getByLabel('结束时间').fill('2019-10-31');
    await choose(page, '简讯栏目', '校企协同');
    await page.getByLabel('活动成果').fill('围绕产教融合探讨');
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.waitForURL(/\/desk\/events\/[^/]+\/edit$/);
    const id = new URL(page.url()).pathname.split('/')[3] ?? '';
    await done('POST', `/api/events/${id}/publish`, { token: staff.token, body: {} });
    // Who keeps pictures and digest hears of it a moment later.
    await eventually(async () => {
      const digest = await done('GET', '/api/reports/digest?month=2019-10', { token: staff.token });
      expect(JSON.stringify(digest)).toContain(id);
    });

    await page.goto(`/desk/events/${id}/record`);
    await page.getByLabel('添加图片').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: picture() });
    await page.getByRole('listitem').getByText('封面', { exact: true }).waitFor();
    const counts = page.getByRole('region', { name: '估计人数' });
    for (const count of ['200', '230']) {
      await counts.getByLabel('来源').fill('现场');
      await counts.getByLabel('数量').fill(count);
      await counts.getByRole('button', { name: '录入' }).click();
      await reads(counts.locator('b'), count);
    }
    await counts.getByText('此前：200').waitFor();

    await page.goto('/desk/digest/2019-10');
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText('已发布', { exact: true }).waitFor();
    const reader = await open('phone');
    await reader.goto('/digest/2019-10');
    const entry = reader.locator('.plain-entry').filter({ hasText: title });
    await entry.getByText('10月30—31日').waitFor();
    await entry.getByText(guest).waitFor();
    const image = entry.getByRole('img', { name: title });
    await image.scrollIntoViewIfNeeded();
    await eventually(async () => {
      expect(await image.evaluate((shown) => (shown as unknown as { naturalWidth: number }).naturalWidth)).toBe(60);
    });
  });

  it('writes down who intends to settle, with how much room, from when', async () => {
    const page = await open('desktop');
    await signInTo(page, `/desk/parks/${park.id}`, staff);
    await page.getByRole('button', { name: '登记入驻意向' }).click();
    const form = page.getByRole('dialog');
    await choose(form, '意向单位', guest, guest);
    await form.getByLabel('面积').fill('350.5');
    await form.getByLabel('希望入驻').fill('2019-12-01');
    await form.getByRole('button', { name: '保存' }).click();
    const line = page.getByRole('row').filter({ hasText: guest });
    await line.getByText('350.5').waitFor();
    await line.getByText('2019年12月1日').waitFor();
    await line.getByRole('link', { name: guest }).click();
    await page.waitForURL(/\/desk\/follow-ups\//);
  });
});
