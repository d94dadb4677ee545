import type { IHeaders, KafkaMessage, Message } from 'kafkajs';
import { headerOf } from './received-fact.js';

/** Why a message could not be handled, as it stands in its headers. No personal data, at most 1 KiB. */
export interface DeadLetterReason {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly group: string;
  readonly errorClass: string;
  readonly errorMessage: string;
  readonly attempts: number;
  readonly failedAt: Date;
}

const clipped = (text: string): string => text.slice(0, 1_000);

/** The original, untouched, with the reason beside it. */
export function deadLetterOf(message: KafkaMessage, reason: DeadLetterReason): Message {
  return {
    key: message.key,
    value: message.value,
    headers: {
      ...message.headers,
      dlq_original_topic: reason.topic,
      dlq_original_partition: String(reason.partition),
      dlq_original_offset: reason.offset,
      dlq_consumer_group: reason.group,
      dlq_error_class: reason.errorClass,
      dlq_error_message: clipped(reason.errorMessage),
      dlq_attempts: String(reason.attempts),
      dlq_failed_at: reason.failedAt.toISOString(),
    },
  };
}

/** The message as it first came, for a replay. */
export function originalOf(message: KafkaMessage): Message {
  const headers: IHeaders = Object.fromEntries(
    Object.entries(message.headers ?? {}).filter(([name]) => !name.startsWith('dlq_')),
  );
  return { key: message.key, value: message.value, headers };
}

export const originalTopicOf = (message: KafkaMessage): string | undefined => headerOf(message, 'dlq_original_topic');
