import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { browsing, fits, reads, type Window } from './browser.js';
import { signInTo } from './desk.js';
import { mailTo, tokenIn } from './mail.js';
import { administrator, type Cast, cast, publishedEvent, user } from './people.js';
import { address, call, done, type Registration, unique } from './product.js';

const open = browsing();
const state = (page: Page) => page.getByRole('main').locator('header');
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

interface Times {
  startsAt: string;
  endsAt: string;
}

const signUp = (eventId: string, name: string, email: string, more: object = {}): Promise<Registration> =>
  done<Registration>('POST', `/api/events/${eventId}/registrations`, { body: { name, email, ...more } });
const placeOf = async (email: string, words: string): Promise<string> =>
  `/place#${tokenIn(await mailTo(email, words), 'place')}`;

describe.each<Window>(['phone', 'desktop'])('a place on a %s', (window) => {
  it('goes to somebody else, and opens to nobody by the old link', async () => {
    const event = await publishedEvent(people);
    const [mine, theirs] = [address('substitute-old'), address('substitute-new')];
    await signUp(event.id, '王芳', mine);
    const link = await placeOf(mine, '报名成功');
    const page = await open(window);
    await page.goto(link);
    await page.getByRole('button', { name: '换人' }).click();
    await page.getByRole('button', { name: '换成此人' }).click();
    await page.getByText('请填写姓名').first().waitFor();
    await page.getByLabel('姓名').fill('赵敏');
    await page.getByLabel('邮箱').fill(theirs);
    await fits(page);
    await page.getByRole('button', { name: '换成此人' }).click();
    await page.getByText('已换成 赵敏').waitFor();
    await page.goto('/');
    await page.goto(link);
    await page.getByText('链接无效或已过期').waitFor();
    await page.goto('/');
    await page.goto(await placeOf(theirs, '席位已转给您'));
    await page.getByText('赵敏，您的席位已确认').waitFor();
    expect(await page.getByTestId('check-in-code').innerText()).toMatch(/\S{20,}/);
    await fits(page);
  });

  it('is offered with a deadline, and taken by accepting', async () => {
    const event = await publishedEvent(people, { capacity: 1, offerHours: 4, offerInOfficeHours: false });
    const [holder, next] = [address('offer-holder'), address('offer-next')];
    const held = await signUp(event.id, '占座', holder);
    await signUp(event.id, '候补', next);
    const link = await placeOf(next, '候补');
    const page = await open(window);
    await page.goto(link);
    await page.getByText('候补第 1 位').waitFor();
    await page.getByText('有人取消时按顺序递补').waitFor();
    await call('POST', `/api/registrations/${held.id}/cancel`, { token: people.organiser, body: {} });
    await page.goto('/');
    await page.goto(await placeOf(next, '请确认'));
    await page.getByText('席位为您保留到').waitFor();
    await fits(page);
    await page.getByRole('button', { name: '确认参加' }).click();
    await reads(state(page).getByText('报名成功'), '报名成功');
    await fits(page);
  });

  it('refuses two sessions at the same time by name, and keeps what else was changed', async () => {
    const event = await publishedEvent(people);
    const { startsAt, endsAt } = await done<Times>('GET', `/api/events/${event.id}`);
    const times = async (title: string) => {
      const body = { title, startsAt, endsAt };
      await done('POST', `/api/events/${event.id}/sessions`, { token: people.organiser, body });
    };
    await times('成果发布');
    await times('一对一对接');
    const email = address('overlap');
    await signUp(event.id, '孙丽', email);
    const page = await open(window);
    await page.goto(await placeOf(email, '报名成功'));
    await page.getByRole('button', { name: '修改' }).click();
    await page.getByLabel('职务').fill('研究员');
    for (const title of ['成果发布', '一对一对接']) await page.getByLabel(title).check();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('时间重叠').first().waitFor();
    await page.getByLabel('一对一对接').uncheck();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('有座位').waitFor();
    await fits(page);
  });
});

describe('the desk with many who wait for approval', () => {
  it('approves them together, says what became of each, and shows how it came', async () => {
    await administrator();
    const organiser = await user(['organiser'], { hosts: [people.bureau] });
    const event = await publishedEvent(people, { capacity: 2, approval: true, pendingHoldsSeat: false });
    const names = ['甲', '乙', '丙'].map((name) => unique(name));
    for (const name of names) await signUp(event.id, name, address('bulk'));
    const page = await open('desktop');
    await signInTo(page, `/desk/events/${event.id}/attendees?status=pending`, organiser);
    await page.getByRole('button', { name: '选择全部 3 位待审核' }).click();
    await page.getByText('已选 3 人').waitFor();
    await page
      .getByRole('main')
      .getByRole('button', { name: /^通\s?过$/ })
      .first()
      .click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /通\s?过/ })
      .click();
    const outcome = page.getByRole('dialog', { name: '处理结果' });
    await outcome.getByText('报名成功：2 人').waitFor();
    await outcome.getByText('候补中：1 人').waitFor();
    await page.keyboard.press('Escape');
    await page.goto(`/desk/events/${event.id}/attendees?status=waitlisted`);
    const row = page.getByRole('row').filter({ hasText: names[2] ?? '' });
    await row.getByText('候补第 1 位 · 名额已满').waitFor();
    await row.getByRole('button', { name: `查看 ${names[2]}` }).click();
    await page.getByRole('dialog').getByText('审核通过 → 候补中').waitFor();
    await fits(page);
  });
});
