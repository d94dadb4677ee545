import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { parts } from './parts.js';

export interface FreshDatabase {
  readonly url: string;
  query<T extends pg.QueryResultRow = pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<T[]>;
  drop(): Promise<void>;
}

async function once(url: string, sql: string, values?: unknown[]): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql, values);
  } finally {
    await client.end();
  }
}

/** An empty database of its own on the Postgres for tests. */
export async function freshDatabase(name: string): Promise<FreshDatabase> {
  const database = `t_${name}_${randomBytes(6).toString('hex')}`;
  const admin = parts().TEST_DATABASE_URL;
  await once(admin, `CREATE DATABASE "${database}"`);
  const url = new URL(admin);
  url.pathname = `/${database}`;
  return {
    url: url.href,
    query: async <T extends pg.QueryResultRow>(sql: string, values?: unknown[]) =>
      (await once(url.href, sql, values)).rows as T[],
    drop: async () => {
      await once(admin, `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
    },
  };
}
