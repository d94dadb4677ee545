import { Inject, Injectable } from '@nestjs/common';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { factOfType } from '@zuomei/contracts';
import { HealthParts, log, type PartHealth } from '@zuomei/platform';
import type { Consumer } from 'kafkajs';
import { Backoff, within } from './backoff.js';
import { BatchRun } from './batch-run.js';
import { Broker } from './broker.js';
import { FactHandling } from './fact-handling.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from './messaging-options.js';

const defaultSessionTimeoutMs = 10_000;
/** A consumer that kafkajs gives up is replaced; this often within the window the process ends instead. */
const mostReplacements = 3;
/** Below the service's hard deadline for a stop. */
const stopMs = 4_000;
const replacementWindowMs = 300_000;

/**
 * Reads the topics of a service and calls its `@OnFact` handlers. It never lets an error reach kafkajs, and it
 * connects in the background, so that HTTP is served while Kafka is away.
 */
@Injectable()
export class FactsTransport extends Server implements CustomTransportStrategy {
  override readonly transportId = Symbol('facts');
  override readonly propagatesEventHandlerErrors = true;
  private readonly out = log('facts');
  private readonly stopping = new AbortController();
  private readonly replaced: number[] = [];
  private consumer: Consumer | undefined;
  private starting: Promise<void> = Promise.resolve();
  private isMember = false;

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    @Inject(Broker) private readonly broker: Broker,
    @Inject(FactHandling) private readonly handling: FactHandling,
    @Inject(BatchRun) private readonly batches: BatchRun,
    @Inject(HealthParts) health: HealthParts,
  ) {
    super();
    if (options.consumes.length > 0) health.add('consumer', () => Promise.resolve(this.health()));
  }

  /** Keeps several handlers of a fact side by side; Nest would chain them and run them at the same time. */
  override addHandler(pattern: string, callback: MessageHandler, isEventHandler = false): void {
    if (!isEventHandler) throw new Error(`${pattern}: nothing is asked over Kafka; use @OnFact`);
    const topic = factOfType(pattern)?.topic;
    if (!topic || !this.options.consumes.includes(topic)) {
      throw new Error(`${pattern}: ${this.options.service} has a handler but does not read ${topic ?? 'its topic'}`);
    }
    this.handling.add(pattern, callback);
    if (!this.messageHandlers.has(pattern)) this.messageHandlers.set(pattern, callback);
  }

  listen(callback: () => void): void {
    if (this.options.consumes.length > 0) this.starting = this.startForEver();
    callback();
  }

  /** Ends after the chunk in hand is decided and its offsets are committed. */
  async close(): Promise<void> {
    this.stopping.abort();
    this.batches.stop();
    // Without a broker to say goodbye to, leaving would last as long as its time-outs.
    await within(
      stopMs,
      this.starting.then(() => this.consumer?.disconnect()),
    );
  }

  on(): void {
    throw new Error('the transport of facts has no events; see health and metrics');
  }

  unwrap<T>(): T {
    throw new Error('nobody but messaging touches the Kafka client');
  }

  private async startForEver(): Promise<void> {
    const backoff = new Backoff();
    while (!this.stopping.signal.aborted) {
      try {
        const stopped = new Promise<false>((resolve) => {
          this.stopping.signal.addEventListener('abort', () => resolve(false), { once: true });
        });
        if (!(await Promise.race([this.broker.ready(), stopped]))) return;
        await this.start();
        return;
      } catch (error) {
        this.out.warn({ reason: (error as Error).message }, 'consumer not started yet');
        await this.consumer?.disconnect().catch(() => undefined);
        await backoff.sleep(this.stopping.signal);
      }
    }
  }

  private async start(): Promise<void> {
    const sessionTimeout = this.options.sessionTimeoutMs ?? defaultSessionTimeoutMs;
    const { names, kafka } = this.broker;
    const consumer = kafka.consumer({
      groupId: names.group(this.options.service),
      sessionTimeout,
      rebalanceTimeout: 60_000,
      heartbeatInterval: Math.min(3_000, Math.floor(sessionTimeout / 3)),
      // Some hundred facts; twice as many at once take 40 MB more.
      maxBytesPerPartition: 262_144,
      // A stop waits for the fetch in flight.
      maxWaitTimeInMs: 500,
      allowAutoTopicCreation: false,
      // Its counter never resets on progress, so it must be out of reach; crashes come here instead.
      retry: {
        retries: 1_000,
        initialRetryTime: 200,
        maxRetryTime: 5_000,
        restartOnFailure: () => Promise.resolve(true),
      },
    });
    this.consumer = consumer;
    consumer.on(consumer.events.GROUP_JOIN, () => {
      this.batches.joined();
      this.isMember = true;
    });
    consumer.on(consumer.events.REBALANCING, () => (this.isMember = false));
    consumer.on(consumer.events.DISCONNECT, () => (this.isMember = false));
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      this.isMember = false;
      if (!payload.restart) this.replace(payload.error);
    });
    await consumer.connect();
    await consumer.subscribe({ topics: this.options.consumes.map((topic) => names.topic(topic)), fromBeginning: true });
    await consumer.run({
      eachBatchAutoResolve: false,
      autoCommitInterval: 1_000,
      autoCommitThreshold: 500,
      // All that a topic has: what comes at the same time shares a transaction.
      partitionsConsumedConcurrently: 6,
      eachBatch: (payload) => this.batches.run(payload),
    });
  }

  /** kafkajs has stopped for good while the process lives: start anew, or end when that does not help. */
  private replace(error: Error): void {
    if (this.stopping.signal.aborted) return;
    const now = Date.now();
    this.replaced.push(now);
    const recent = this.replaced.filter((at) => now - at < replacementWindowMs).length;
    this.out.error({ err: error, recent }, 'the consumer died');
    if (recent > mostReplacements) process.exit(1);
    this.starting = this.startForEver();
  }

  private health(): PartHealth {
    if (!this.isMember) return { status: 'degraded', detail: 'not a member of its consumer group yet' };
    return this.batches.isWaiting() ? { status: 'degraded', detail: 'partitions wait' } : { status: 'ok' };
  }
}
