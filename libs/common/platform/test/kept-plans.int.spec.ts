import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase } from '@zuomei/testing';
import { DataSource } from 'typeorm';
import { ask, transact, transactAtOnce } from '../src/index.js';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let db: DataSource;

beforeAll(async () => {
  database = await freshDatabase('platform');
  db = await new DataSource({ type: 'postgres', url: database.url, poolSize: 1 }).initialize();
  await db.query('CREATE TABLE people (id int PRIMARY KEY); INSERT INTO people VALUES (1); ANALYZE people');
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

/** Of a statement that was asked for often enough, while its table had one row, for Postgres to keep a plan. */
async function keptPlan(name: string, by: typeof transact): Promise<string> {
  const statement = { name, text: 'SELECT id FROM people WHERE id = ANY($1::int[])' };
  for (let times = 0; times < 8; times += 1) await by(db, (tx) => ask(tx, statement, [[1, 2, 3]]));
  const lines = await db.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN EXECUTE "${name}"('{1,2,3}')`);
  return lines.map((line) => line['QUERY PLAN']).join('\n');
}

describe('the plan kept for a named statement while its table was small', () => {
  it('looks into the key where it was asked for in a transaction of the hot path', async () => {
    const plan = await keptPlan('hot', transactAtOnce);
    expect([/Index/.test(plan), /Seq Scan/.test(plan)]).toEqual([true, false]);
  });

  it('goes through the table elsewhere: what the hot path is kept from', async () => {
    expect(await keptPlan('elsewhere', transact)).toMatch(/Seq Scan/);
  });
});
