import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FreshDatabase, freshDatabase } from '@zuomei/testing';
import { Query } from 'pg';
import { AnsweredClient } from '../src/index.js';

describe('a client whose promises keep nothing', () => {
  let database: FreshDatabase;
  let client: AnsweredClient;
  beforeAll(async () => {
    database = await freshDatabase('answered');
    client = new AnsweredClient({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('answers a text, a text with values and a statement with a name', async () => {
    const answers = [
      await client.query('SELECT 1 AS one'),
      await client.query('SELECT $1::int AS one', [1]),
      await client.query({ name: 'one', text: 'SELECT $1::int AS one', values: [1] }),
    ];
    expect(answers.map(({ rows }) => rows)).toEqual([[{ one: 1 }], [{ one: 1 }], [{ one: 1 }]]);
  });

  it('fails with what Postgres says, and answers the next', async () => {
    await expect(client.query('SELECT 1 / 0')).rejects.toMatchObject({ code: '22012' });
    expect((await client.query('SELECT 2 AS two')).rows).toEqual([{ two: 2 }]);
  });

  it('leaves callbacks and queries of their own as they are', async () => {
    const called = new Promise((resolve) => {
      client.query('SELECT 3 AS three', (_error, { rows }) => resolve(rows));
    });
    const rows: unknown[] = [];
    const ended = new Promise((resolve) => {
      client
        .query(new Query('SELECT 4 AS four'))
        .on('row', (row) => rows.push(row))
        .on('end', resolve);
    });
    expect(await called).toEqual([{ three: 3 }]);
    await ended;
    expect(rows).toEqual([{ four: 4 }]);
  });
});
