import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@zuomei/testing';
import type { Locator } from 'playwright-core';
import { sentAgreement, signAs, signers } from './agreements.js';
import { browsing, fits, reads } from './browser.js';
import { signInTo } from './desk.js';
import { type Cast, cast, user } from './people.js';
import { type Agreement, call, done } from './product.js';

const open = browsing();
const data = process.env['PRODUCT_DATA'] ?? '';
const p12 = join(data, 'seal', 'development-seal.p12');
const patience = { seconds: 60, every: 200 };
let people: Cast;
let staff: Awaited<ReturnType<typeof user>>;
beforeAll(async () => {
  people = await cast();
  staff = await user(['staff']);
});
// Whatever comes after this needs a seal.
afterAll(restore);

const processId = (): number =>
  (JSON.parse(readFileSync(join(data, 'pids.json'), 'utf8')) as { name: string; pid: number }[]).find(
    ({ name }) => name === 'notifications',
  )?.pid ?? 0;

/** Of every part but the seal: what the service needs to take up work. */
async function troubles(): Promise<Record<string, string>> {
  const { notifications } = JSON.parse(readFileSync(join(data, 'ports.json'), 'utf8')) as { notifications: number };
  const response = await fetch(`http://127.0.0.1:${notifications}/health/ready`);
  const { parts } = (await response.json()) as { parts: Record<string, { status: string }> };
  const bad = Object.entries(parts).filter(([, { status }]) => status !== 'ok');
  return Object.fromEntries(bad.map(([name, { status }]) => [name, status]));
}

/** The file with the key is spoilt on the disk, and the service that has it in memory ends; it is started again. */
async function spoil(): Promise<void> {
  copyFileSync(p12, `${p12}.good`);
  writeFileSync(p12, 'not a key any more');
  process.kill(processId(), 'SIGTERM');
  await eventually(async () => expect(await troubles()).toEqual({ seal: 'down' }), patience);
}

async function restore(): Promise<void> {
  if (existsSync(`${p12}.good`)) renameSync(`${p12}.good`, p12);
  await eventually(async () => expect(await troubles()).toEqual({}), patience);
}

type Sealing = Agreement & { envelope: { sealAttempts?: number } };
const read = (id: string) => done<Sealing>('GET', `/api/agreements/${id}`, { token: people.staff });

/** So often that the next try comes after minutes, and nobody presses the button at the same moment. */
async function triedOftenEnough(id: string): Promise<void> {
  await eventually(async () => {
    const { status, sealAttempts } = (await read(id)).envelope;
    if (status === 'seal_failed') await call('POST', `/api/agreements/${id}/retry-seal`, { token: people.staff });
    expect(sealAttempts).toBeGreaterThanOrEqual(8);
  }, patience);
  await eventually(async () => expect((await read(id)).envelope.status).toBe('seal_failed'), patience);
}

const triesIn = async (notice: Locator): Promise<number> =>
  Number(/已试 (\d+) 次/.exec(await notice.innerText())?.[1] ?? 0);

describe('a seal that fails', () => {
  it('is said on the pages of staff with its reason, and made once it was put right and tried again', async () => {
    const both = signers();
    const { id, title } = (await sentAgreement(people, both)) as Agreement & { title: string };
    await signAs(both[0]);
    await spoil();
    await signAs(both[1]);
    await triedOftenEnough(id);

    const page = await open('desktop');
    await signInTo(page, '/desk/today', staff);
    await page.getByRole('link', { name: /^[1-9]\d*\s*签章失败$/ }).waitFor();
    const failing = page.locator('section', { has: page.getByRole('heading', { name: '签章失败' }) });
    const line = failing.locator('.line').filter({ hasText: title });
    const reason = /印章密钥打不开：密码不对，或文件已损坏。请管理员核对 SEAL_P12/;
    await line.getByText(reason).waitFor();
    await fits(page);

    await line.getByRole('link', { name: title }).click();
    const notice = page.getByRole('main').locator('.notice', { hasText: '盖章失败' });
    await notice.getByTestId('seal-error').getByText(reason).waitFor();
    await fits(page);
    const tries = await triesIn(notice);
    await notice.getByRole('button', { name: '立即重试' }).click();
    await eventually(async () => expect(await triesIn(notice)).toBeGreaterThan(tries), patience);

    await restore();
    await notice.getByRole('button', { name: '立即重试' }).click();
    await reads(page.getByRole('heading', { level: 1 }).locator('.status'), '已签署');
    await notice.waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: '审计记录' }).click();
    const lines = page.getByTestId('audit-trail').getByRole('listitem').locator('strong');
    await lines.getByText('盖章完成，归档').waitFor();
    const { envelope } = await read(id);
    expect(envelope.status).toBe('completed');
    await page.goto('/desk/today');
    await page.getByRole('link', { name: '签章失败' }).waitFor();
    await line.waitFor({ state: 'detached' });
  });
});
