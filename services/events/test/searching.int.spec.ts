import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningEvents, runEvents } from './running-events.js';
import { admin, organisation } from './samples.js';

describe('searching the catalogue', () => {
  let events: RunningEvents;
  const titles = async (q: string, more = ''): Promise<string[]> => {
    const path = `/api/achievements?q=${encodeURIComponent(q)}${more}`;
    const { body, text } = await events.ask<{ items: { title: string }[] }>('GET', path, { as: admin });
    if (!body.items) throw new Error(text);
    return body.items.map(({ title }) => title);
  };

  beforeAll(async () => {
    events = await runEvents();
    const [tianwei, sichuan] = [await organisation(events, '天微股份'), await organisation(events, '四川大学')];
    for (const [title, summary, ownerId, code] of [
      ['气体传感器', null, tianwei, 'A-001'],
      ['基于MEMS工艺的微型气体传感器阵列', '用于园区空气质量监测', sichuan, 'A-002'],
      ['高性能MOS控制二极管', '配套传感前端电路', sichuan, 'A-003'],
      ['單片射頻標籤微系統', null, sichuan, 'A-004'],
      ['超高速模数转换芯片', '可用于5G基站', sichuan, null],
    ]) {
      const body = { title, summary, ownerId, code };
      expect((await events.ask('POST', '/api/achievements', { as: admin, body })).status).toBe(201);
    }
  });
  afterAll(() => events.stop());

  it.each([
    ['a part of a word', '传感', ['气体传感器', '基于MEMS工艺的微型气体传感器阵列', '高性能MOS控制二极管']],
    ['traditional characters', '氣體傳感器', ['气体传感器', '基于MEMS工艺的微型气体传感器阵列']],
    ['simplified characters in what is written in traditional ones', '射频标签', ['單片射頻標籤微系統']],
    ['one character', '芯', ['超高速模数转换芯片']],
    ['the last character of all', '管', ['高性能MOS控制二极管']],
    ['Latin letters in any case, full-width ones too', 'ｍｅｍｓ', ['基于MEMS工艺的微型气体传感器阵列']],
    ['the beginning of a Latin word', 'MO', ['高性能MOS控制二极管']],
    ['numbers', '5g', ['超高速模数转换芯片']],
    ['several words in any order', '传感 空气', ['基于MEMS工艺的微型气体传感器阵列']],
    ['a sentence that parts into words', '空气质量传感器', ['基于MEMS工艺的微型气体传感器阵列']],
    ['whose it is', '天微', ['气体传感器']],
    ['a word and whose it is', '四川大学 芯片', ['超高速模数转换芯片']],
    ['a code', 'A-003', ['高性能MOS控制二极管']],
    ['nothing but signs', '%_*&|!', []],
    ['what nobody offers', '蛋白质', []],
  ])('finds %s', async (_, typed, expected) => {
    expect(await titles(typed)).toEqual(expected);
  });

  it('shows what has some of the words where nothing has all', async () => {
    expect(await titles('蛋白质气体传感器二极管')).toEqual([
      '基于MEMS工艺的微型气体传感器阵列',
      '气体传感器',
      '高性能MOS控制二极管',
    ]);
  });

  it('goes on from page to page, in either way of looking', async () => {
    for (const typed of ['传感', '蛋白质 传感器']) {
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const path: string = `/api/achievements?limit=1&q=${encodeURIComponent(typed)}${cursor && `&cursor=${cursor}`}`;
        const { body } = await events.ask<{ items: { title: string }[]; nextCursor: string | null }>('GET', path, {
          as: admin,
        });
        seen.push(...body.items.map(({ title }) => title));
        cursor = body.nextCursor;
      }
      expect(seen).toEqual(await titles(typed));
    }
    const bad = Buffer.from(JSON.stringify(['all', 'x', 'y'])).toString('base64url');
    const answer = await events.ask('GET', `/api/achievements?q=x&cursor=${bad}`, { as: admin });
    expect(answer.status).toBe(400);
  });

  it('finds what was changed by its new words only', async () => {
    const path = '/api/achievements?q=%E4%BA%8C%E6%9E%81%E7%AE%A1';
    const found = await events.ask<{ items: { id: string }[] }>('GET', path, { as: admin });
    const id = found.body.items[0]?.id;
    await events.ask('PATCH', `/api/achievements/${id}`, { as: admin, body: { title: '碳化硅晶体管' } });
    expect([await titles('二极管'), await titles('碳化硅')]).toEqual([[], ['碳化硅晶体管']]);
  });
});
