import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dataSourceFor, openDatabase } from '@zuomei/platform';
import { type FreshDatabase, freshDatabase } from '@zuomei/testing';
import type { DataSource } from 'typeorm';
import { entities } from '../src/entities.js';
import { migrations } from '../src/migrations/index.js';

describe('the database', () => {
  let db: FreshDatabase;
  let source: DataSource;
  beforeAll(async () => {
    db = await freshDatabase('schema');
    source = await openDatabase(dataSourceFor({ url: db.url, entities, migrations }));
  });
  afterAll(async () => {
    await source.destroy();
    await db.drop();
  });

  it('is what the entities say after all migrations', async () => {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('goes back the way it came', async () => {
    for (let i = 0; i < migrations.length; i += 1) await source.undoLastMigration();
    const left = await db.query(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations'`,
    );
    expect(left).toEqual([]);
  });
});
