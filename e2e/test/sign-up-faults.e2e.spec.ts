import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@zuomei/testing';
import type { Page } from 'playwright-core';
import { browsing, fits, reads } from './browser.js';
import { mailTo } from './mail.js';
import { type Cast, cast, publishedEvent } from './people.js';
import { address, done } from './product.js';

const open = browsing();
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const alert = (page: Page) => page.getByRole('main').getByRole('alert');
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

async function openForm(eventId: string): Promise<Page> {
  const page = await open('phone');
  await page.goto(`/events/${eventId}/sign-up`);
  await page.getByLabel('姓名').waitFor();
  return page;
}
async function fillIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('姓名').fill('李雷');
  await page.getByLabel('邮箱').fill(email);
}
const occupancy = (eventId: string) => done('GET', `/api/events/${eventId}/occupancy`, { token: people.organiser });

describe('a sign-up that goes wrong', () => {
  it('says what is wrong beside the field, leads there, and takes the corrected form', async () => {
    const event = await publishedEvent(people);
    const page = await openForm(event.id);
    await fillIn(page, 'li.lei@example');
    await page.getByRole('button', { name: '提交' }).click();
    const email = page.getByLabel('邮箱');
    const words = '请填写有效的邮箱，例如 name@example.com';
    await reads(page.locator('#field-email-error'), words);
    expect(await email.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await email.getAttribute('aria-invalid')).toBe('true');
    expect(await email.getAttribute('aria-describedby')).toContain('field-email-error');
    await reads(alert(page).getByRole('link'), words);
    await fits(page);
    await email.fill(address('corrected'));
    await page.getByRole('button', { name: '提交' }).click();
    await reads(heading(page), '报名成功');
  });

  it('needs nothing but the keyboard', async () => {
    const event = await publishedEvent(people);
    const page = await open('desktop');
    await page.goto(`/events/${event.id}`);
    await page.getByRole('link', { name: '报名', exact: true }).waitFor();
    await tabTo(page, '报名');
    await page.keyboard.press('Enter');
    await page.getByLabel('姓名').waitFor();
    await tabTo(page, '姓名');
    await page.keyboard.type('李雷');
    await page.keyboard.press('Tab');
    await page.keyboard.type(address('keyboard'));
    await page.keyboard.press('Enter');
    await reads(heading(page), '报名成功');
    expect(await heading(page).evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('tells who has signed up already nothing but that, and mails the link', async () => {
    const event = await publishedEvent(people);
    const email = address('again');
    await done('POST', `/api/events/${event.id}/registrations`, { body: { name: '李雷', email } });
    await mailTo(email, '报名成功');
    const page = await openForm(event.id);
    await fillIn(page, email.toUpperCase());
    await page.getByRole('button', { name: '提交' }).click();
    await reads(heading(page), '这个邮箱已经报过名');
    expect(await page.getByTestId('check-in-code').count()).toBe(0);
    expect(await page.getByRole('link', { name: '查看我的席位' }).count()).toBe(0);
    expect(await occupancy(event.id)).toMatchObject({ confirmed: 1 });
  });

  it('says that the last place went while the form was open', async () => {
    const event = await publishedEvent(people, { capacity: 1, waitlist: false });
    const page = await openForm(event.id);
    await done('POST', `/api/events/${event.id}/registrations`, { body: { name: '王', email: address('faster') } });
    await fillIn(page, address('slower'));
    await page.getByRole('button', { name: '提交' }).click();
    await reads(alert(page), '名额已满。');
    expect(await occupancy(event.id)).toMatchObject({ confirmed: 1, waitlisted: 0 });
    await page.getByRole('link', { name: '返回活动' }).first().click();
    await reads(page.getByRole('complementary', { name: '报名' }).locator('.status'), '名额已满');
    expect(await page.getByRole('link', { name: '报名', exact: true }).count()).toBe(0);
  });

  it('offers no form once sign-up is closed', async () => {
    const hour = 3_600_000;
    const closed = { signUpClosesAt: new Date(Date.now() - hour).toISOString() };
    const event = await publishedEvent(people, closed);
    const page = await open('phone');
    await page.goto(`/events/${event.id}/sign-up`);
    await page.getByRole('main').getByText('报名已结束').waitFor();
    expect(await page.getByLabel('姓名').count()).toBe(0);
    await fits(page);
  });

  it('keeps the form when the line breaks, and sends it again without a second place', async () => {
    const event = await publishedEvent(people, { capacity: 5 });
    const page = await openForm(event.id);
    await fillIn(page, address('lost'));
    // The service takes it; only the answer is lost on the way.
    await page.route('**/registrations', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('连接中断，不确定是否已收到').waitFor();
    expect(await page.getByLabel('姓名').inputValue()).toBe('李雷');
    await page.unroute('**/registrations');
    await page.getByRole('button', { name: '重新提交' }).click();
    await reads(heading(page), '报名成功');
    await page.getByTestId('check-in-code').waitFor();
    await eventually(async () => expect(await occupancy(event.id)).toMatchObject({ confirmed: 1, waitlisted: 0 }));
  });

  it('waits for the network to come back', async () => {
    const event = await publishedEvent(people);
    const page = await openForm(event.id);
    await fillIn(page, address('offline'));
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('连接中断，不确定是否已收到').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '重新提交' }).click();
    await reads(heading(page), '报名成功');
    expect(await occupancy(event.id)).toMatchObject({ confirmed: 1, waitlisted: 0 });
  });
});

describe('an address that leads nowhere', () => {
  it.each([
    ['/place#no-such-token', '链接无效或已过期'],
    ['/sign#no-such-token', '链接无效或已过期'],
    ['/place', '链接无效或已过期'],
    ['/sign', '链接无效或已过期'],
    ['/events/01900000-0000-7000-8000-000000000000', '没有找到这场活动'],
    ['/events/nonsense', '没有找到这场活动'],
    ['/no-such-page', '没有这个页面'],
  ])('%s says so in words', async (path, words) => {
    const page = await open('phone');
    await page.goto(path);
    await page.getByText(words).waitFor();
    await fits(page);
  });
});

/** Tab by tab, as somebody without a mouse, until what has this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 40; steps += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      return (element?.labels?.[0] ?? element)?.textContent?.trim();
    });
    if (focused === name) return;
  }
  throw new Error(`the keyboard does not reach "${name}"`);
}
