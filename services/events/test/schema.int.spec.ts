import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { dataSourceFor, openDatabase } from '@zuomei/platform';
import { type FreshDatabase, freshDatabase } from '@zuomei/testing';
import type { DataSource } from 'typeorm';
import { allMigrations, eventsEntities } from '../src/app.module.js';

let db: FreshDatabase;
let source: DataSource;

beforeAll(async () => {
  db = await freshDatabase('schema');
  source = await openDatabase(
    dataSourceFor({ url: db.url, entities: eventsEntities, migrations: allMigrations, poolSize: 2 }),
  );
});
afterAll(async () => {
  await source.destroy();
  await db.drop();
});

it('migrates to exactly what the entities say', async () => {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});

it('goes back to nothing', async () => {
  for (let done = allMigrations.length; done > 0; done -= 1) await source.undoLastMigration();
  const left = await db.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'migrations'`,
  );
  expect(left).toEqual([]);
});
