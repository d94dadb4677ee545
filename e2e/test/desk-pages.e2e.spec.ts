import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@zuomei/testing';
import type { Page } from 'playwright-core';
import { signAs } from './agreements.js';
import { browsing, fits, reads } from './browser.js';
import { choose, shanghai, signInTo } from './desk.js';
import { administrator, user } from './people.js';
import { address, call, done, type Registration, unique } from './product.js';

const open = browsing();
const heading = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 });
const hour = 3_600_000;
const tail = unique('').slice(1);
const names = { bureau: `科学技术局${tail}`, university: `大学${tail}`, enterprise: `科技公司${tail}` };
const title = `市校成果对接活动${tail}`;
const guest = { name: '韩梅梅', email: address('guest') };
const late = { name: '王小明', email: address('late') };
const signers = [
  { name: '冷甦鹏', email: address('party-a') },
  { name: '王喆', email: address('party-b') },
] as const;
let organiser: { email: string; password: string; token: string };
let staff: { email: string; password: string; token: string };
const ids = { university: '', enterprise: '', event: '', agreement: '' };
const places: Registration[] = [];

beforeAll(async () => {
  const token = await administrator();
  const made = async (name: string, kind: string) =>
    (await done<{ id: string }>('POST', '/api/organisations', { token, body: { name, kind } })).id;
  const bureau = await made(names.bureau, 'government');
  ids.university = await made(names.university, 'university');
  ids.enterprise = await made(names.enterprise, 'enterprise');
  organiser = await user(['organiser'], { hosts: [bureau] });
  staff = await user(['staff']);
});

