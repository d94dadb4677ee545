import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium as playwright, type Page } from 'playwright-core';
import { at } from './product.js';

/** A phone in one hand, and a desk. */
export const windows = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  desktop: { viewport: { width: 1440, height: 900 } },
} as const;
export type Window = keyof typeof windows;

/** A real Chromium from its npm package; no system browser is needed. */
export async function startBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args, '--no-sandbox', '--disable-quic', '--disable-background-networking', '--lang=zh-CN'],
    headless: true,
  });
}

/** What a page did wrong without anybody clicking: script errors and broken page policy. */
export interface Watched {
  page: Page;
  faults: string[];
}

export async function openWindow(browser: Browser, window: Window): Promise<{ context: BrowserContext } & Watched> {
  const context = await browser.newContext({
    ...windows[window],
    baseURL: at.url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Refused to/.test(message.text())) {
      faults.push(`policy: ${message.text()}`);
    }
  });
  return { context, page, faults };
}
