import { randomUUID } from 'node:crypto';
import { log } from '@zuomei/platform';
import { type Kafka, type KafkaMessage, type Message, Partitioners } from 'kafkajs';
import { originalOf, originalTopicOf } from './dead-letter.js';
import { kafkaClient, type KafkaSettings } from './kafka-settings.js';
import { headerOf } from './received-fact.js';
import { TopicNames } from './topic-names.js';
import { readTopic } from './topic-reading.js';

export type DeadLetterStatus = 'waiting' | 'replayed' | 'discarded';

export interface DeadLetter {
  /** `<dead letter topic>/<offset>`. */
  readonly id: string;
  readonly status: DeadLetterStatus;
  readonly type: string | undefined;
  readonly key: string | undefined;
  readonly originalTopic: string | undefined;
  readonly originalPartition: number;
  readonly originalOffset: string | undefined;
  readonly errorClass: string | undefined;
  readonly errorMessage: string | undefined;
  readonly attempts: number;
  readonly failedAt: string | undefined;
  /** Who decided, and when, if somebody did. */
  readonly decidedBy?: string;
  readonly decidedAt?: string;
}

export interface DeadLetterContent extends DeadLetter {
  readonly headers: Record<string, string>;
  readonly value: string | undefined;
}

const decision = 'dlq_decision';

/**
 * What operators do with dead letters. A decision is a record in the same topic, so it is kept as long as the
 * letter and needs no database; it names who decided.
 */
export class DeadLetters {
  private readonly log = log('dead-letters');
  private readonly kafka: Kafka;
  private readonly names: TopicNames;

  constructor(settings: KafkaSettings) {
    this.kafka = kafkaClient(settings, 'dead-letters');
    this.names = new TopicNames(settings.topicPrefix);
  }

  /** All of all services, oldest first; those somebody has decided about only when asked for. */
  async list(options: { all?: boolean } = {}): Promise<DeadLetter[]> {
    const topics = await this.topics();
    const letters = await Promise.all(topics.map((topic) => this.lettersOf(topic)));
    return letters.flat().filter(({ status }) => options.all === true || status === 'waiting');
  }

  async show(id: string): Promise<DeadLetterContent> {
    const { letter, message } = await this.find(id);
    const headers = Object.fromEntries(
      Object.keys(message.headers ?? {}).map((name) => [name, headerOf(message, name) ?? '']),
    );
    return { ...letter, headers, value: message.value?.toString('utf8') };
  }

  /**
   * Sends the original to its topic again, same key and `ce_id`. Services that handled it leave it out by their
   * inbox; the one that failed tries again. Throws if the letter was decided before.
   */
  async replay(id: string, by: string): Promise<void> {
    const { letter, message } = await this.waiting(id);
    const topic = originalTopicOf(message);
    if (!topic) throw new Error(`${id} does not say where it came from`);
    await this.write(letter, 'replayed', by, { topic, messages: [originalOf(message)] });
  }

  /** Decides that nothing is to be done. Throws if the letter was decided before. */
  async discard(id: string, by: string): Promise<void> {
    const { letter } = await this.waiting(id);
    await this.write(letter, 'discarded', by);
  }

  private async topics(): Promise<string[]> {
    const admin = this.kafka.admin();
    try {
      await admin.connect();
      return (await admin.listTopics()).filter((name) => this.names.ofDeadLetters(name)).sort();
    } finally {
      await admin.disconnect();
    }
  }

  private async lettersOf(topic: string): Promise<DeadLetter[]> {
    const messages = await readTopic(this.kafka, topic, `${this.names.group('dead-letters')}-${randomUUID()}`);
    const decisions = new Map(
      messages.flatMap((m) => (headerOf(m, decision) ? [[headerOf(m, 'dlq_decision_of'), m]] : [])),
    );
    return messages
      .filter((message) => headerOf(message, decision) === undefined)
      .map((message) => describe(`${topic}/${message.offset}`, message, decisions.get(message.offset)));
  }

  private async find(id: string): Promise<{ letter: DeadLetter; message: KafkaMessage }> {
    const [topic = '', offset = ''] = id.split('/');
    if (!this.names.ofDeadLetters(topic)) throw new Error(`${id} is not the id of a dead letter`);
    const letter = (await this.lettersOf(topic)).find((candidate) => candidate.id === id);
    const group = `${this.names.group('dead-letters')}-${randomUUID()}`;
    const message = (await readTopic(this.kafka, topic, group)).find((candidate) => candidate.offset === offset);
    if (!letter || !message) throw new Error(`there is no dead letter ${id}`);
    return { letter, message };
  }

  private async waiting(id: string): Promise<{ letter: DeadLetter; message: KafkaMessage }> {
    const found = await this.find(id);
    if (found.letter.status !== 'waiting') {
      throw new Error(
        `${id} was ${found.letter.status} by ${found.letter.decidedBy ?? '?'} at ${found.letter.decidedAt ?? '?'}`,
      );
    }
    return found;
  }

  private async write(
    letter: DeadLetter,
    status: DeadLetterStatus,
    by: string,
    replay?: { topic: string; messages: Message[] },
  ): Promise<void> {
    const [topic = '', offset = ''] = letter.id.split('/');
    const record: Message = {
      key: letter.key ?? null,
      value: null,
      headers: {
        [decision]: status,
        dlq_decision_of: offset,
        dlq_decided_by: by,
        dlq_decided_at: new Date().toISOString(),
      },
    };
    const producer = this.kafka.producer({
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    try {
      // The original first: a crash in between leaves the letter waiting, and a second replay does no harm.
      if (replay) await producer.send({ ...replay, acks: -1 });
      await producer.send({ topic, messages: [record], acks: -1 });
    } finally {
      await producer.disconnect();
    }
    this.log.warn({ id: letter.id, by, type: letter.type }, `dead letter ${status}`);
  }
}

function describe(id: string, message: KafkaMessage, decided: KafkaMessage | undefined): DeadLetter {
  const of = (name: string): string | undefined => headerOf(message, name);
  const letter: DeadLetter = {
    id,
    status: 'waiting',
    type: of('ce_type'),
    key: message.key?.toString('utf8'),
    originalTopic: of('dlq_original_topic'),
    originalPartition: Number(of('dlq_original_partition')),
    originalOffset: of('dlq_original_offset'),
    errorClass: of('dlq_error_class'),
    errorMessage: of('dlq_error_message'),
    attempts: Number(of('dlq_attempts')),
    failedAt: of('dlq_failed_at'),
  };
  if (!decided) return letter;
  return {
    ...letter,
    status: headerOf(decided, decision) === 'replayed' ? 'replayed' : 'discarded',
    decidedBy: headerOf(decided, 'dlq_decided_by') ?? '',
    decidedAt: headerOf(decided, 'dlq_decided_at') ?? '',
  };
}
