import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually, freshDatabase } from '@zuomei/testing';
import { DataSource } from 'typeorm';
import { RelayLease } from '../src/relay-lease.js';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let db: DataSource;

beforeAll(async () => {
  database = await freshDatabase('lease');
  db = await new DataSource({ type: 'postgres', url: database.url }).initialize();
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

it('gives up a connection that stays silent, so that a new one carries on', async () => {
  const lease = new RelayLease(db, 200);
  const first = await lease.take();
  await expect(lease.using((client) => client.query('SELECT pg_sleep(2)'))).rejects.toThrow('Connection terminated');
  await expect(lease.using((client) => client.query('SELECT 1'))).rejects.toThrow('was lost');
  await eventually(async () => expect(await lease.take()).toBeDefined());
  expect(await lease.take()).not.toBe(first);
  const { rows } = await lease.using((client) => client.query<{ one: number }>('SELECT 1 AS one'));
  expect(rows).toEqual([{ one: 1 }]);
  await lease.give();
});

it('keeps a connection that answers in time, and is the only one that carries', async () => {
  const [one, two] = [new RelayLease(db, 2_000), new RelayLease(db, 2_000)];
  const client = await one.take();
  await one.using((connection) => connection.query('SELECT pg_sleep(0.1)'));
  expect([await one.take(), await two.take()]).toEqual([client, undefined]);
  await Promise.all([one.give(), two.give()]);
});
