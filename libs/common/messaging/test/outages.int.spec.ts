import { afterEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { eventually, freshDatabase, testKafka, messagesOf, OwnPart } from '@zuomei/testing';
import { topics } from '@zuomei/contracts';
import pg from 'pg';
import { type CountingService, startCounting } from './counting-service.js';

type Query = <T extends pg.QueryResultRow>(sql: string) => Promise<T[]>;

const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

const healthOf = async (service: CountingService): Promise<[number, Record<string, { status: string }>]> => {
  const answer = await fetch(`${service.url}/health/ready`);
  return [answer.status, ((await answer.json()) as { parts: Record<string, { status: string }> }).parts];
};

async function expectEffectsOfAll(query: Query, ids: string[], seconds: number): Promise<void> {
  await eventually(
    async () => {
      const rows = await query<{ id: string; n: number }>(
        'SELECT aggregate_id AS id, count(*)::int AS n FROM effects GROUP BY aggregate_id ORDER BY aggregate_id',
      );
      expect(rows).toEqual([...ids].sort().map((id) => ({ id, n: 2 })));
    },
    { seconds, every: 200 },
  );
}

describe('Kafka away', () => {
  it('every change is taken, health says degraded, and all facts arrive once when it is back', async () => {
    const kafka = new OwnPart('kafka');
    cleanUp.push(() => kafka.remove());
    const brokers = `127.0.0.1:${await kafka.port()}`;
    const database = await freshDatabase('outage');
    cleanUp.push(() => database.drop());
    const service = await startCounting({ databaseUrl: database.url, brokers, prefix: '' });
    cleanUp.push(() => service.stop('SIGKILL'));
    const ids = Array.from({ length: 100 }, () => randomUUID());
    const statuses = await Promise.all(ids.map(async (id) => (await service.change({ id })).status));
    expect(new Set(statuses)).toEqual(new Set([201]));
    const [status, parts] = await healthOf(service);
    expect([status, parts['kafka']?.status, parts['consumer']?.status]).toEqual([200, 'degraded', 'degraded']);
    const waiting = await database.query('SELECT 1 FROM outbox WHERE published_at IS NULL');
    expect(waiting.length).toBe(100);

    await kafka.start();
    await expectEffectsOfAll((sql) => database.query(sql), ids, 30);

    await kafka.stop();
    const more = Array.from({ length: 20 }, () => randomUUID());
    for (const id of more) expect((await service.change({ id })).status).toBe(201);
    await kafka.start();
    await expectEffectsOfAll((sql) => database.query(sql), [...ids, ...more], 40);
    const keys = (await messagesOf(brokers, topics.events)).map(({ key }) => key?.toString());
    expect(new Set(keys)).toEqual(new Set([...ids, ...more]));
    await eventually(async () => expect((await healthOf(service))[1]['kafka']?.status).toBe('ok'));

    await kafka.stop();
    await service.stop('SIGTERM');
    expect(await service.gone).toBe(0);
  }, 240_000);
});

describe('Postgres restarted under load', () => {
  it('what was answered with 201 has its fact and its effects, once; no dead letter comes of it', async () => {
    const postgres = new OwnPart('postgres');
    cleanUp.push(() => postgres.remove());
    const url = await postgres.start();
    const kafka = testKafka();
    cleanUp.push(() => kafka.drop());
    const service = await startCounting({ databaseUrl: url, brokers: kafka.brokers, prefix: kafka.prefix });
    cleanUp.push(() => service.stop('SIGKILL'));

    const accepted = new Set<string>();
    let loading = true;
    cleanUp.push(async () => void (loading = false));
    const callers = Array.from({ length: 8 }, async () => {
      while (loading) {
        const id = randomUUID();
        if ((await service.change({ id })).status === 201) accepted.add(id);
      }
    });
    await eventually(() => expect(accepted.size).toBeGreaterThan(200));
    await postgres.stop();
    await postgres.start();
    const before = accepted.size;
    await eventually(() => expect(accepted.size).toBeGreaterThan(before + 200), { seconds: 30 });
    loading = false;
    await Promise.all(callers);

    const query: Query = async <T extends pg.QueryResultRow>(sql: string) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return (await client.query<T>(sql).finally(() => client.end())).rows;
    };
    // A commit whose answer was lost counts, too: the table says what was committed.
    const committed = (await query<{ id: string }>('SELECT id FROM changes')).map(({ id }) => id);
    expect([...accepted].filter((id) => !committed.includes(id))).toEqual([]);
    await expectEffectsOfAll(query, committed, 40);
    const deadLetters = await messagesOf(kafka.brokers, `${kafka.prefix}${topics.events}.counting.dlq`);
    expect(deadLetters).toEqual([]);
  }, 120_000);
});
