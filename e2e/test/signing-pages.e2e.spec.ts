import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@zuomei/testing';
import type { Page } from 'playwright-core';
import { sentAgreement, signAs, signers, signLink } from './agreements.js';
import { browsing, fits, reads } from './browser.js';
import { type Cast, cast } from './people.js';
import { type Agreement, call, done } from './product.js';

const open = browsing();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

const button = (page: Page) => page.getByRole('button', { name: '同意并签署' });
const read = (agreement: Agreement) =>
  done<Agreement>('GET', `/api/agreements/${agreement.id}`, { token: people.staff });

/** Page by page to the end, as one reads; the button stays off until there. */
async function readToTheEnd(page: Page): Promise<void> {
  const pages = page.getByRole('list').getByRole('img', { name: /^第 \d+ \/ \d+ 页$/ });
  await pages.first().waitFor();
  const count = await pages.count();
  expect(count).toBeGreaterThan(1);
  for (let index = 0; index < count; index += 1) {
    expect(await button(page).isDisabled()).toBe(true);
    await page.getByRole('figure').nth(index).locator('figcaption').scrollIntoViewIfNeeded();
    const left = `请读到最后一页（已看 ${index + 1} / ${count} 页）`;
    await reads(page.getByRole('status').filter({ hasText: '页' }), index + 1 < count ? left : '已看完全部页面');
  }
  expect(await button(page).isEnabled()).toBe(true);
}

async function draw(page: Page): Promise<void> {
  const pad = page.getByRole('img', { name: '在框内手写签名' });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('there is nothing to draw on');
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  for (const [x, y] of [
    [120, 30],
    [180, 90],
    [260, 40],
  ] as const) {
    await page.mouse.move(box.x + x, box.y + y, { steps: 4 });
  }
  await page.mouse.up();
}

// One story, in order: each step stands on the one before.
describe('signing on a phone', () => {
  const [first, second] = signers();
  let agreement: Agreement;
  let sealed: Buffer;

  beforeAll(async () => {
    agreement = await sentAgreement(people, [first, second]);
  });

  it('signs with the typed name once everything was read and agreed to', async () => {
    const page = await open('phone');
    await page.goto(await signLink(first));
    await reads(page.getByRole('heading', { level: 2 }).first(), '已签署 0 / 2 人');
    expect(new URL(page.url()).hash).toBe('');
    await readToTheEnd(page);
    await fits(page);
    await button(page).click();
    await reads(page.locator('#field-consent-error'), '请勾选同意声明');
    await page.getByLabel('我已阅读全文，同意以上声明').check();
    expect(await page.getByLabel('签名', { exact: true }).inputValue()).toBe(first.name);
    await button(page).click();
    await page.getByText('您已签署').waitFor();
    await fits(page);
    await page.reload();
    await page.getByText('您已签署').waitFor();
    expect((await read(agreement)).envelope.signatories.map((one) => one.status)).toEqual(['signed', 'notified']);
  });

  it('signs with a drawn name, and drawn again', async () => {
    const page = await open('phone');
    await page.goto(await signLink(second));
    await readToTheEnd(page);
    await page.getByLabel('我已阅读全文，同意以上声明').check();
    await page.getByText('手写', { exact: true }).click();
    await button(page).click();
    await page.getByText('请在框内手写签名').first().waitFor();
    await draw(page);
    await page.getByRole('button', { name: '重写' }).click();
    expect(await page.getByRole('button', { name: '重写' }).isDisabled()).toBe(true);
    await draw(page);
    await fits(page);
    await button(page).click();
    await page.getByText('您已签署').waitFor();
    await eventually(async () => expect((await read(agreement)).envelope.status).toBe('completed'), {
      seconds: 40,
      every: 200,
    });
    agreement = await read(agreement);
  });

  it('tells the sealed file from a changed one, and knows the code', async () => {
    sealed = (await call('GET', `/api/agreements/${agreement.id}/document.pdf`, { token: people.staff })).bytes;
    const page = await open('phone');
    await page.goto('/verify');
    const verdict = page.getByTestId('verdict');
    const give = (buffer: Buffer, name: string) =>
      page.getByLabel('PDF 文件', { exact: true }).setInputFiles({ name, mimeType: 'application/pdf', buffer });
    await give(sealed, 'agreement.pdf');
    await reads(verdict.locator('.status'), '与存档一致');
    await reads(verdict.locator('.verdict-of'), 'agreement.pdf');
    await reads(verdict.getByRole('definition').first(), agreement.number);
    await fits(page);
    await give(Buffer.concat([sealed, Buffer.from('\n% one more line\n')]), 'changed.pdf');
    await reads(verdict.locator('.status'), '已被修改');
    await give(Buffer.from('%PDF-1.7 nothing'), 'nothing.pdf');
    await reads(verdict.locator('.verdict-of'), 'nothing.pdf');
    await page.getByLabel('验真码').fill(agreement.verifyCode ?? '');
    await page.getByRole('button', { name: '查询' }).click();
    await reads(verdict.locator('.status'), '存档中有此文件');
    expect(new URL(page.url()).pathname).toBe(`/verify/${agreement.verifyCode}`);
    expect(await page.getByRole('main').innerText()).not.toMatch(/1,?200,?000|example\.com|冷甦鹏/);
    await page.goto('/verify/AAAAAAAAAAAAAAAAAAAAAAAAAA');
    await reads(verdict.locator('.status'), '没有记录');
    await fits(page);
  });
});

