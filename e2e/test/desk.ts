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
  // Only this field's own list: the one before may still be closing, with the same words in it.
  const own = page.locator(`[id="${String(await list.getAttribute('id'))}_list"]`);
  await page
    .locator('.ant-select-dropdown', { has: own })
    .locator('.ant-select-item-option')
    .filter({ hasText: words })
    .first()
    .click();
  // A list of several stays open. One that closes by itself may still say it is open: Escape, come too late, would then
  // close the dialog around it.
  const ofSeveral = page.locator('.ant-select-multiple', { has: list });
  if ((await ofSeveral.count()) > 0) await page.keyboard.press('Escape');
}

/** The wall clock of Shanghai, as a field for day and time takes it. */
export function shanghai(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16);
}
