import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@zuomei/testing';
import { browsing, fits, reads } from './browser.js';
import { choose, signInTo } from './desk.js';
import { mailTo } from './mail.js';
import { administrator, user } from './people.js';
import { address, at, done, unique } from './product.js';

const open = browsing();
const tail = unique('').slice(1);
const names = { bureau: `签发局${tail}`, university: `签约大学${tail}`, one: `甲企业${tail}`, other: `乙企业${tail}` };
const programme = `技术经理人培训${tail}`;
const template = `平台共建协议${tail}`;
let staff: { email: string; password: string; token: string };
let admin: { email: string; password: string };

beforeAll(async () => {
  const token = await administrator();
  for (const [key, name] of Object.entries(names))
    await done('POST', '/api/organisations', {
      token,
      body: { name, kind: key === 'bureau' ? 'government' : 'enterprise' },
    });
  staff = await user(['staff']);
  admin = { email: at.adminEmail, password: at.adminPassword };
});

// One story, in order: each step stands on the one before.
describe('letters in bulk', () => {
  const holder = { name: '欧阳修', email: address('holder') };
  let file: Buffer;
  let number = '';

  it('names the bad row of a pasted list, issues the good ones, and counts their seals', async () => {
    const page = await open('desktop');
    await signInTo(page, '/desk/letters', staff);
    await page.getByRole('button', { name: '签发聘书或证书' }).first().click();
    await page.getByText('培训证书', { exact: true }).click();
    await page.getByLabel('证明的内容').fill(programme);
    await choose(page, '签发单位', names.bureau, names.bureau);
    await page.getByLabel('学时').fill('24');
    await page.getByText('名单', { exact: true }).click();
    const list = page.getByRole('textbox', { name: '名单' });
    const good = [`${holder.name}\t电子科技大学\t${holder.email}`, '王喆\t成都芯思源科技有限公司'];
    await list.fill([...good, '𠮷田'].join('\n'));
    await page.getByRole('button', { name: '先检查' }).click();
    await page.getByRole('cell', { name: /U\+20BB7/ }).waitFor();
    await page
      .getByRole('row', { name: /U\+20BB7/ })
      .getByRole('cell', { name: '3', exact: true })
      .waitFor();
    await list.fill(good.join('\n'));
    await page.getByRole('button', { name: '先检查' }).click();
    await page.getByRole('button', { name: '签发 2 份' }).click();
    await page.waitForURL((url) => url.searchParams.has('batch'));
    await reads(page.getByTestId('batch'), '已盖章 2 / 2 份');
    await fits(page);
    const row = page.getByRole('row').filter({ hasText: holder.name });
    await row.getByText('已签发').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      row.getByRole('link', { name: 'PDF' }).click(),
    ]);
    file = await readFile(await download.path());
    number = /ZS-\d{4}-\d{6}/.exec(download.suggestedFilename())?.[0] ?? '';
    const [zip] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载全部(ZIP,2 份)' }).click(),
    ]);
    expect((await readFile(await zip.path())).subarray(0, 2).toString()).toBe('PK');
  });

  it('is told to be good to who verifies the file, and to be revoked once it is', async () => {
    await mailTo(holder.email, programme);
    const page = await open('phone');
    const upload = { name: `${number}.pdf`, mimeType: 'application/pdf', buffer: file };
    const verdict = page.getByTestId('verdict');
    await page.goto('/verify');
    await page.locator('input[type=file]').setInputFiles(upload);
    await verdict.getByText(number, { exact: true }).waitFor();
    await verdict.getByText('欧**').waitFor();
    await verdict.getByText('有效', { exact: true }).waitFor();
    await fits(page);

    const desk = await open('desktop');
    await signInTo(desk, `/desk/letters?q=${number}`, staff);
    await desk.getByRole('button', { name: `${holder.name}:更多操作` }).click();
    await desk.getByRole('menuitem', { name: '撤销' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByLabel('原因').fill('重复签发');
    await dialog.getByRole('button', { name: '撤销' }).click();
    await desk.getByRole('row').filter({ hasText: holder.name }).getByText('已撤销').waitFor();

    await page.reload();
    await page.locator('input[type=file]').setInputFiles(upload);
    await verdict.getByText('已撤销', { exact: true }).waitFor();
    await fits(page);
  });

  it('is in the archive, and keeps its holder while an administrator holds it', async () => {
    const page = await open('desktop');
    await signInTo(page, `/desk/archive/letters?q=${number}`, admin);
    await page.getByRole('button', { name: holder.name }).click();
    const keeping = page.getByRole('region', { name: '保管' });
    await keeping.getByRole('button', { name: '法律保全' }).click();
    const dialog = page.getByRole('dialog').filter({ has: page.getByLabel('原因') });
    await dialog.getByLabel('原因').fill('与单位有争议');
    await dialog.getByRole('button', { name: '法律保全' }).click();
    await keeping.getByText('与单位有争议').waitFor();
    await fits(page);
    await page.goto(`/desk/archive/letters?keeping=hold&q=${number}`);
    await page.getByRole('row').filter({ hasText: holder.name }).getByText('法律保全中').waitFor();

    const desk = await open('desktop');
    await signInTo(desk, `/desk/letters?q=${number}`, staff);
    await desk.getByRole('button', { name: `${holder.name}:更多操作` }).click();
    await desk.getByRole('menuitem', { name: '验真' }).waitFor();
    expect(await desk.getByRole('menuitem', { name: '删除个人信息' }).count()).toBe(0);
  });
});

