import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@zuomei/testing';
import type { Locator, Page } from 'playwright-core';
import { sentAgreement, type Signer, signers, signLink } from './agreements.js';
import { browsing, fits, reads } from './browser.js';
import { signInTo } from './desk.js';
import { mailTo } from './mail.js';
import { type Cast, cast, user } from './people.js';
import { address, type Agreement, done } from './product.js';

const open = browsing();
const hour = 3_600_000;
let people: Cast;
let staff: Awaited<ReturnType<typeof user>>;
beforeAll(async () => {
  people = await cast();
  staff = await user(['staff']);
});

const codeFor = async ({ email }: Signer): Promise<string> =>
  /^\d{6}$/m.exec((await mailTo(email, '签署验证码')).text)?.[0] ?? '';
const sign = (page: Page) => page.getByRole('button', { name: '同意并签署' });

async function readAndAgree(page: Page): Promise<void> {
  const feet = page.getByRole('figure').locator('figcaption');
  await feet.first().waitFor();
  const count = await feet.count();
  for (let at = 0; at < count; at += 1) {
    await feet.nth(at).scrollIntoViewIfNeeded();
    await page.getByText(at + 1 < count ? `已看 ${at + 1} / ${count} 页` : '已看完全部页面').waitFor();
  }
  await page.getByLabel('我已阅读全文，同意以上声明').check();
}

/** Asks for a code in this part of the page, and enters it. */
async function enterCode(inside: Page | Locator, who: Signer): Promise<void> {
  await inside.getByRole('button', { name: '获取验证码' }).click();
  await inside.getByText('已发到').waitFor();
  await inside.getByLabel('验证码', { exact: true }).fill(await codeFor(who));
}

