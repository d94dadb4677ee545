import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { sentAgreement, signers, signLink } from './agreements.js';
import { browsing, fits, reads, type Window } from './browser.js';
import { signInTo } from './desk.js';
import { type Cast, cast, publishedEvent, user } from './people.js';
import { address, type Agreement, done, type Registration, unique } from './product.js';

const open = browsing();
let people: Cast;
let eventId: string;
let place: string;
let agreement: Agreement;
let signing: string;
let admin: { email: string; password: string };
const written = [
  '科学技术局',
  '大学',
  '科技公司',
  '冷甦鹏',
  '王喆',
  '工程实践教育基地',
  '市校成果对接活动',
  '甲方',
  '乙方',
  '院长',
  '总经理',
  '合作内容',
];

beforeAll(async () => {
  people = await cast();
  const event = await publishedEvent(people, { title: unique('Matchmaking'), venue: 'Science park' });
  eventId = event.id;
  const guest = { name: 'Li Lei', email: address('english'), locale: 'en' };
  const { manageToken } = await done<Registration>('POST', `/api/events/${eventId}/registrations`, { body: guest });
  place = `/place#${manageToken}`;
  const pair = signers();
  agreement = await sentAgreement(people, pair);
  signing = await signLink(pair[0]);
  admin = await user(['admin']);
});

/** The Chinese words left on the page, those apart that people wrote: names, titles, texts. */
async function chineseLeft(page: Page, written: string[]): Promise<string[]> {
  const seen = await page.evaluate(() => {
    const spoken = [...document.querySelectorAll('body *')].flatMap((element) => {
      if (element.closest('[lang="zh-CN"], .occasion, tbody, .ant-select-dropdown, option, script, style')) return [];
      const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      const said = ['aria-label', 'placeholder', 'title', 'alt'].map((name) => element.getAttribute(name) ?? '');
      return [...own.map((node) => node.textContent ?? ''), ...said];
    });
    return [document.title, ...spoken].map((text) => text.trim()).filter((text) => /\p{Script=Han}/u.test(text));
  });
  return [...new Set(seen)].filter((text) => !written.some((words) => words.includes(text) || text.includes(words)));
}

async function speakEnglish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: '中文' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
}

describe('the pages in English', () => {
  it('switch at once, and stay so', async () => {
    const page = await open('phone');
    await page.goto('/');
    await reads(page.getByRole('heading', { level: 1 }), '活动');
    await speakEnglish(page);
    await reads(page.getByRole('heading', { level: 1 }), 'Events');
    await page.reload();
    await reads(page.getByRole('heading', { level: 1 }), 'Events');
  });

  it('have no Chinese left for visitors', async () => {
    const page = await open('phone');
    await page.goto('/verify');
    await speakEnglish(page);
    const paths = ['/', `/events/${eventId}`, `/events/${eventId}/sign-up`, place, signing, '/verify', '/sign-in'];
    for (const path of [...paths, '/verify/AAAAAAAAAAAAAAAAAAAAAAAAAA', '/password#x', '/nowhere']) {
      await page.goto(path);
      await allEnglish(page, path);
    }
  });

  it.each<Window>(['desktop', 'phone'])('have no Chinese left at the desk on a %s', async (window) => {
    const page = await open(window);
    await signInTo(page, '/desk', admin);
    await page.evaluate(() => localStorage.setItem('zuomei.locale', 'en'));
    const event = `events/${eventId}`;
    const events = ['events', 'events/new', event, `${event}/edit`, `${event}/attendees`, `${event}/check-in`];
    const others = ['check-in', 'follow-ups', 'agreements', 'agreements/new', `agreements/${agreement.id}`];
    for (const path of [...events, ...others, 'users', 'mails']) {
      await page.goto(`/desk/${path}`);
      await allEnglish(page, path);
    }
  });
});

/** Also that nothing sticks out: English words are longer. */
async function allEnglish(page: Page, path: string): Promise<void> {
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  expect({ path, left: await chineseLeft(page, written) }).toEqual({ path, left: [] });
  await fits(page);
}
