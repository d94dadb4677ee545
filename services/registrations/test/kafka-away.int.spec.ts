import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RegistrationConfirmed, topics } from '@zuomei/contracts';
import { eventually, messagesOf, OwnPart } from '@zuomei/testing';
import { published, runRegistrations, type RunningRegistrations, signUp } from './running-registrations.js';

const people = 100;

describe('Kafka down while people sign up', () => {
  const kafka = new OwnPart('kafka');
  let service: RunningRegistrations;
  let brokers: string;

  beforeAll(async () => {
    brokers = `127.0.0.1:${await kafka.port()}`;
    await kafka.start();
    service = await runRegistrations({ KAFKA_BROKERS: brokers, TOPIC_PREFIX: '' });
  });
  afterAll(async () => {
    await service.stop();
    await kafka.remove();
  });

  const confirmedOnTopic = async (eventId: string): Promise<(string | undefined)[]> => {
    const messages = await messagesOf(brokers, topics.registrations);
    return messages
      .filter((m) => m.headers?.['ce_type']?.toString() === RegistrationConfirmed.type)
      .filter((m) => (JSON.parse(String(m.value)) as { eventId: string }).eventId === eventId)
      .map((m) => m.key?.toString());
  };

  it('takes all 100, says degraded and not unready, and publishes each once Kafka is back', async () => {
    const event = await published(service, { capacity: people });
    const first = await signUp(service, event.eventId);
    await eventually(async () => expect(await confirmedOnTopic(event.eventId)).toEqual([first.body['id']]), {
      seconds: 30,
    });

    await kafka.stop();
    const answers = await Promise.all(Array.from({ length: people - 1 }, () => signUp(service, event.eventId)));
    expect(answers.map(({ status, body }) => [status, body['status']])).toEqual(
      Array(people - 1).fill([201, 'confirmed']),
    );
    await eventually(
      async () => {
        const health = await service.ask<{ status: string }>('GET', '/health/ready');
        expect([health.status, health.body.status]).toEqual([200, 'degraded']);
      },
      { seconds: 20 },
    );

    await kafka.start();
    const everybody = [first, ...answers].map(({ body }) => String(body['id'])).sort();
    await eventually(
      async () => expect([...new Set(await confirmedOnTopic(event.eventId))].sort()).toEqual(everybody),
      { seconds: 60, every: 500 },
    );
  }, 180_000);
});
