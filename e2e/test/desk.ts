import { eventually } from '@zuomei/testing';
import type { BrowserContext, Locator, Page } from 'playwright-core';

type Cookies = Parameters<BrowserContext['addCookies']>[0];
const signedIn = new Map<string, Cookies>();

/** Signs in through the page the first time, and comes to what was asked for. */
export async function signInTo(page: Page, path: string, who: { email: string; password: string }): Promise<void> {
  const known = signedIn.get(who.email);
  if (known) await page.context().addCookies(known);
  await page.goto(path);
  if (!known) {
    await page.getByLabel('邮箱').fill(who.email);
    await page.getByLabel('密码').fill(who.password);
    await page.getByRole('button', { name: '登录' }).click();
    await page.waitForURL((url) => url.pathname.startsWith('/desk'));
    signedIn.set(who.email, await page.context().cookies());
  }
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
}

/** Opens a select list by its label, types what one looks for, and takes it. */
export async function choose(inside: Page | Locator, label: string, words: string, typed?: string): Promise<void> {
  const list = inside.getByRole('combobox', { name: label });
  await list.click();
  if (typed !== undefined) await list.fill(typed);
  const page = 'page' in inside ? inside.page() : inside;
  const id = String(await list.getAttribute('id'));
  // Only this field's own list: the one before may still be closing, with the same words in it.
  const own = page.locator('.ant-select-dropdown', { has: page.locator(`[id="${id}_list"]`) });
  const option = own.locator('.ant-select-item-option').filter({ hasText: words }).first();
  const field = page.locator('.ant-select', { has: page.locator(`[id="${id}"]`) });
  await option.click();
  if ((await field.and(page.locator('.ant-select-multiple')).count()) > 0) {
    // A list of several stays open. One that closes by itself may still say it is open: Escape, come too late, would
    // then close the dialog around it.
    await page.keyboard.press('Escape');
    return;
  }
  // What is found while one types may move the list away from under the pointer; then nothing is chosen yet.
  const chosen = field.filter({ hasText: words });
  await eventually(async () => {
    const seen = await chosen.waitFor({ timeout: 1500 }).then(
      () => true,
      () => false,
    );
    if (seen) return;
    if ((await list.getAttribute('aria-expanded')) !== 'true') await list.click();
    if (typed !== undefined) await list.fill(typed);
    await option.click({ timeout: 2000 });
    throw new Error(`${label}: ${words} is not chosen`);
  });
}

/** The wall clock of Shanghai, as a field for day and time takes it. */
export function shanghai(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16);
}
