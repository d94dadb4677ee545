import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { freshDatabase } from '@zuomei/testing';
import { DataSource } from 'typeorm';
import { ask, commitBehind, transactAtOnce } from '../src/index.js';

const insert = { name: 'insert-line', text: 'INSERT INTO lines VALUES ($1)' };
let database: Awaited<ReturnType<typeof freshDatabase>>;
let db: DataSource;
let committed = 0;

beforeAll(async () => {
  database = await freshDatabase('platform');
  db = await new DataSource({ type: 'postgres', url: database.url, poolSize: 1 }).initialize();
  await db.query('CREATE TABLE lines (n int PRIMARY KEY CHECK (n < 10))');
  db.subscribers.push({ afterTransactionCommit: () => void (committed += 1) });
});
beforeEach(async () => {
  committed = 0;
  await db.query('DELETE FROM lines');
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const kept = async (): Promise<number[]> =>
  (await db.query<{ n: number }[]>('SELECT n FROM lines ORDER BY n')).map(({ n }) => n);

describe('a COMMIT sent behind the last statements', () => {
  it('keeps all of them, and says so to those who wait for commits', async () => {
    await transactAtOnce(db, (tx) => Promise.all([ask(tx, insert, [1]), ask(tx, insert, [2]), commitBehind(tx)]));
    expect([await kept(), committed]).toEqual([[1, 2], 1]);
  });

  it('keeps none if one of them is refused, and the refusal is heard; the connection goes on working', async () => {
    const broken = transactAtOnce(db, (tx) =>
      Promise.all([ask(tx, insert, [1]), ask(tx, insert, [99]), ask(tx, insert, [2]), commitBehind(tx)]),
    );
    await expect(broken).rejects.toThrow('violates check constraint');
    expect([await kept(), committed]).toEqual([[], 0]);
    await transactAtOnce(db, (tx) => Promise.all([ask(tx, insert, [3]), commitBehind(tx)]));
    expect(await kept()).toEqual([3]);
  });

  it('lets the first failure be heard, however slowly it is put into words', async () => {
    const inWords = async (work: Promise<unknown>): Promise<void> => {
      await work.catch(async () => {
        for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
        throw new Error('that line is too long');
      });
    };
    const broken = transactAtOnce(db, (tx) =>
      Promise.all([inWords(ask(tx, insert, [99])), ask(tx, insert, [2]), commitBehind(tx)]),
    );
    await expect(broken).rejects.toThrow('that line is too long');
  });

  it('lets nothing be asked for afterwards, where no transaction would hold it', async () => {
    const late = transactAtOnce(db, async (tx) => {
      await Promise.all([ask(tx, insert, [1]), commitBehind(tx)]);
      await ask(tx, insert, [2]);
    });
    await expect(late).rejects.toThrow('behind the COMMIT');
    expect(await kept()).toEqual([1]);
  });
});
