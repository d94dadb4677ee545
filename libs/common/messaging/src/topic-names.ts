import { type Topic, topics } from '@zuomei/contracts';
import type { ITopicConfig } from 'kafkajs';

/** Fixed for ever: another number would move keys to other partitions and break their order. */
const partitions = 6;
const fourteenDays = String(14 * 24 * 3_600_000);

/** The real names on the broker of topics, groups and dead letters, under an optional prefix. */
export class TopicNames {
  private readonly prefix: string;

  constructor(prefix: string | undefined) {
    this.prefix = prefix ?? '';
  }

  topic(topic: Topic): string {
    return this.prefix + topic;
  }

  group(service: string): string {
    return this.prefix + service;
  }

  deadLetters(topic: string, service: string): string {
    return `${topic}.${service}.dlq`;
  }

  /** `registrations` of `zuomei.events.v1.registrations.dlq`, or undefined for any other topic. */
  ofDeadLetters(name: string): { topic: string; service: string } | undefined {
    const match = /^(?<topic>.+\.v\d+)\.(?<service>[a-z-]+)\.dlq$/.exec(name);
    const groups = match?.groups;
    if (!groups?.topic || !groups.service || !name.startsWith(this.prefix)) return undefined;
    return { topic: groups.topic, service: groups.service };
  }

  /** All topics of the product, kept for ever, and this service's dead letters, kept 14 days. */
  provision(service: string, consumes: readonly Topic[]): ITopicConfig[] {
    return [
      ...Object.values(topics).map((topic) => ({
        topic: this.topic(topic),
        numPartitions: partitions,
        replicationFactor: -1,
        configEntries: [{ name: 'retention.ms', value: '-1' }],
      })),
      ...consumes.map((topic) => ({
        topic: this.deadLetters(this.topic(topic), service),
        numPartitions: 1,
        replicationFactor: -1,
        configEntries: [{ name: 'retention.ms', value: fourteenDays }],
      })),
    ];
  }
}