// One story, in order: each step stands on the one before.
describe('an agreement that wants a code', () => {
  const [first, second] = signers();
  const delegate: Signer = { name: '韩梅梅', email: address('delegate'), title: '', role: 'signer', order: 2 };
  let agreement: Agreement;
  beforeAll(async () => {
    const terms = { signingCode: true, termStartsOn: '2024-01-01', termEndsOn: '2025-12-31' };
    agreement = await sentAgreement(people, [first, second], terms);
  });

  it('is signed with the mailed digits; a wrong code says how many tries are left', async () => {
    const page = await open('phone');
    await page.goto(await signLink(first));
    await readAndAgree(page);
    await sign(page).click();
    await reads(page.locator('#field-code-error'), '请输入 6 位验证码');
    await enterCode(page, first);
    const code = await codeFor(first);
    const field = page.getByLabel('验证码', { exact: true });
    await field.fill(code === '000000' ? '000001' : '000000');
    await sign(page).click();
    await reads(page.locator('#field-code-error'), '验证码不正确，还可以再试 4 次。');
    await fits(page);
    await field.fill(code);
    await sign(page).click();
    await page.getByText('轮到 王喆 签署，我们已发信通知。').waitFor();
    await fits(page);
  });

  it('is handed to somebody else with a code from the first address; the old link says so', async () => {
    const page = await open('phone');
    const link = await signLink(second);
    await page.goto(link);
    await page.getByRole('button', { name: '转交他人' }).click();
    const dialog = page.getByRole('dialog', { name: '转交他人签署' });
    await dialog.getByLabel('对方姓名').fill(delegate.name);
    await dialog.getByLabel('对方邮箱').fill(delegate.email);
    await dialog.getByLabel('转交原因').fill('出差在外');
    await dialog.getByRole('button', { name: '确定转交' }).click();
    await reads(dialog.locator('#field-code-error'), '请输入 6 位验证码');
    await enterCode(dialog, second);
    await fits(page);
    await dialog.getByRole('button', { name: '确定转交' }).click();
    await page.getByText(`签署邮件已发给 ${delegate.name}`).waitFor();
    const again = await open('phone');
    await again.goto(link);
    await reads(again.getByTestId('signing-delegated').locator('strong'), '已转交他人签署');
    await fits(again);
  });

  it('shows staff whose turn it is, and mails them a new link', async () => {
    const page = await open('desktop');
    await signInTo(page, `/desk/agreements/${agreement.id}`, staff);
    const progress = page.getByRole('region', { name: '签署进度' });
    await progress.getByText('下一位：韩梅梅').waitFor();
    await progress.getByText('已转交 韩梅梅').waitFor();
    await reads(progress.locator('.status'), ['已签署', '已转交', '待签署']);
    const before = await signLink(delegate);
    await progress.getByRole('button', { name: '重发链接' }).click();
    await page.getByText('已发送提醒').waitFor();
    await eventually(async () => expect(await signLink(delegate)).not.toBe(before), { seconds: 20 });
    await fits(page);
  });

  it('is signed by the delegate, who gets the sealed file and its evidence on the spot', async () => {
    const page = await open('phone');
    await page.goto(await signLink(delegate));
    expect(await page.getByRole('button', { name: '转交他人' }).count()).toBe(0);
    await readAndAgree(page);
    await enterCode(page, delegate);
    await sign(page).click();
    const evidence = page.getByRole('link', { name: '下载签署证据' });
    await evidence.waitFor({ timeout: 40_000 });
    const [file] = await Promise.all([page.waitForEvent('download'), evidence.click()]);
    expect(file.suggestedFilename()).toBe(`${agreement.number}-evidence.pdf`);
    await fits(page);
  });

  it('tells its proof and its trail in words', async () => {
    const page = await open('desktop');
    await signInTo(page, `/desk/agreements/${agreement.id}?tab=trail`, staff);
    await page.getByText(/^链条完整：\d+ 行逐行核对无误$/).waitFor();
    await page.getByText('王喆 转交给 韩梅梅').waitFor();
    await page.getByText('电子签章 PAdES').first().waitFor();
    await fits(page);
  });

  it('is renewed with the figures its term reached, after it ended', async () => {
    const page = await open('desktop');
    await signInTo(page, `/desk/agreements/${agreement.id}`, staff);
    await page.getByRole('button', { name: '续签' }).click();
    const starts = page.getByLabel('期限开始');
    expect(await starts.inputValue()).toBe('2026-01-01');
    await page.getByLabel('原期达成的指标').fill('联合培养学生');
    await page.getByLabel('数值').fill('120');
    await page.getByLabel('计量单位').fill('人');
    await starts.fill('2025-12-31');
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.locator('#agreement_termStartsOn_help').getByText('原协议到期之后').waitFor();
    await starts.fill('2026-01-01');
    await page.getByRole('button', { name: '保存草稿' }).click();
    const term = page.getByRole('region', { name: '期限' });
    await term.getByText('续签自').waitFor();
    await term.getByText('120 人').waitFor();
    await fits(page);
    await page.goto(`/desk/agreements/${agreement.id}`);
    await term.getByText('已续签为').waitFor();
  });
});

describe('time to sign', () => {
  it('can be extended; an open page says so, and signs', async () => {
    const [first, second] = signers({ parallel: true });
    const signBy = new Date(Date.now() + hour).toISOString();
    const { id } = await sentAgreement(people, [first, second], { signBy });
    const phone = await open('phone');
    await phone.goto(await signLink(first));
    await readAndAgree(phone);
    const desk = await open('desktop');
    await signInTo(desk, `/desk/agreements/${id}`, staff);
    await desk.getByRole('button', { name: '延长期限' }).click();
    const dialog = desk.getByRole('dialog', { name: '延长签署期限？' });
    await dialog.getByLabel('签署期限').fill(new Date(Date.now() + 72 * hour).toISOString().slice(0, 10));
    await dialog.getByRole('button', { name: '延长期限' }).click();
    await desk.getByText('已延长签署期限').waitFor();
    await phone.getByText('签署期限已延长至').waitFor();
    await sign(phone).click();
    await phone.getByText('您已签署').waitFor();
  });

  it('is over when it is over', async () => {
    const [first, second] = signers({ parallel: true });
    await sentAgreement(people, [first, second], { signBy: new Date(Date.now() + 4_000).toISOString() });
    const page = await open('phone');
    const link = await signLink(first);
    await eventually(
      async () => {
        await page.goto('/verify');
        await page.goto(link);
        await page.getByTestId('signing-expired').waitFor({ timeout: 2_000 });
      },
      { seconds: 20 },
    );
    await reads(page.getByTestId('signing-expired').locator('strong'), '签署期限已过');
    await fits(page);
  });
});

