import type { Kafka, KafkaMessage } from 'kafkajs';

/** Every message of a topic with one partition, as it is now. Joins nobody's group and commits nothing. */
export async function readTopic(kafka: Kafka, topic: string, groupId: string): Promise<KafkaMessage[]> {
  const admin = kafka.admin();
  await admin.connect();
  const [end] = await admin.fetchTopicOffsets(topic).finally(() => admin.disconnect());
  if (!end || end.high === end.low) return [];
  const last = BigInt(end.high) - 1n;
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100, allowAutoTopicCreation: false });
  const messages: KafkaMessage[] = [];
  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      consumer
        .run({
          autoCommit: false,
          eachMessage: ({ message }) => {
            messages.push(message);
            if (BigInt(message.offset) >= last) resolve();
            return Promise.resolve();
          },
        })
        .catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
  return messages.filter(({ offset }) => BigInt(offset) <= last);
}
