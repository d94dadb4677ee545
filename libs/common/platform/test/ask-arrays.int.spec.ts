import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { freshDatabase } from '@zuomei/testing';
import { DataSource } from 'typeorm';
import { ask, transact } from '../src/index.js';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let db: DataSource;

beforeAll(async () => {
  database = await freshDatabase('platform');
  db = await new DataSource({ type: 'postgres', url: database.url }).initialize();
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const back = (type: string, list: unknown[]): Promise<unknown[]> =>
  transact(db, async (tx) => {
    const rows = await ask<{ one: unknown }>(tx, { text: `SELECT unnest($1::${type}[]) AS one` }, [list]);
    return rows.map(({ one }) => one);
  });

it.each([
  ['plain', ['a', '', ' b ', 'null', 'NULL', '{}', 'a,b', '电子科技大学', '👩‍🔬']],
  ['quotes and backslashes', ['"', '\\', '\\\\"', '\\n', '\\u0041', '{"a":"b\\"c"}', 'C:\\new']],
  ['control characters', ['a\nb', '\t', '\r\n', '\u0001', '\b\f', 'x']],
  ['nulls', [null, 'a', null]],
  ['none', []],
])('brings texts of an array through as they are: %s', async (_, list) => {
  expect(await back('text', list)).toEqual(list);
});

it('brings whole numbers, times, truth values, bytes and fractions of an array through as they are', async () => {
  const times = [new Date('2026-11-23T08:09:10.123Z'), null];
  expect(await back('timestamptz', times)).toEqual(times);
  expect(await back('int', [1, -2, null])).toEqual([1, -2, null]);
  expect(await back('bool', [true, false])).toEqual([true, false]);
  expect(await back('float8', [1.5, Infinity])).toEqual([1.5, Infinity]);
  expect(await back('bytea', [Buffer.from([0, 34, 92]), null])).toEqual([Buffer.from([0, 34, 92]), null]);
  expect(await back('jsonb', [{ a: ['"'] }])).toEqual([{ a: ['"'] }]);
});
