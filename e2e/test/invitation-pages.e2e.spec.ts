import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { browsing, fits, reads } from './browser.js';
import { signInTo } from './desk.js';
import { mailTo, tokenIn } from './mail.js';
import { type Cast, cast, type EventBody, publishedEvent, user } from './people.js';
import { address, call, done } from './product.js';

const open = browsing();
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

// One story: each step stands on the one before.
describe('a closed event', () => {
  const [guest, decliner] = [address('guest'), address('decliner')];
  let event: EventBody;
  let organiser: { email: string; password: string };
  beforeAll(async () => {
    organiser = await user(['organiser'], { hosts: [people.bureau] });
    event = await publishedEvent(people, { visibility: 'invitation', capacity: 10 });
  });

  it('is not there for anybody else', async () => {
    const page = await open('phone');
    await page.goto(`/events/${event.id}`);
    await reads(heading(page), '没有找到这场活动');
    await page.goto(`/events/${event.id}/sign-up`);
    await reads(heading(page), '没有找到这场活动');
    const { status } = await call('POST', `/api/events/${event.id}/registrations`, {
      body: { name: '路人', email: address('stranger') },
    });
    expect(status).toBe(404);
  });

  it('invites a pasted list: bad rows are named first, then mails go out', async () => {
    const page = await open('desktop');
    await signInTo(page, `/desk/events/${event.id}/invitations`, organiser);
    await page.getByRole('button', { name: '邀请', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '邀请' });
    // The answer is held back until the bar was seen.
    await page.route('**/invitations/import?*', async (route) => {
      await dialog.getByRole('progressbar').waitFor();
      await route.continue();
    });
    await dialog.getByRole('textbox', { name: '名单' }).fill(`周教授 ${guest},大学\n没有邮箱的人`);
    await dialog.getByRole('button', { name: '检查名单' }).click();
    await dialog.getByText('有 1 行需要修改').waitFor();
    await reads(dialog.getByRole('row').last().getByRole('cell').first(), '2');
    await dialog.getByRole('textbox', { name: '名单' }).fill(`周教授 ${guest},大学\n${decliner}`);
    await dialog.getByRole('button', { name: '检查名单' }).click();
    await dialog.getByText('将邀请 2 人').waitFor();
    await dialog.getByRole('button', { name: '发送 2 份邀请' }).click();
    await page.getByText('已发出 2 份邀请').waitFor();
    await page.getByRole('cell', { name: new RegExp(`周教授.*${guest}`) }).waitFor();
  });

  it('is accepted on a phone from the mail, with what is known filled in', async () => {
    const mail = await mailTo(guest, '邀请您参加');
    const page = await open('phone');
    await page.goto(`/invitation#${tokenIn(mail, 'invitation')}`);
    await reads(heading(page), event.title);
    await page.getByText('周教授，您好！').waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await fits(page);
    await page.getByRole('button', { name: '接受邀请' }).click();
    expect(await page.getByLabel('邮箱').inputValue()).toBe(guest);
    expect(await page.getByLabel('姓名').inputValue()).toBe('周教授');
    await fits(page);
    await page.getByRole('button', { name: '提交' }).click();
    await reads(heading(page), '报名成功');
    await fits(page);
    await mailTo(guest, '报名成功');
  });

  it('is declined with a reason that the organiser reads', async () => {
    const token = tokenIn(await mailTo(decliner, '邀请您参加'), 'invitation');
    const page = await open('phone');
    await page.goto(`/invitation#${token}`);
    await page.getByRole('button', { name: '婉拒' }).click();
    const dialog = page.getByRole('dialog', { name: '婉拒这份邀请？' });
    await dialog.getByLabel('告诉主办方原因').fill('当天出差');
    await dialog.getByRole('button', { name: '婉拒' }).click();
    await page.getByText('您已婉拒').waitFor();
    await fits(page);
    const desk = await open('desktop');
    await signInTo(desk, `/desk/events/${event.id}/invitations?status=declined`, organiser);
    await desk.getByText('当天出差').waitFor();
  });

  it('says in words that an invitation was taken back', async () => {
    const email = address('revoked');
    const { items } = await done<{ items: { id: string }[] }>('POST', `/api/events/${event.id}/invitations`, {
      token: people.organiser,
      body: { invitations: [{ email }] },
    });
    const token = tokenIn(await mailTo(email, '邀请您参加'), 'invitation');
    await done('POST', `/api/invitations/${items[0]?.id}/revoke`, { token: people.organiser, body: {} });
    const page = await open('phone');
    await page.goto(`/invitation#${token}`);
    await page.getByText('这份邀请已被主办方收回').waitFor();
    await fits(page);
  });
});

