import { expect } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { eventually, type FreshDatabase, freshDatabase, type TestKafka, testKafka, messagesOf } from '@zuomei/testing';
import { topics } from '@zuomei/contracts';
import { type CountingService, startCounting } from './counting-service.js';
import { organisationFact, produce } from './topic-probe.js';

/** The test service with a database and a corner of Kafka of its own, and what must be true of them. */
export class Backbone {
  private constructor(
    readonly database: FreshDatabase,
    readonly kafka: TestKafka,
    public service: CountingService,
  ) {}

  static async start(environment: Record<string, string> = {}): Promise<Backbone> {
    const [database, kafka] = [await freshDatabase('backbone'), testKafka()];
    const backbone = new Backbone(database, kafka, await startCounting(place(database, kafka), environment));
    try {
      await backbone.joined();
    } catch (error) {
      await backbone.stop();
      throw error;
    }
    return backbone;
  }

  /** Topics exist and the consumer has its partitions. */
  async joined(): Promise<void> {
    await eventually(
      async () => {
        const health = (await (await fetch(`${this.service.url}/health/ready`)).json()) as { status: string };
        expect(health.status).toBe('ok');
      },
      { seconds: 90 },
    );
  }

  get topic(): string {
    return this.kafka.prefix + topics.events;
  }

  async restart(environment: Record<string, string> = {}): Promise<void> {
    this.service = await startCounting(place(this.database, this.kafka), environment);
  }

  async stop(): Promise<void> {
    await this.service.stop('SIGKILL');
    await this.database.drop();
    await this.kafka.drop();
  }

  async effectsOf(id: string): Promise<{ handler: string; version: number; request_id: string }[]> {
    return this.database.query(
      'SELECT handler, version, request_id FROM effects WHERE aggregate_id = $1 ORDER BY seq',
      [id],
    );
  }

  /** Both handlers had their effect for each version, once, in order. */
  async expectEffects(id: string, versions: number[], seconds = 30): Promise<void> {
    const expected = versions.flatMap((version) => [`first ${version}`, `second ${version}`]);
    await eventually(
      async () => {
        const effects = await this.effectsOf(id);
        expect(effects.map(({ handler, version }) => `${handler} ${version}`)).toEqual(expected);
      },
      { seconds },
    );
  }

  /** A fact of another aggregate on the same partition has been decided: all before it have been, too. */
  async settled(key: string): Promise<void> {
    const marker = randomUUID();
    await produce(this.kafka.brokers, this.topic, [{ ...organisationFact(marker, 1), key }]);
    await this.expectEffects(marker, [1]);
  }

  async expectOneEffectOfFive(): Promise<void> {
    const id = randomUUID();
    const fact = organisationFact(id, 1);
    await produce(this.kafka.brokers, this.topic, [fact, fact]);
    for (let again = 0; again < 3; again += 1) await produce(this.kafka.brokers, this.topic, [fact]);
    await this.settled(id);
    await this.expectEffects(id, [1], 0);
  }

  async expectNothingOfAFailedChange(): Promise<void> {
    const [failed, good] = [randomUUID(), randomUUID()];
    expect((await this.service.change({ id: failed, fails: true })).status).toBe(500);
    expect((await this.service.change({ id: good })).status).toBe(201);
    await this.expectEffects(good, [1]);
    const keys = (await messagesOf(this.kafka.brokers, this.topic)).map(({ key }) => key?.toString());
    expect(keys).toContain(good);
    expect(keys).not.toContain(failed);
  }

  async expectOrderOnTopic(): Promise<void> {
    const ids = Array.from({ length: 5 }, () => randomUUID());
    await Promise.all(
      ids.flatMap((id) =>
        Array.from({ length: 10 }, async () => expect((await this.service.change({ id, times: 4 })).status).toBe(201)),
      ),
    );
    const all = Array.from({ length: 40 }, (_, i) => String(i + 1));
    await eventually(async () => {
      const [left] = await this.database.query<{ n: number }>(
        'SELECT count(*)::int AS n FROM outbox WHERE published_at IS NULL',
      );
      expect(left?.n).toBe(0);
    });
    const messages = await messagesOf(this.kafka.brokers, this.topic);
    for (const id of ids) {
      const versions = messages
        .filter(({ key }) => key?.toString() === id)
        .map((m) => String(m.headers?.ce_aggregateversion));
      expect(versions).toEqual(all);
    }
  }

  /** @returns the aggregate whose messages were poisoned */
  async expectNeighboursUnharmed(seconds = 5): Promise<string> {
    const [id, neighbour] = [randomUUID(), randomUUID()];
    await produce(this.kafka.brokers, this.topic, [
      organisationFact(id, 1),
      organisationFact(id, 2, { value: '{"organisationId": ' }),
      organisationFact(id, 3, { headers: { ce_type: 'events.meteor-sighted.v9' } }),
      organisationFact(id, 4, { value: JSON.stringify({ organisationId: id, version: 'four' }) }),
      organisationFact(id, 5, { name: 'bug' }),
      organisationFact(id, 6, { value: null }),
      organisationFact(id, 7, { headers: { ce_id: '' } }),
      organisationFact(id, 8, { name: 'impossible' }),
      organisationFact(id, 9),
      organisationFact(neighbour, 1),
    ]);
    await this.expectEffects(id, [1, 9], seconds);
    await this.expectEffects(neighbour, [1], seconds);
    return id;
  }
}

const place = (database: FreshDatabase, { brokers, prefix }: TestKafka) => ({
  databaseUrl: database.url,
  brokers,
  prefix,
});
