import { randomUUID } from 'node:crypto';
import { type IHeaders, Kafka, logLevel, type Message } from 'kafkajs';

const client = (brokers: string): Kafka =>
  new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING, retry: { retries: 3 } });

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
