import { randomUUID } from 'node:crypto';
import { Kafka, type KafkaMessage, logLevel } from 'kafkajs';

const client = (brokers: string): Kafka =>
  new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING, retry: { retries: 3 } });

export type TopicMessage = KafkaMessage & { partition: number };

/** Every message of a topic as it is now, all partitions, each in its order. */
export async function messagesOf(brokers: string, topic: string): Promise<TopicMessage[]> {
  const kafka = client(brokers);
  const admin = kafka.admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(topic).finally(() => admin.disconnect());
  const open = new Map(offsets.filter(({ high, low }) => high !== low).map((o) => [o.partition, BigInt(o.high) - 1n]));
  if (open.size === 0) return [];
  const found: TopicMessage[] = [];
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
