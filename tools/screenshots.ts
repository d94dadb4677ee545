import chromium from '@sparticuz/chromium';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { Client } from './demo/client.ts';
import { importExamples } from './demo/import-examples.ts';
import { root } from './launch/build.ts';
import { makeScene } from './screenshots/scene.ts';

const help = `Takes the pictures of the README from the running product, on fresh data:

  BASE_URL=… MAILBOX_URL=… ADMIN_EMAIL=… ADMIN_PASSWORD=… node tools/screenshots.ts`;

const largest = 150_000;
const folder = join(root, 'docs/images');
const phone = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 1.5, isMobile: true, hasTouch: true };
const desk = { viewport: { width: 1120, height: 640 } };
/** Wide enough for the file and what is agreed side by side. */
const wide = { width: 1280, height: 680 };
const place = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };

const { BASE_URL: url = 'http://127.0.0.1:3000', MAILBOX_URL: mailbox = 'http://127.0.0.1:2580' } = process.env;
const { ADMIN_EMAIL: email = 'admin@zuomei.example', ADMIN_PASSWORD: password } = process.env;
if (!password) {
  console.error(help);
  process.exit(2);
}

/** Waits for what makes the page worth a picture, and for its fonts. */
async function take(page: Page, name: string, until: string): Promise<void> {
  await page.getByText(until).first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.fonts.ready');
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  const { size } = statSync(path);
  if (size > largest) throw new Error(`${name}.png has ${size} bytes; ${largest} are allowed`);
  console.log(`✓ docs/images/${name}.png  ${Math.round(size / 1000)} kB`);
}

async function takeAll(browser: Browser, client: Client): Promise<void> {
  const scene = await makeScene(client);
  const hand = await (await browser.newContext({ ...phone, ...place, baseURL: url })).newPage();
  await hand.goto(`/events/${scene.eventId}`);
  await take(hand, 'event-phone', '余');
  await hand.goto(scene.place);
  await hand.getByRole('img', { name: '入场二维码' }).waitFor();
  await take(hand, 'place-phone', '签到时出示此码');
  await hand.goto(scene.sign);
  await hand.getByRole('img', { name: '第 1 / ' }).waitFor();
  await hand.getByRole('img', { name: '第 1 / ' }).scrollIntoViewIfNeeded();
  await take(hand, 'sign-phone', '请读到最后一页');

  const table = await (await browser.newContext({ ...desk, ...place, baseURL: url })).newPage();
  await table.goto('/desk/events');
  await table.getByLabel('邮箱').fill(email);
  await table.getByLabel('密码').fill(password ?? '');
  await table.getByRole('button', { name: '登录' }).click();
  await take(table, 'desk-events', '新建活动');
  await table.setViewportSize(wide);
  await table.goto(`/desk/agreements/${scene.agreementId}`);
  await table.getByRole('img', { name: '第 1 / ' }).waitFor();
  await take(table, 'agreement-desk', '已签署');
}

mkdirSync(folder, { recursive: true });
const client = new Client(url, mailbox);
await client.signIn(email, password);
await importExamples(client, (step) => console.log(`✓ ${step}`));
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: [...chromium.args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote'), '--no-sandbox'],
});
try {
  await takeAll(browser, client);
} finally {
  await browser.close();
}
