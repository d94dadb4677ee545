import 'reflect-metadata';

export { kafkaEnv, type KafkaSettings } from './kafka-settings.js';
export { MessagingModule } from './messaging.module.js';
export type { MessagingOptions } from './messaging-options.js';
export { messagingMigrations } from './outbox-and-inbox.migration.js';
export { Outbox, type OutboxLine } from './outbox.js';
export { OutboxBacklog } from './outbox-backlog.js';
export { Relay } from './relay.js';
export { FactsTransport } from './facts-transport.js';
export { FactContext } from './fact-context.js';
export { OnFact } from './on-fact.js';
export { type Replayed, replayFacts } from './replay.js';
export { PermanentFailure, TransientFailure } from './failures.js';
export { type DeadLetter, type DeadLetterContent, DeadLetters, type DeadLetterStatus } from './dead-letters.js';
export { TopicNames } from './topic-names.js';
export { crashAt, guardOff } from './faults.js';