describe('writing an agreement', () => {
  it('draws it beside the text, and names what cannot be drawn with its place', async () => {
    const page = await open('desktop');
    await signInTo(page, '/desk/agreements/new', staff);
    const preview = page.getByRole('complementary', { name: 'PDF 预览' });
    await preview.getByRole('img', { name: '第 1 / 1 页' }).waitFor();
    await page.getByLabel('协议正文').fill('# 第一条\n\n店名：𠮷野家');
    await preview.getByText('协议正文：第 3 行第 4 个字：𠮷 (U+20BB7)').waitFor();
    await page.getByLabel('协议正文').fill(Array.from({ length: 60 }, (_, at) => `## 第${at + 1}条`).join('\n\n'));
    await preview.getByRole('img', { name: /^第 2 \/ \d+ 页$/ }).waitFor();
    await page.getByLabel('金额（元）', { exact: true }).fill('100');
    await page.getByLabel('技术交易额（元）').fill('100.01');
    await page.getByText('技术交易额不能大于金额').waitFor();
    await page.getByText('依次签署').click();
    expect(await page.getByRole('spinbutton', { name: '顺序' }).nth(1).inputValue()).toBe('2');
    await fits(page);
  });
});

it('needs two people and evidence for a milestone, and landing moves the follow-up on', async () => {
  const token = people.staff;
  const { id: intentId } = await done<{ id: string }>('POST', '/api/intents', {
    token,
    body: { kind: 'settlement', fromOrganisationId: people.enterprise, toOrganisationId: people.university },
  });
  const cases = await done<{ items: { id: string; intentId: string }[] }>(
    'GET',
    `/api/follow-ups?organisation=${people.enterprise}`,
    { token },
  );
  const followUpId = cases.items.find((one) => one.intentId === intentId)?.id;
  const { id } = await done<Agreement>('POST', '/api/agreements', {
    token,
    body: {
      ...{ followUpId, kind: 'investment', title: '投资落地协议', body: '# 落地' },
      parties: [{ organisationId: people.enterprise, label: '甲方', signatories: [] }],
      milestones: [{ title: '企业在科技园落地', dueOn: '2025-01-01', kind: 'settled' }],
    },
  });
  const form = new FormData();
  form.set('file', new Blob(['%PDF-1.4 scan'], { type: 'application/pdf' }), 'scan.pdf');
  form.set('signedOn', '2024-12-01');
  form.set('place', '成都');
  await done('POST', `/api/agreements/${id}/paper`, { token, form });
  await done('POST', `/api/agreements/${id}/paper/verify`, { token: staff.token, body: {} });
  const page = await open('desktop');
  await signInTo(page, '/desk/today?owner=all', staff);
  await page.getByRole('link', { name: '里程碑逾期' }).click();
  await page.getByRole('link', { name: '企业在科技园落地' }).first().click();
  const promise = page.getByRole('article', { name: '企业在科技园落地' });
  await promise.getByRole('button', { name: '提交达成' }).click();
  const dialog = page.getByRole('dialog', { name: '提交达成：企业在科技园落地' });
  const licence = { name: '营业执照.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 licence') };
  await dialog.getByLabel('证明文件').setInputFiles(licence);
  await dialog.getByRole('button', { name: '提交达成' }).click();
  await promise.getByText('您提交的达成须由另一位工作人员确认。').waitFor();
  expect(await promise.getByRole('button', { name: '确认达成' }).isDisabled()).toBe(true);
  await promise.getByRole('link', { name: '营业执照.pdf' }).waitFor();
  await fits(page);
  const second = await open('desktop');
  await signInTo(second, `/desk/agreements/${id}?tab=milestones`, await user(['staff']));
  await second.getByRole('article').getByRole('button', { name: '确认达成' }).click();
  await second.getByRole('dialog').getByRole('button', { name: '确认达成' }).click();
  await reads(second.getByRole('article').locator('.status'), '已达成');
  const { status } = await done<{ status: string }>('GET', `/api/follow-ups/${followUpId ?? ''}`, { token });
  expect(status).toBe('landed');
});
