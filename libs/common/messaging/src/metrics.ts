import { Counter, Gauge } from 'prom-client';

export const outboxBacklog = new Gauge({ name: 'outbox_backlog', help: 'Committed facts not yet on their topic.' });
export const outboxOldestAge = new Gauge({
  name: 'outbox_oldest_age_seconds',
  help: 'Age of the oldest committed fact not yet on its topic.',
});
export const outboxPublished = new Counter({
  name: 'outbox_publish_total',
  help: 'Facts handed to the broker, by result.',
  labelNames: ['result'],
});
/** The instant of the oldest fact read but not decided, by topic and partition; undefined when caught up. */
export const undecidedSince = new Map<string, { topic: string; partition: string; since: number | undefined }>();

export const consumerLag = new Gauge({
  name: 'consumer_lag_seconds',
  help: 'Age of the oldest fact read but not decided; 0 when caught up.',
  labelNames: ['topic', 'partition'],
  // When asked, so that it grows while nothing moves.
  collect() {
    this.reset();
    for (const { topic, partition, since } of undecidedSince.values()) {
      this.set({ topic, partition }, since === undefined ? 0 : Math.max(0, (Date.now() - since) / 1_000));
    }
  },
});
export const factsHandled = new Counter({
  name: 'facts_handled_total',
  help: 'Facts whose effect was committed.',
  labelNames: ['type'],
});
export const factsSkipped = new Counter({
  name: 'facts_skipped_total',
  help: 'Messages of a consumed topic that this service has no handler for.',
});
export const deadLettersTotal = new Counter({
  name: 'dlq_total',
  help: 'Messages moved to the dead letters.',
  labelNames: ['topic', 'reason'],
});
export const inboxDuplicates = new Counter({
  name: 'inbox_duplicates_total',
  help: 'Facts delivered again after their effect was committed.',
});
export const consumerRetries = new Counter({ name: 'consumer_retries_total', help: 'Repeated attempts at a fact.' });
