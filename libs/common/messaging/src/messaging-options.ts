import type { Topic } from '@zuomei/contracts';
import type { KafkaSettings } from './kafka-settings.js';

export interface MessagingOptions {
  /** Name of the service: its consumer group, the consumer in the inbox, and part of its dead letters' names. */
  readonly service: string;
  readonly kafka: KafkaSettings;
  /** Topics this service reads; none for a service that only publishes. */
  readonly consumes: readonly Topic[];
  /** Milliseconds until the group gives a silent member's partitions to another; 10,000 unless said. */
  readonly sessionTimeoutMs?: number;
}

/** Token under which the options are injected. */
export const MESSAGING_OPTIONS = Symbol('messaging options');
