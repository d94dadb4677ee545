import { describe, expect, it } from '@jest/globals';
import { dataSourceFor, openDatabase } from '@zuomei/platform';
import { freshDatabase } from '@zuomei/testing';
import { entities } from '../src/entities.js';
import { migrations } from '../src/migrations/index.js';

describe('the tables', () => {
  it('are what the entities say, and can be taken down again', async () => {
    const db = await freshDatabase('notifications_schema');
    const source = await openDatabase(dataSourceFor({ url: db.url, entities, migrations }));
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
    for (let n = 0; n < migrations.length; n += 1) await source.undoLastMigration();
    const left: { tablename: string }[] = await source.query(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations'`,
    );
    expect(left).toEqual([]);
    await source.destroy();
    await db.drop();
  });
});