// One story, in order: each step stands on the one before.
describe('a day at the desk', () => {
  it('drafts an event with a programme, and publishes it', async () => {
    const page = await open('desktop');
    await signInTo(page, '/desk', organiser);
    await reads(heading(page), '活动');
    await page.getByRole('button', { name: '新建活动' }).click();
    await page.getByRole('button', { name: '保存草稿' }).click();
    await reads(page.locator('#event_title_help'), '请填写');
    await page.getByLabel('活动名称').fill(title);
    await choose(page, '参与单位', names.university, names.university);
    await page.getByLabel('开始时间').fill(shanghai(Date.now() + 24 * hour));
    await page.getByLabel('结束时间').fill(shanghai(Date.now() + 27 * hour));
    await page.getByLabel('地点').fill('电子科大科技园');
    await page.getByLabel('名额', { exact: true }).fill('1');
    await reads(page.getByRole('complementary', { name: '公开页面预览' }).getByRole('heading', { level: 3 }), title);
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByRole('button', { name: '添加场次' }).click();
    const session = page.getByRole('dialog', { name: '添加场次' });
    await session.getByLabel('场次名称').fill('成果发布');
    await session.getByLabel('主讲人').fill('冷甦鹏 院长');
    await session.getByRole('button', { name: '保存' }).click();
    await page.getByRole('main').locator('.line').filter({ hasText: '成果发布' }).waitFor();
    await fits(page);
    ids.event = new URL(page.url()).pathname.split('/')[3] ?? '';
    await page.goto(`/desk/events/${ids.event}`);
    await page.getByRole('button', { name: '发布', exact: true }).click();
    const question = page.getByRole('dialog', { name: '发布活动' });
    await question.getByText('现在不会发出邮件').waitFor();
    await question.getByRole('button', { name: '发布', exact: true }).click();
    await reads(heading(page).locator('.status'), '已发布');
    await fits(page);
    expect((await call('GET', `/api/events/${ids.event}`)).body['status']).toBe('published');
  });

  it('lists who signed up, and lets more in', async () => {
    await eventually(async () => expect((await call('GET', `/api/events/${ids.event}/availability`)).status).toBe(200));
    for (const person of [guest, late]) {
      const body = { ...person, organisation: names.enterprise, organisationId: ids.enterprise };
      places.push(await done<Registration>('POST', `/api/events/${ids.event}/registrations`, { body }));
    }
    const page = await open('desktop');
    await signInTo(page, `/desk/events/${ids.event}/attendees`, organiser);
    const states = page.getByRole('row').locator('.status');
    await reads(states, ['报名成功', '候补中']);
    await page.getByRole('row').filter({ hasText: late.email }).getByText('候补第 1 位').waitFor();
    await fits(page);
    const csv = page.waitForEvent('download');
    await page.getByRole('link', { name: '导出 CSV' }).click();
    expect((await csv).suggestedFilename()).toMatch(/\.csv$/);
    await page.goto(`/desk/events/${ids.event}`);
    await page.getByRole('button', { name: '报名条款' }).click();
    const dialog = page.getByRole('dialog', { name: '报名条款' });
    await dialog.getByLabel('名额', { exact: true }).fill('2');
    await dialog.getByLabel('个人信息保存天数').fill('180');
    await dialog.getByRole('button', { name: '保存' }).click();
    await reads(page.getByRole('main').getByText('已占').last(), '已占 2 / 2 席');
    const terms = await done<{ retentionDays: number }>('GET', `/api/events/${ids.event}/sign-up-terms`, {
      token: organiser.token,
    });
    expect(terms.retentionDays).toBe(180);
  });

  it('checks in by the typed code, once', async () => {
    const page = await open('desktop');
    await signInTo(page, `/desk/events/${ids.event}/check-in`, organiser);
    const result = page.getByTestId('scan-result');
    const type = async (code: string) => {
      await page.getByLabel('入场码').fill(code);
      await page.keyboard.press('Enter');
    };
    await type(places[0]?.checkInCode ?? '');
    await reads(result, `✓ 签到成功\n${guest.name}\n${names.enterprise}`);
    await reads(page.getByTestId('check-in-count'), '1 / 2 人已到');
    await type(places[0]?.checkInCode ?? '');
    await reads(result.locator('strong'), '! 已经签到过');
    await type('no-such-code');
    await reads(result.locator('strong'), '✕ 无效的码');
    await reads(page.getByRole('region', { name: '最近五次' }).locator('.status'), [
      '无效的码',
      '已经签到过',
      '签到成功',
    ]);
    await fits(page);
  });

  it('ends the event, and moves the follow-up on', async () => {
    const place = places[0] as Registration;
    await done('POST', `/api/registrations/${place.id}/intents`, {
      headers: { 'x-manage-token': place.manageToken },
      body: { kind: 'cooperation', toOrganisationId: ids.university, note: '想了解中试条件' },
    });
    const page = await open('desktop');
    await signInTo(page, `/desk/events/${ids.event}`, organiser);
    await page.getByRole('button', { name: '结束', exact: true }).click();
    await page.getByRole('dialog', { name: '结束活动' }).getByRole('button', { name: '确认结束' }).click();
    await reads(heading(page).locator('.status'), '已结束');
    await eventually(async () => {
      const { items } = await done<{ items: unknown[] }>('GET', `/api/follow-ups?event=${ids.event}`, {
        token: staff.token,
      });
      expect(items.length).toBe(1);
    });
    const other = await open('desktop');
    await signInTo(other, '/desk', staff);
    await reads(heading(other), '今日');
    await other.goto('/desk/follow-ups');
    await reads(heading(other), '跟进');
    await fits(other);
    await other.getByRole('link', { name: `${names.enterprise} → ${names.university}` }).click();
    await reads(heading(other).locator('.status'), '待联系');
    await choose(other, '推进到', '洽谈中');
    await other.getByLabel('说明').fill('已电话联系双方');
    await other.getByRole('button', { name: '保存记录' }).click();
    await reads(heading(other).locator('.status'), '洽谈中');
    await fits(other);
  });

  it('writes an agreement of two signatories and sends it', async () => {
    const page = await open('desktop');
    await signInTo(page, '/desk/follow-ups', staff);
    await page.getByRole('link', { name: `${names.enterprise} → ${names.university}` }).click();
    await page.getByRole('button', { name: '新建协议' }).click();
    await page.getByLabel('协议名称').fill(`共建协议${tail}`);
    await choose(page, '类型', '工程实践教育基地');
    await page.getByLabel('金额（元）', { exact: true }).fill('1200000.00');
    for (const [index, signer] of signers.entries()) {
      const party = page.getByRole('group', { name: `第 ${index + 1} 方` });
      await party.getByLabel('签署人姓名').fill(signer.name);
      await party.getByLabel('邮箱').fill(signer.email);
    }
    await page.getByLabel('协议正文').fill('# 合作内容\n\n共建**工程实践教育基地**，期限三年。');
    await fits(page);
    await page.getByRole('button', { name: '保存草稿' }).click();
    await reads(heading(page).locator('.status'), '草稿');
    ids.agreement = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.getByRole('button', { name: '发起签署' }).click();
    const question = page.getByRole('dialog');
    await question.getByText(signers[0].name).waitFor();
    await question.getByRole('button', { name: '发起签署' }).click();
    await reads(heading(page).locator('.status'), '签署中');
    await fits(page);
  });

  it('follows the signatures to the sealed file and its trail', async () => {
    for (const one of signers) await signAs({ ...one, title: '', role: 'signer', order: 1 });
    await eventually(
      async () => {
        const { status } = await done('GET', `/api/agreements/${ids.agreement}`, { token: staff.token });
        expect(status).toBe('signed');
      },
      { seconds: 40, every: 200 },
    );
    const page = await open('desktop');
    await signInTo(page, `/desk/agreements/${ids.agreement}`, staff);
    await reads(heading(page).locator('.status'), '已签署');
    await reads(page.getByRole('region', { name: '签署进度' }).locator('.status'), ['已签署', '已签署']);
    await page.getByRole('img', { name: '第 1 / ' }).waitFor();
    await fits(page);
    const file = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载 PDF' }).click();
    expect((await file).suggestedFilename()).toMatch(/^.+\.pdf$/);
    await page.getByRole('tab', { name: '审计记录' }).click();
    const lines = page.getByTestId('audit-trail').getByRole('listitem').locator('strong');
    await lines.last().waitFor();
    const steps = ['建立协议', '发出签署，文件固定', '签署', '签署', '盖章完成，归档'];
    expect((await lines.allInnerTexts()).filter((words) => steps.includes(words))).toEqual(steps);
    await fits(page);
    await page.goto('/desk/agreements');
    await page.getByRole('link', { name: `共建协议${tail}` }).waitFor();
    await fits(page);
  });
});

describe('the desk on a phone', () => {
  it('keeps within the window', async () => {
    const page = await open('phone');
    const event = `/desk/events/${ids.event}`;
    await signInTo(page, event, organiser);
    for (const path of [event, '/desk/events', '/desk/events/new', `${event}/attendees`, `${event}/check-in`]) {
      await page.goto(path);
      await heading(page).waitFor();
      await page.waitForLoadState('networkidle');
      await fits(page);
    }
  });
});