describe('ending it', () => {
  it('declines with a reason, and ends it for the others', async () => {
    const [first, second] = signers({ parallel: true });
    const agreement = await sentAgreement(people, [first, second]);
    const page = await open('phone');
    await page.goto(await signLink(first));
    await page.getByRole('button', { name: '拒签', exact: true }).click();
    const question = page.getByRole('dialog', { name: '确定拒绝签署？' });
    await question.getByRole('button', { name: '确定拒签' }).click();
    await reads(question.locator('#field-reason-error'), '请写明理由');
    await question.getByLabel('理由').fill('金额与约定不符');
    await question.getByRole('button', { name: '确定拒签' }).click();
    await page.getByText('已拒绝签署').waitFor();
    await fits(page);
    const now = await done<{ status: string; envelopes: { status: string }[] }>(
      'GET',
      `/api/agreements/${agreement.id}`,
      { token: people.staff },
    );
    expect([now.status, now.envelopes.map((one) => one.status)]).toEqual(['draft', ['draft', 'declined']]);
    const other = await open('phone');
    await other.goto(await signLink(second));
    await other.getByRole('alert').waitFor();
    expect(await button(other).count()).toBe(0);
  });

  it('signs what the page shows, not what another tab opened since', async () => {
    const [first, second] = signers({ parallel: true });
    const shown = await sentAgreement(people, [first, second]);
    const others = signers({ parallel: true });
    const other = await sentAgreement(people, others);
    const page = await open('phone');
    await page.goto(await signLink(first));
    await readToTheEnd(page);
    await page.getByLabel('我已阅读全文，同意以上声明').check();
    const tab = await page.context().newPage();
    await tab.goto(await signLink(others[0]));
    await tab.getByText('请读到最后一页').waitFor();
    await button(page).click();
    await page.getByText('又打开了另一份文件').first().waitFor();
    for (const agreement of [shown, other]) {
      const { signatories } = (await read(agreement)).envelope;
      expect(signatories.map((one) => one.status)).toEqual(['opened', 'notified']);
    }
  });

  it('shows the second how many have signed', async () => {
    const [first, second] = signers();
    await sentAgreement(people, [first, second]);
    await signAs(first);
    const page = await open('desktop');
    await page.goto(await signLink(second));
    await reads(page.getByRole('heading', { level: 2 }).first(), '已签署 1 / 2 人');
    await reads(page.getByRole('region', { name: '签署进度' }).getByRole('listitem'), [
      '王喆（您）\n已打开',
      '冷甦鹏\n已签署',
    ]);
    await fits(page);
  });
});