describe('signing up', () => {
  it('waits for the mailed link where the event confirms e-mails', async () => {
    const event = await publishedEvent(people, { confirmEmail: true });
    const email = address('confirm');
    const page = await open('phone');
    await page.goto(`/events/${event.id}/sign-up`);
    await page.getByLabel('姓名').fill('吴');
    await page.getByLabel('邮箱').fill(email);
    await page.getByRole('button', { name: '提交' }).click();
    await reads(heading(page), '请查收邮件');
    await fits(page);
    await page.goto(`/confirm#${tokenIn(await mailTo(email, '请确认邮箱'), 'confirm')}`);
    await page.getByRole('button', { name: '确认并完成报名' }).click();
    await reads(heading(page), '报名成功');
    await fits(page);
  });

  it('brings colleagues, and says what became of each', async () => {
    const event = await publishedEvent(people, { capacity: 1 });
    const [first, second] = [address('colleague-1'), address('colleague-2')];
    const page = await open('phone');
    await page.goto(`/events/${event.id}`);
    await page.getByRole('link', { name: '带同事一起报名' }).click();
    const [contact, one, two] = [0, 1, 2].map((n) => ({
      name: page.getByLabel('姓名').nth(n),
      email: page.getByLabel('邮箱').nth(n),
    }));
    await contact?.name.fill('联系人');
    await contact?.email.fill(address('contact'));
    await page.getByLabel('单位').fill('甲公司');
    await one?.name.fill('冯');
    await one?.email.fill(first);
    await two?.name.fill('陈');
    await two?.email.fill(second);
    await page.getByText('只剩 1 个名额').waitFor();
    await fits(page);
    await page.getByRole('button', { name: '为 2 人报名' }).click();
    await reads(heading(page), '已为 2 人提交报名');
    await page.getByRole('listitem').filter({ hasText: first }).getByText('报名成功').waitFor();
    await page.getByRole('listitem').filter({ hasText: second }).getByText('候补第 1 位').waitFor();
    await fits(page);
    await mailTo(first, '报名成功');
  });

  it('takes a file, which the organiser can download', async () => {
    const questions = [{ key: 'cv', label: '简历', kind: 'file', required: true }];
    const event = await publishedEvent(people, { questions });
    const email = address('file');
    const page = await open('phone');
    await page.goto(`/events/${event.id}/sign-up`);
    await page.getByLabel('姓名').fill('卫');
    await page.getByLabel('邮箱').fill(email);
    const file = { name: '恶意.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') };
    await page.getByLabel('简历').setInputFiles(file);
    await page.getByText('只接受 PDF').waitFor();
    await page.getByLabel('简历').setInputFiles({ ...file, name: '简历.pdf', buffer: Buffer.from('%PDF-1.7 …') });
    await page.getByText('已收到：简历.pdf').waitFor();
    await fits(page);
    await page.getByRole('button', { name: '提交' }).click();
    await reads(heading(page), '报名成功');
    const { items } = await done<{ items: { id: string }[] }>('GET', `/api/events/${event.id}/registrations`, {
      token: people.organiser,
    });
    const files = await done<{ items: { name: string }[] }>('GET', `/api/registrations/${items[0]?.id}/files`, {
      token: people.organiser,
    });
    expect(files.items.map(({ name }) => name)).toEqual(['简历.pdf']);
  });
});