describe('one template for many', () => {
  it('is written with variables beside its PDF, and makes a draft for each row, which are sent', async () => {
    const page = await open('desktop');
    await signInTo(page, '/desk/templates/new', admin);
    await page.getByLabel('模板名称').fill(template);
    await page.getByLabel('协议正文').fill('# {{标题}}\n\n');
    await page.getByLabel('协议正文').focus();
    await page.keyboard.press('Control+End');
    await page.getByRole('button', { name: '甲方', exact: true }).click();
    expect(await page.getByLabel('协议正文').inputValue()).toBe('# {{标题}}\n\n{{甲方}}');
    await page.getByLabel('协议正文').fill('# {{标题}}\n\n{{甲方}}与{{乙方}}共建{{平台}}。');
    await page.getByRole('complementary', { name: 'PDF 预览' }).getByRole('img', { name: '第 1 / 1 页' }).waitFor();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存为第 1 版。').waitFor();

    await signInTo(page, `/desk/templates?q=${encodeURIComponent(template)}`, staff);
    await page.getByRole('link', { name: '批量起草' }).click();
    await choose(page, '我方单位', names.university, names.university);
    await page.getByLabel('签署人姓名').fill('冷甦鹏');
    await page.getByLabel('邮箱').fill(address('ours'));
    const table = page.getByRole('textbox', { name: '对方单位名单' });
    const row = (name: string, platform: string) => `${name}\t王喆\t${address('theirs')}\t${platform}`;
    const good = [row(names.one, '中试平台'), row(names.other, '检测平台')];
    await table.fill([...good, row('没有的单位', '平台')].join('\n'));
    await page.getByRole('button', { name: '先检查' }).click();
    await page.getByRole('cell', { name: /没有单位“没有的单位”/ }).waitFor();
    await table.fill(good.join('\n'));
    await page.getByRole('button', { name: '先检查' }).click();
    await page.getByText('将新建 2 份草稿,更新 0 份').waitFor();
    await page.getByRole('button', { name: '生成草稿' }).click();
    await reads(page.getByTestId('many'), '新建 2 份,更新 0 份,不变 0 份');
    await page.getByRole('button', { name: '发送 2 份签署' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '发起签署' }).click();
    await page.getByText('已处理 2 / 2').waitFor();
    await fits(page);
    const { items } = await done<{ items: { status: string; parties: { name: string }[] }[] }>(
      'GET',
      `/api/agreements?q=${encodeURIComponent(template)}`,
      { token: staff.token },
    );
    await eventually(async () => {
      expect(items.map((one) => [one.status, one.parties[1]?.name]).sort()).toEqual(
        [
          ['signing', names.one],
          ['signing', names.other],
        ].sort(),
      );
    });
  });
});
