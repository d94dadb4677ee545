import type { Client } from 'pg';
import type { Message, TopicMessages } from 'kafkajs';
import type { TopicNames } from './topic-names.js';

export interface OutboxRow {
  seq: string;
  id: string;
  topic: string;
  type: string;
  aggregate_id: string;
  aggregate_version: number;
  payload: string;
  traceparent: string;
  created_at: Date;
}

const mostRows = 500;
/** Below the broker's 1 MiB for one partition's part of a request. */
const mostCharacters = 700 * 1024;

/**
 * The next rows in the order they were written. Rows of transactions that commit late appear late and are not
 * lost, because the question is "unpublished", not "after the last one".
 */
export async function unpublishedRows(client: Client): Promise<OutboxRow[]> {
  const { rows } = await client.query<OutboxRow>({
    name: 'unpublished',
    text: `SELECT seq, id, topic, type, aggregate_id, aggregate_version, payload::text AS payload, traceparent, created_at
           FROM outbox WHERE published_at IS NULL ORDER BY seq LIMIT ${mostRows}`,
  });
  let characters = 0;
  const beyond = rows.findIndex(({ payload }) => (characters += payload.length) > mostCharacters);
  return beyond > 0 ? rows.slice(0, beyond) : rows;
}

export async function markPublished(client: Client, rows: readonly OutboxRow[]): Promise<void> {
  await client.query({
    name: 'mark',
    text: 'UPDATE outbox SET published_at = now() WHERE seq = ANY($1::bigint[])',
    values: [rows.map(({ seq }) => seq)],
  });
}

/** One bounded step: published rows are needed for a week's questions only. Order by key, so that no scan is long. */
export async function prunePublished(client: Client): Promise<number> {
  const { rowCount } = await client.query(
    `DELETE FROM outbox WHERE published_at < now() - interval '7 days'
       AND seq IN (SELECT seq FROM outbox ORDER BY seq LIMIT 5000)`,
  );
  return rowCount ?? 0;
}

/** CloudEvents 1.0, Kafka binary mode. */
export function messageOf(row: OutboxRow, service: string): Message {
  return {
    key: row.aggregate_id,
    value: row.payload,
    headers: {
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: row.id,
      ce_type: row.type,
      ce_source: `/zuomei/${service}`,
      ce_time: row.created_at.toISOString(),
      ce_subject: row.aggregate_id,
      ce_aggregateversion: String(row.aggregate_version),
      traceparent: row.traceparent,
    },
  };
}

/** Keeps the order of rows within each topic. */
export function batchOf(rows: readonly OutboxRow[], service: string, names: TopicNames): TopicMessages[] {
  const byTopic = new Map<string, Message[]>();
  for (const row of rows) {
    // A row of a topic that left the catalogue would block all others; contracts only grow, so there is none.
    const topic = names.topic(row.topic as Parameters<TopicNames['topic']>[0]);
    const messages = byTopic.get(topic);
    if (messages) messages.push(messageOf(row, service));
    else byTopic.set(topic, [messageOf(row, service)]);
  }
  return [...byTopic].map(([topic, messages]) => ({ topic, messages }));
}
