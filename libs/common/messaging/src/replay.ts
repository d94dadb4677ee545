import { randomUUID } from 'node:crypto';
import { PATTERN_METADATA } from '@nestjs/microservices/constants.js';
import { allFacts } from '@zuomei/contracts';
import type { KafkaMessage } from 'kafkajs';
import type { EntityManager } from 'typeorm';
import { FactContext } from './fact-context.js';
import { PermanentFailure } from './failures.js';
import { kafkaClient, type KafkaSettings } from './kafka-settings.js';
import { readFact, type ReceivedFact } from './received-fact.js';
import { SharedEffects } from './shared-effects.js';
import { TopicNames } from './topic-names.js';

type Handler = (fact: object, context: FactContext) => Promise<void>;

export interface Replayed {
  facts: number;
  /** Facts that break their contract; the consumer had put them aside as well. */
  refused: number;
}

/** The methods of a controller that are marked with `@OnFact`, by type. */
function handlersOf(controller: object): Map<string, Handler[]> {
  const handlers = new Map<string, Handler[]>();
  const methods = controller as Record<string, Handler>;
  for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(controller) as object)) {
    const method = methods[name];
    if (!method) continue;
    const types = Reflect.getMetadata(PATTERN_METADATA, method) as string[] | undefined;
    const handler: Handler = (...all) => method.apply(controller, all);
    for (const type of types ?? []) handlers.set(type, [...(handlers.get(type) ?? []), handler]);
  }
  return handlers;
}

/**
 * Gives one controller every fact it handles, from the first on the topics to the last there is now, in one
 * transaction and without the inbox: what it keeps must have been emptied before, in the same transaction. A fact that
 * stands on its topic twice is given once.
 */
export async function replayFacts(
  settings: KafkaSettings,
  tx: EntityManager,
  controller: object,
  progress: (done: Replayed) => void = () => undefined,
): Promise<Replayed> {
  const handlers = handlersOf(controller);
  const done: Replayed = { facts: 0, refused: 0 };
  const handle = async (messages: KafkaMessage[]): Promise<void> => {
    const facts: ReceivedFact[] = [];
    for (const message of messages) {
      try {
        const fact = readFact(message, (type) => handlers.has(type));
        if (fact) facts.push(fact);
      } catch (error) {
        if (!(error instanceof PermanentFailure)) throw error;
        done.refused += 1;
      }
    }
    const shared = new SharedEffects(tx);
    const fresh = await firstTime(tx, facts);
    done.facts += fresh.length;
    for (const fact of fresh) {
      const context = new FactContext(tx, fact, shared);
      for (const handler of handlers.get(fact.type) ?? []) await handler(fact.payload, context);
    }
    await shared.write();
    progress(done);
  };
  await tx.query('CREATE TEMPORARY TABLE replayed (fact_id uuid PRIMARY KEY) ON COMMIT DROP');
  const wanted = new Set(allFacts().flatMap(({ type, topic }) => (handlers.has(type) ? [topic] : [])));
  const names = new TopicNames(settings.topicPrefix);
  await readToEnd(
    settings,
    [...wanted].map((topic) => names.topic(topic)),
    handle,
  );
  return done;
}

/** A relay that died between the broker's ack and its own mark sent what it had sent again: the id comes once. */
async function firstTime(tx: EntityManager, facts: ReceivedFact[]): Promise<ReceivedFact[]> {
  const rows = await tx.query<{ fact_id: string }[]>(
    'INSERT INTO replayed SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING RETURNING fact_id',
    [facts.map(({ factId }) => factId)],
  );
  const claimed = new Set(rows.map((row) => row.fact_id));
  return facts.filter(({ factId }) => claimed.delete(factId));
}

/** Every message that is there now, by partition in its order, one batch after another. */
async function readToEnd(
  settings: KafkaSettings,
  topics: string[],
  handle: (messages: KafkaMessage[]) => Promise<void>,
): Promise<void> {
  const kafka = kafkaClient(settings, 'replay');
  const admin = kafka.admin();
  await admin.connect();
  const left = new Map<string, bigint>();
  for (const topic of topics) {
    for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
      if (BigInt(high) > BigInt(low)) left.set(`${topic} ${partition}`, BigInt(high) - 1n);
    }
  }
  // A group of its own, gone afterwards: it takes no partition from the consumers of the service.
  const groupId = `${settings.topicPrefix ?? ''}replay-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 200, allowAutoTopicCreation: false });
  await consumer.connect();
  const handled = new Map<string, bigint>();
  let turn: Promise<void> = Promise.resolve();
  try {
    if (left.size > 0) {
      await consumer.subscribe({ topics, fromBeginning: true });
      await new Promise<void>((resolve, reject) => {
        consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
        consumer
          .run({
            autoCommit: false,
            eachBatchAutoResolve: true,
            eachBatch: async ({ batch: { topic, partition, messages } }) => {
              const key = `${topic} ${partition}`;
              const last = left.get(key);
              if (last === undefined) return;
              // Nothing is committed: a group that joins again, as on a slow machine, begins at the first fact again.
              const after = handled.get(key) ?? -1n;
              const fresh = messages.filter(({ offset }) => BigInt(offset) > after && BigInt(offset) <= last);
              handled.set(key, BigInt(fresh.at(-1)?.offset ?? after));
              turn = turn.then(() => handle(fresh));
              await turn.catch((error: unknown) => {
                reject(error instanceof Error ? error : new Error(String(error)));
                throw error;
              });
              if (BigInt(messages.at(-1)?.offset ?? -1) >= last) left.delete(key);
              if (left.size === 0) resolve();
            },
          })
          .catch(reject);
      });
    }
  } finally {
    await consumer.disconnect();
    await admin.deleteGroups([groupId]).catch(() => undefined);
    await admin.disconnect();
  }
}
