import { randomBytes } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { parts } from './parts.js';

export interface TestKafka {
  readonly brokers: string;
  /** TOPIC_PREFIX of this suite alone: its topics and groups. */
  readonly prefix: string;
  /** Removes the topics of this suite. */
  drop(): Promise<void>;
}

/** A corner of the Kafka for tests that no other suite sees. */
export function testKafka(): TestKafka {
  const brokers = parts().KAFKA_BROKERS;
  const prefix = `t${randomBytes(5).toString('hex')}.`;
  return {
    brokers,
    prefix,
    drop: async () => {
      const admin = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING }).admin();
      await admin.connect();
      try {
        const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
        if (topics.length > 0) await admin.deleteTopics({ topics });
      } finally {
        await admin.disconnect();
      }
    },
  };
}
