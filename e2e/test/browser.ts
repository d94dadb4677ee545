import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import chromium from '@sparticuz/chromium';
import { eventually } from '@zuomei/testing';
import { type Browser, chromium as playwright, type Locator, type Page } from 'playwright-core';
import { at } from './product.js';

/** A phone in one hand, and a desk. */
export const windows = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  desktop: { viewport: { width: 1440, height: 900 } },
} as const;
export type Window = keyof typeof windows;

/** What the package switches on for a cloud function and what would hide faults: it weakens the page's own policy. */
const unwanted = ['--single-process', '--no-zygote', '--disable-web-security', '--allow-running-insecure-content'];

/** A real Chromium from its npm package; no system browser is needed. */
export async function startBrowser(more: string[] = []): Promise<Browser> {
  const args = chromium.args.filter((arg) => !unwanted.includes(arg));
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...args, '--no-sandbox', '--disable-quic', '--disable-background-networking', '--lang=zh-CN', ...more],
    headless: true,
  });
}

/** What a page did wrong without anybody clicking: script errors and broken page policy. */
function watch(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`${page.url()} script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Refused to/.test(message.text())) {
      faults.push(`${page.url()} policy: ${message.text()}`);
    }
  });
}

/**
 * One browser for a spec file and windows of their own for each visitor. A test fails for what any of its pages did
 * wrong unseen, too.
 */
export function browsing(): (window: Window) => Promise<Page> {
  let browser: Browser;
  const faults: string[] = [];
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    expect(faults.splice(0)).toEqual([]);
  });
  afterAll(() => browser.close());
  return async (window) => {
    const context = await browser.newContext({
      ...windows[window],
      baseURL: at.url,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      acceptDownloads: true,
      // A button on its way is pressed beside: what moves is not what these tests are about.
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    watch(page, faults);
    return page;
  };
}

/** Waits until exactly these words stand there. */
export async function reads(place: Locator, words: string | string[]): Promise<void> {
  const seen = async () => (await place.allInnerTexts()).map((text) => text.trim());
  await eventually(async () => expect(await seen()).toEqual([words].flat()), { seconds: 20 });
}

/** Nothing sticks out sideways. */
export async function fits(page: Page): Promise<void> {
  const [needed, there] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(`${page.url()} needs ${Math.max(needed ?? 0, there ?? 0)} px`).toBe(`${page.url()} needs ${there} px`);
}
