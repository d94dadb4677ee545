import { connect } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { HealthParts, log, type PartHealth } from '@zuomei/platform';
import { type Admin, type ITopicConfig, type Kafka, Partitioners, type Producer, type TopicMessages } from 'kafkajs';
import { Backoff } from './backoff.js';
import { kafkaClient } from './kafka-settings.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from './messaging-options.js';
import { TopicNames } from './topic-names.js';

/** Creates what is missing. Two services may do so at once: a topic that exists by then is fine. */
export async function createMissing(admin: Admin, wanted: ITopicConfig[]): Promise<void> {
  const there = new Set(await admin.listTopics());
  const missing = wanted.filter(({ topic }) => !there.has(topic));
  if (missing.length > 0) await admin.createTopics({ topics: missing, waitForLeaders: true });
}

/** The connection to Kafka, made in the background: a service starts and serves without it. */
@Injectable()
export class Broker {
  readonly names: TopicNames;
  readonly kafka: Kafka;
  private readonly log = log('kafka');
  private readonly producer: Producer;
  private readonly stopped = new AbortController();
  private connecting: Promise<boolean> | undefined;
  private lastProbe: { at: number; health: Promise<PartHealth> } | undefined;

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    @Inject(HealthParts) health: HealthParts,
  ) {
    this.names = new TopicNames(options.kafka.topicPrefix);
    this.kafka = kafkaClient(options.kafka, options.service);
    this.producer = this.kafka.producer({
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
      retry: { retries: 2, initialRetryTime: 100, maxRetryTime: 1_000 },
    });
    health.add('kafka', () => this.health());
  }

  /**
   * Waits until the topics exist and the producer is connected, however long that takes.
   * @returns false if the service stops meanwhile
   */
  ready(): Promise<boolean> {
    this.connecting ??= this.connectForEver();
    return this.connecting;
  }

  /** Hands messages to the broker and waits for all replicas' ack. Throws when there is none in bounded time. */
  async send(topicMessages: TopicMessages[]): Promise<void> {
    if (!(await this.ready())) throw new Error('stopping: no longer connected to Kafka');
    await this.producer.sendBatch({ topicMessages, acks: -1, timeout: 10_000 });
  }

  async close(): Promise<void> {
    this.stopped.abort();
    await this.producer.disconnect();
  }

  private async connectForEver(): Promise<boolean> {
    const backoff = new Backoff();
    for (let attempt = 1; !this.stopped.signal.aborted; attempt += 1) {
      try {
        await this.provision();
        await this.producer.connect();
        // The stop came while it connected: its own disconnect was too early.
        if (this.stopped.signal.aborted) {
          await this.producer.disconnect();
          return false;
        }
        this.log.info({ attempt }, 'connected to Kafka');
        return true;
      } catch (error) {
        this.log.warn({ attempt, reason: (error as Error).message }, 'Kafka is not there yet');
        await backoff.sleep(this.stopped.signal);
      }
    }
    return false;
  }

  private async provision(): Promise<void> {
    const admin = this.kafka.admin();
    try {
      await admin.connect();
      await createMissing(admin, this.names.provision(this.options.service, this.options.consumes));
    } finally {
      await admin.disconnect();
    }
  }

  /** Never `down`: the outbox takes what Kafka cannot. */
  private health(): Promise<PartHealth> {
    if (!this.lastProbe || Date.now() - this.lastProbe.at > 2_000) {
      this.lastProbe = { at: Date.now(), health: this.probe() };
    }
    return this.lastProbe.health;
  }

  private async probe(): Promise<PartHealth> {
    const brokers = this.options.kafka.kafkaBrokers.split(',').map((broker) => broker.trim());
    const reached = await Promise.all(brokers.map(reachable));
    return reached.includes(true)
      ? { status: 'ok' }
      : { status: 'degraded', detail: 'no broker answers; facts wait in the outbox' };
  }
}

function reachable(broker: string): Promise<boolean> {
  const colon = broker.lastIndexOf(':');
  return new Promise((resolve) => {
    const socket = connect({ host: broker.slice(0, colon), port: Number(broker.slice(colon + 1)), timeout: 1_000 });
    const answer = (yes: boolean): void => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => answer(true));
    socket.once('timeout', () => answer(false));
    socket.once('error', () => answer(false));
  });
}
