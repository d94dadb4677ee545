import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@zuomei/testing';
import type { Page } from 'playwright-core';
import { browsing, fits as noneSticksOut } from './browser.js';
import { choose, signInTo } from './desk.js';
import { mailTo, tokenIn } from './mail.js';
import { type Cast, cast, type EventBody, publishedEvent } from './people.js';
import { address, at, done, unique } from './product.js';

const open = browsing();

describe('finding, fitting and meeting', () => {
  let people: Cast;
  let event: EventBody;
  const word = unique('ZM').replaceAll('-', '');
  const titles = { need: `低浓度气体传感器${word}`, achievement: `氧化钨氣敏傳感元件${word}` };
  const asking = { name: '需方甲', email: address('asking') };
  const giving = { name: '供方乙', email: address('giving') };

  async function record(type: 'needs' | 'achievements', title: string, ownerId: string): Promise<string> {
    const body = { title, summary: '车间有害气体检测', ownerId, industry: '电子信息' };
    const { id } = await done<{ id: string }>('POST', `/api/${type}`, { token: people.admin, body });
    await done('POST', `/api/${type}/${id}/publish`, { token: people.admin, body: {} });
    return id;
  }
  const openPlace = async (page: Page, email: string, subject: string): Promise<void> => {
    const token = tokenIn(await mailTo(email, subject), 'place');
    await page.goto(`/place#${token}`);
    await page.getByRole('heading', { name: '我的对接' }).waitFor();
  };

  beforeAll(async () => {
    people = await cast();
    event = await publishedEvent(people, { capacity: 20 });
    await record('needs', titles.need, people.enterprise);
    await record('achievements', titles.achievement, people.university);
    for (const [person, organisationId] of [
      [asking, people.enterprise],
      [giving, people.university],
    ] as const) {
      await done('POST', `/api/events/${event.id}/registrations`, { body: { ...person, organisationId } });
    }
  });

  it('finds 传感 in the catalogue, in traditional characters too, and says who fits and why', async () => {
    const page = await open('phone');
    await page.goto('/catalogue?of=needs');
    await page.getByRole('searchbox').fill(`傳感 ${word}`);
    await page.getByRole('searchbox').press('Enter');
    await page.getByRole('link', { name: titles.need }).click();
    const fits = page.getByRole('region', { name: '谁合适，为什么' });
    await fits.getByRole('link', { name: titles.achievement }).waitFor();
    const first = fits.getByRole('listitem').filter({ hasText: titles.achievement }).first();
    expect(await first.innerText()).toContain('同属电子信息');
    expect(await first.innerText()).toContain('传感');
    await fits.getByRole('link', { name: titles.achievement }).click();
    await page.getByRole('heading', { level: 1, name: titles.achievement }).waitFor();
    await page.getByRole('region', { name: '谁合适，为什么' }).getByRole('link', { name: titles.need }).waitFor();
  });

  it('leads from the programme to who speaks, and to the needs they could answer', async () => {
    const { startsAt, endsAt } = event;
    const speakers = [{ name: `李工${word}`, title: '气敏材料研究员', organisationId: people.university }];
    const body = { title: `气体传感新进展${word}`, startsAt, endsAt, speakers };
    await done('POST', `/api/events/${event.id}/sessions`, { token: people.organiser, body });
    const page = await open('phone');
    await page.goto(`/events/${event.id}`);
    await page.getByRole('link', { name: `李工${word}` }).click();
    await page.getByRole('heading', { level: 1, name: `李工${word}` }).waitFor();
    await page.getByRole('link', { name: body.title }).waitFor();
    const needs = page.getByRole('region', { name: '能解决的需求，为什么' });
    const first = needs.getByRole('listitem').filter({ hasText: titles.need }).first();
    expect(await first.innerText()).toContain('气体');
    await noneSticksOut(page);
    await first.getByRole('link', { name: titles.need }).click();
    const fits = page.getByRole('region', { name: '谁合适，为什么' });
    await fits.getByRole('link', { name: `李工${word}` }).waitFor();
  });

  it('proposes, asks both by mail, gives slot and table, and keeps what came of it', async () => {
    const page = await open('desktop');
    await signInTo(page, `/desk/events/${event.id}/meetings`, { email: at.adminEmail, password: at.adminPassword });
    await page.getByRole('button', { name: '安排时段' }).click();
    await page.getByLabel('桌数').fill('2');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('6 个时段').waitFor();

    await page.getByRole('button', { name: '提议对接' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('为成果找需求').click();
    await choose(dialog, '科技成果', titles.achievement, word);
    await dialog.getByRole('radio', { name: titles.need }).waitFor();
    await dialog.getByText('为需求找成果').click();
    await choose(dialog, '技术需求', titles.need, word);
    await dialog.getByRole('radio', { name: titles.achievement }).check();
    await choose(dialog, '需求方', asking.name);
    await choose(dialog, '供给方', giving.name);
    await dialog.getByRole('button', { name: '发信征求双方同意' }).click();
    await page.getByRole('region', { name: '提议与等候' }).getByText(asking.name).waitFor();

    const phone = await open('phone');
    await openPlace(phone, asking.email, '有人想与您对接');
    expect(await phone.getByRole('region', { name: '我的对接' }).innerText()).not.toContain(giving.name);
    await phone.getByRole('button', { name: '同意对接' }).click();
    await phone.getByText('等对方答复').waitFor();
    await noneSticksOut(phone);
    await openPlace(phone, giving.email, '有人想与您对接');
    await phone.getByRole('button', { name: '同意对接' }).click();
    await phone.getByText('1 号桌').waitFor();
    expect(await phone.getByRole('region', { name: '我的对接' }).innerText()).toContain(asking.name);
    await mailTo(asking.email, '对接已排定');

    const set = page.getByRole('region', { name: '对接安排' });
    await page.reload();
    await set.getByText(giving.name).waitFor();
    await set.getByRole('button', { name: '已对接' }).click();
    await page.getByRole('menuitem', { name: '有合作意向' }).click();
    await set.getByText('已记意向').waitFor();
    await eventually(async () => {
      const { items } = await done<{ items: { fromOrganisationId: string; needId?: string }[] }>(
        'GET',
        `/api/intents?event=${event.id}`,
        { token: people.staff },
      );
      expect(items).toMatchObject([{ fromOrganisationId: people.enterprise, needId: expect.any(String) }]);
    });
  });
});
