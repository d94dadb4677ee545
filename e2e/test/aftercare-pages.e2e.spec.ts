import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { browsing, fits, reads } from './browser.js';
import { choose, signInTo } from './desk.js';
import { mailTo, mailsTo, tokenIn } from './mail.js';
import { administrator, type Cast, cast, publishedEvent, user } from './people.js';
import { address, call, done, type Registration } from './product.js';

const open = browsing();
const heading = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 });
const guest = { name: '李雷', email: address('guest'), attendeeKind: 'expert', phone: '13800001111' };
const other = { name: '韩梅梅', email: address('other') };
let people: Cast;
let organiser: { email: string; password: string };
let event = '';
let place = '';
let number = '';

beforeAll(async () => {
  people = await cast();
  organiser = await user(['organiser'], { hosts: [people.bureau] });
  event = (await publishedEvent(people)).id;
  for (const person of [guest, other]) {
    await done<Registration>('POST', `/api/events/${event}/registrations`, { body: person });
  }
  place = `/place#${tokenIn(await mailTo(guest.email, '报名成功'), 'place')}`;
});

// One story, in order: each step stands on the one before.
describe('what people are told and what stays of them', () => {
  it('is a message that is seen and counted before it goes out', async () => {
    const page = await open('desktop');
    await signInTo(page, `/desk/events/${event}/messages`, organiser);
    await reads(heading(page), '通知和提醒');
    await page.getByText('活动提醒 · 开始前 1 天').waitFor();
    await choose(page, '参会者类型', '专家');
    await page.getByLabel('主题', { exact: true }).fill('请带身份证');
    await page.getByLabel('正文', { exact: true }).fill('入场须核验:\n\n- 身份证\n- 报名码');
    await page.getByRole('button', { name: '预览' }).click();
    const preview = page.getByRole('region', { name: '收件人将看到' });
    await reads(preview.getByRole('heading', { level: 3 }), '请带身份证');
    await preview.getByText('李雷,您好!').waitFor();
    await fits(page);
    expect(await mailsTo(guest.email, '请带身份证')).toEqual([]);
    await preview.getByRole('button', { name: '发送给 1 人' }).click();
    const sent = page.getByRole('region', { name: '已发出' });
    await sent.getByText('请带身份证').waitFor();
    await sent.getByText('已发给 1 人').waitFor();
    const mail = await mailTo(guest.email, '请带身份证');
    expect(mail.text).toContain('• 身份证\n• 报名码');
    expect(mail.text).toContain('您收到这封邮件,是因为您报名了');
    expect(await mailsTo(other.email, '请带身份证')).toEqual([]);
  });

  it('is a rule that is switched off by its organiser', async () => {
    const page = await open('desktop');
    await signInTo(page, `/desk/events/${event}/messages`, organiser);
    const reminders = page.getByRole('region', { name: '自动提醒' });
    await reminders.getByRole('switch', { name: '启用：回访进展' }).click();
    await page.reload();
    await reminders.getByRole('switch', { name: '启用：回访进展', checked: false }).waitFor();
  });

  it('is a survey by the mailed link, and its results without names', async () => {
    const { items } = await done<{ items: { id: string; email: string; checkInCode: string }[] }>(
      'GET',
      `/api/events/${event}/registrations`,
      { token: people.organiser },
    );
    const code = items.find(({ email }) => email === guest.email)?.checkInCode;
    await done('POST', `/api/events/${event}/check-ins`, { token: people.organiser, body: { code, nonce: 'e2e' } });
    await done('POST', `/api/events/${event}/end`, { token: people.organiser, body: {} });
    const page = await open('phone');
    await page.goto(place);
    await page
      .getByRole('heading', { name: '您觉得这次活动怎么样？' })
      .waitFor({ timeout: 5_000 })
      .catch(() => page.reload());
    await page.getByLabel('非常好').check();
    await page.getByLabel('建立了有价值的联系').check();
    await page.getByLabel('想告诉主办方的话').fill('椅子不够');
    await page.getByRole('button', { name: '提交反馈' }).click();
    await page.getByText('感谢您的反馈').waitFor();
    await fits(page);
    const desk = await open('desktop');
    await signInTo(desk, `/desk/events/${event}/statistics`, organiser);
    await desk.getByText('到场 1 人中有 1 人反馈').waitFor();
    await desk.getByText('椅子不够').waitFor();
    await desk.getByRole('img', { name: '1 天内共 2 人报名' }).waitFor();
    expect(await desk.getByText('李雷').count()).toBe(0);
    await fits(desk);
  });

  it('is shown to the person, and erased when asked, with a number that proves it', async () => {
    const page = await open('phone');
    await page.goto(place);
    await page.getByRole('button', { name: '查看' }).click();
    await page.getByText(guest.phone).waitFor();
    await page.getByText('签署证据').waitFor();
    await page.getByRole('button', { name: '删除我的信息' }).click();
    const question = page.getByRole('dialog', { name: '删除您在这次活动的信息？' });
    await question.getByRole('button', { name: '永久删除' }).click();
    await reads(page.getByRole('heading', { level: 1 }), '您的信息已删除');
    number = await page.getByText(/^E-[2-9A-Z-]{19}$/).innerText();
    await fits(page);
    await page.getByRole('link', { name: '打开删除证明' }).click();
    await page.getByText(number).waitFor();
    await page.getByText('本人', { exact: true }).waitFor();
    const again = await open('phone');
    await again.goto(place);
    await again.getByRole('alert').getByText('链接').first().waitFor();
  });

  it('leaves the figures and a line of the register to the organiser', async () => {
    const page = await open('desktop');
    await signInTo(page, `/desk/events/${event}/statistics`, organiser);
    await page.getByRole('region', { name: '个人信息删除登记' }).getByText(number).waitFor();
    await page.getByText('到场 1 人中有 1 人反馈').waitFor();
    const list = await call('GET', `/api/events/${event}/registrations`, { token: people.organiser });
    expect(JSON.stringify(list.body)).not.toContain(guest.email);
    const found = await done<{ items: { number: string }[] }>('POST', '/api/erasures/find', {
      token: await administrator(),
      body: { email: guest.email },
    });
    expect(found.items).toMatchObject([{ number }]);
  });
});
