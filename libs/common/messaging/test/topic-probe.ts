import { randomUUID } from 'node:crypto';
import { type IHeaders, Kafka, type KafkaMessage, logLevel, type Message } from 'kafkajs';

const client = (brokers: string): Kafka =>
  new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING, retry: { retries: 3 } });

/** Every message of a topic as it is now, all partitions, each in its order. */
export async function messagesOf(brokers: string, topic: string): Promise<(KafkaMessage & { partition: number })[]> {
  const kafka = client(brokers);
  const admin = kafka.admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(topic).finally(() => admin.disconnect());
  const open = new Map(offsets.filter(({ high, low }) => high !== low).map((o) => [o.partition, BigInt(o.high) - 1n]));
  if (open.size === 0) return [];
  const found: (KafkaMessage & { partition: number })[] = [];
  const consumer = kafka.consumer({ groupId: `probe-${randomUUID()}`, maxWaitTimeInMs: 50 });
  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer
        .run({
          autoCommit: false,
          eachMessage: ({ partition, message }) => {
            found.push({ ...message, partition });
            const last = open.get(partition);
            if (last !== undefined && BigInt(message.offset) >= last) open.delete(partition);
            if (open.size === 0) resolve();
            return Promise.resolve();
          },
        })
        .catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
  return found;
}

export async function produce(brokers: string, topic: string, messages: Message[]): Promise<void> {
  const producer = client(brokers).producer();
  await producer.connect();
  try {
    await producer.send({ topic, messages });
  } finally {
    await producer.disconnect();
  }
}

/** An organisation's fact as another service would send it; `change` bends it. */
export function organisationFact(
  id: string,
  version: number,
  change: { name?: string; value?: string | null; headers?: IHeaders } = {},
): Message {
  const payload = { organisationId: id, version, name: change.name ?? '蓉城大学', kind: 'university' };
  return {
    key: id,
    value: change.value === undefined ? JSON.stringify(payload) : change.value,
    headers: {
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: randomUUID(),
      ce_type: 'events.organisation-recorded.v1',
      ce_source: '/zuomei/test',
      ce_time: new Date().toISOString(),
      ce_subject: id,
      ce_aggregateversion: String(version),
      traceparent: `00-${randomUUID().replaceAll('-', '')}-00f067aa0ba902b7-01`,
      ...change.headers,
    },
  };
}
