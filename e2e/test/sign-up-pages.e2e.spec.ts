import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { browsing, fits, reads, type Window } from './browser.js';
import { readQr } from './images.js';
import { mailTo, tokenIn } from './mail.js';
import { type Cast, cast, type EventBody, publishedEvent } from './people.js';
import { address } from './product.js';

const open = browsing();
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const state = (page: Page) => page.getByRole('main').locator('header');
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

// One story in each window: each step stands on the one before.
describe.each<Window>(['phone', 'desktop'])('an attendee with a %s', (window) => {
  const [first, second] = ['李雷', '韩梅梅'].map((name) => ({ name, email: address(`pages-${window}`) })) as [
    { name: string; email: string },
    { name: string; email: string },
  ];
  let event: EventBody;
  let search: string;
  let place: string;

  beforeAll(async () => {
    event = await publishedEvent(people, {
      capacity: 1,
      summary: '成果发布与一对一对接。',
      questions: [{ key: 'topic', label: '关注的技术', kind: 'text', required: true }],
    });
    search = event.title.split('-').at(-1) ?? '';
  });

  async function signUp(page: Page, person: { name: string; email: string }, button: string): Promise<void> {
    await page.getByLabel('姓名').fill(person.name);
    await page.getByLabel('邮箱').fill(person.email);
    await page.getByLabel('关注的技术').fill('射频标签');
    await fits(page);
    await page.getByRole('button', { name: button }).click();
  }

  it('finds the event in the calendar and signs up', async () => {
    const page = await open(window);
    await page.goto('/');
    await reads(heading(page), '活动');
    await page.getByText('筛选').click();
    await page.getByRole('searchbox', { name: '名称、地点' }).fill(search);
    await page.keyboard.press('Enter');
    await reads(page.getByRole('heading', { level: 3 }), event.title);
    await fits(page);
    await page.getByRole('link', { name: search }).click();
    await reads(heading(page), event.title);
    await reads(page.getByRole('complementary', { name: '报名' }).getByText('席'), '余 1 席');
    await fits(page);
    await page.getByRole('link', { name: '报名', exact: true }).click();
    await signUp(page, first, '提交');
    await reads(heading(page), '报名成功');
    await page.getByText(`我们已发信到 ${first.email}`).waitFor();
    await fits(page);
    place = `/place#${tokenIn(await mailTo(first.email, '报名成功'), 'place')}`;
  });

  it('opens the place from the mail: the code to show, as characters and as QR', async () => {
    const page = await open(window);
    await page.goto(place);
    await reads(heading(page), event.title);
    await page.getByText(`${first.name}，您的席位已确认`).waitFor();
    const code = await page.getByTestId('check-in-code').innerText();
    expect(readQr(await page.getByRole('img', { name: '入场二维码' }).screenshot())).toBe(code);
    expect(new URL(page.url()).hash).toBe('');
    await fits(page);
    await page.reload();
    await reads(page.getByTestId('check-in-code'), code);
    const calendar = page.waitForEvent('download');
    await page.getByRole('link', { name: '加入日历' }).click();
    expect((await calendar).suggestedFilename()).toMatch(/\.ics$/);
  });

  it('joins the line of a full event, and is told the position', async () => {
    const page = await open(window);
    await page.goto(`/events/${event.id}`);
    await reads(page.getByRole('complementary', { name: '报名' }).getByText('候补').first(), '名额已满，可候补');
    await page.getByRole('link', { name: '加入候补' }).click();
    await page.getByText('名额已满，现在提交会进入候补').waitFor();
    await signUp(page, second, '加入候补');
    await reads(heading(page), '已进入候补');
    await page.getByText('候补第 1 位').waitFor();
    await fits(page);
  });

  it('says whom one wants to go on with', async () => {
    const page = await open(window);
    await page.goto(place);
    await page.getByRole('button', { name: '提交意向' }).click();
    await reads(page.locator('#field-toOrganisationId-error'), '请选择要对接的单位');
    const party = (await page.getByLabel('对接单位').getByRole('option').allInnerTexts()).find((name) =>
      name.startsWith('大学'),
    );
    await page.getByLabel('对接单位').selectOption({ label: party ?? '' });
    await page.getByLabel('说明').fill('想了解射频标签的中试条件');
    await page.getByRole('button', { name: '提交意向' }).click();
    await page.getByText(`已记录：与${party}对接`).waitFor();
    await fits(page);
  });

  it('gives the place up after being asked, and the next in line gets it', async () => {
    const page = await open(window);
    await page.goto(place);
    await page.getByRole('button', { name: '取消报名' }).click();
    const question = page.getByRole('dialog', { name: '确定取消报名？' });
    await question.getByRole('button', { name: '保留席位' }).click();
    await reads(state(page).getByText('报名成功'), '报名成功');
    await page.getByRole('button', { name: '取消报名' }).click();
    await question.getByRole('button', { name: '确定取消' }).click();
    await reads(state(page).getByText('已取消'), '已取消');
    expect(await page.getByTestId('check-in-code').count()).toBe(0);
    await fits(page);
    const token = tokenIn(await mailTo(second.email, '递补'), 'place');
    await page.goto('/');
    await page.goto(`/place#${token}`);
    await page.getByText(`${second.name}，您的席位已确认`).waitFor();
  });
});
