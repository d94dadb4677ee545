import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { browsing, fits as noneSticksOut, reads } from './browser.js';
import { choose, signInTo } from './desk.js';
import { mailTo } from './mail.js';
import { type Cast, cast, publishedEvent, user } from './people.js';
import { at, call, done, unique } from './product.js';

const open = browsing();

describe('an open call, from its draft to its outcome', () => {
  let people: Cast;
  let caller: Awaited<ReturnType<typeof user>>;
  let answerer: Awaited<ReturnType<typeof user>>;
  const title = unique('低浓度气体传感器揭榜').replaceAll('-', '');
  const staff = { email: at.adminEmail, password: at.adminPassword };
  const step = async (page: Page, name: string, said: string) => {
    await page.getByRole('dialog').getByRole('button', { name }).click();
    await page.getByText(said).waitFor();
  };

  beforeAll(async () => {
    people = await cast();
    caller = await user(['member'], { memberOf: [people.enterprise] });
    answerer = await user(['member'], { memberOf: [people.university] });
  });

  it('is drafted by a member, given back with a reason, put forward again and published', async () => {
    const page = await open('desktop');
    await signInTo(page, '/desk/catalogue?of=needs', caller);
    await page.getByRole('button', { name: '新增需求' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('标题', { exact: true }).fill(title);
    await choose(drawer, '行业', '电子信息');
    await drawer.getByLabel('揭榜挂帅').click();
    await drawer.getByLabel('应答截止日').fill('2031-01-31');
    await drawer.getByLabel('联系人姓名').fill('王工');
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: title }).click();
    await page
      .getByRole('dialog')
      .locator('input[type=file]')
      .setInputFiles({ name: '指标.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
    await page.getByRole('dialog').getByRole('link', { name: '指标.pdf' }).waitFor();
    await step(page, '提交审核', '已提交审核');

    const desk = await open('desktop');
    await signInTo(desk, '/desk/catalogue?of=needs&status=in_review', staff);
    await desk.getByRole('button', { name: title }).click();
    await desk.getByRole('dialog').getByRole('button', { name: '退回修改' }).click();
    await desk.getByLabel('原因').fill('请补充检测下限');
    await desk.getByRole('dialog').last().getByRole('button', { name: '退回修改' }).click();
    await desk.getByText('已退回').waitFor();

    await page.reload();
    await page.getByRole('dialog').getByText('退回意见：请补充检测下限').waitFor();
    await step(page, '提交审核', '已提交审核');
    await desk.reload();
    await step(desk, '发布', '已发布，所有人可见');
  });

  it('is answered on its page, decided on at the desk, and told by mail', async () => {
    const { items } = await done<{ items: { id: string }[] }>('GET', `/api/needs?q=${encodeURIComponent(title)}`);
    const id = items[0]?.id ?? '';
    const stranger = await open('phone');
    await stranger.goto(`/catalogue?of=needs&q=${encodeURIComponent(title)}`);
    await stranger.getByRole('button', { name: '揭榜挂帅' }).click();
    await stranger.getByRole('button', { name: '揭榜挂帅', pressed: true }).waitFor();
    expect(new URL(stranger.url()).searchParams.get('openCall')).toBe('true');
    await noneSticksOut(stranger);
    await stranger.getByRole('link', { name: title }).click();
    await stranger.getByRole('link', { name: '登录后揭榜' }).waitFor();
    await stranger.getByRole('link', { name: '指标.pdf' }).waitFor();
    expect(await stranger.getByText('王工').count()).toBe(0);
    await noneSticksOut(stranger);

    const phone = await open('phone');
    await phone.goto(`/catalogue/needs/${id}`);
    await phone.getByRole('link', { name: '登录后揭榜' }).click();
    await phone.getByLabel('邮箱').fill(answerer.email);
    await phone.getByLabel('密码').fill(answerer.password);
    await phone.getByRole('button', { name: '登录' }).click();
    await phone.getByLabel('解决方案').fill('用氧化钨纳米线，下限 50 ppb，六个月');
    await phone.getByRole('button', { name: '提交应答' }).click();
    await phone.getByText('已应答，等待结果').waitFor();
    await noneSticksOut(phone);
    const news = await mailTo(caller.email, '有新的揭榜应答');
    expect(news.text).toContain(`/desk/catalogue?of=needs&record=${id}`);

    const page = await open('desktop');
    await signInTo(page, `/desk/catalogue?of=needs&record=${id}`, caller);
    const answers = page.getByRole('region', { name: '揭榜应答' });
    await answers.getByText('下限 50 ppb').waitFor();
    await answers.getByRole('button', { name: '选定', exact: true }).click();
    await answers.getByText('已选定').waitFor();
    await mailTo(answerer.email, '揭榜应答已被选定');
    await phone.reload();
    await phone.getByText('的应答已被选定').waitFor();

    const over = { token: people.admin, body: { answerBy: '2026-01-01' } };
    await done('PATCH', `/api/needs/${id}`, over);
    await stranger.reload();
    await stranger.getByText('应答已截止').waitFor();
    const late = await call('POST', `/api/needs/${id}/answers`, {
      token: answerer.token,
      body: { organisationId: people.university, proposal: '迟到的方案' },
    });
    expect([late.status, late.body['code']]).toEqual([409, 'CALL_CLOSED']);
  });

  it('is shown at an event, found by industry and in traditional characters, and withdrawn', async () => {
    const event = await publishedEvent(people);
    const word = unique('ZM').replaceAll('-', '');
    const shown = `气体传感器${word}`;
    const body = { title: shown, ownerId: people.university, industry: '集成电路' };
    const { id } = await done<{ id: string }>('POST', '/api/achievements', { token: people.admin, body });
    await done('POST', `/api/achievements/${id}/publish`, { token: people.admin, body: {} });
    for (const showing of [
      { form: 'published', achievementId: id },
      { form: 'lab_tour', title: '微纳传感实验室' },
    ]) {
      await done('POST', `/api/events/${event.id}/showings`, { token: people.admin, body: showing });
    }
    const page = await open('desktop');
    await signInTo(page, `/desk/events/${event.id}`, staff);
    const card = page.getByRole('region', { name: '成果与需求展示' });
    await choose(card, '展示形式', '路演');
    await choose(card, '展示内容', shown, shown);
    await card.getByRole('button', { name: '添加展示' }).click();
    await reads(card.getByRole('link', { name: shown }), [shown, shown]);

    const phone = await open('phone');
    await phone.goto('/catalogue');
    await phone.getByLabel('行业').selectOption('集成电路');
    await phone.getByRole('searchbox').fill(`傳感 ${word}`);
    await phone.getByRole('searchbox').press('Enter');
    await phone.getByRole('link', { name: shown }).waitFor();
    await noneSticksOut(phone);
    await phone.goto(`/events/${event.id}`);
    const showings = phone.locator('section', { has: phone.getByRole('heading', { name: '成果与需求展示' }) });
    await reads(showings.getByRole('heading', { level: 3 }), ['发布', '路演', '实验室展示']);
    await showings.getByRole('link', { name: shown }).first().click();
    await phone.getByRole('heading', { level: 1, name: shown }).waitFor();

    await page.goto(`/desk/catalogue?record=${id}`);
    await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
    const asked = page.getByRole('dialog').filter({ hasText: '撤回这条记录？' });
    await asked.getByRole('button', { name: '撤回' }).click();
    await page.getByText('已撤回，不再公开').waitFor();
    await phone.reload();
    await phone.getByRole('heading', { level: 1, name: '没有这个页面' }).waitFor();
  });
});
