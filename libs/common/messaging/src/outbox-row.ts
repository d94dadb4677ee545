import type { Client } from 'pg';
import type { Message, TopicMessages } from 'kafkajs';
import type { TopicNames } from './topic-names.js';

/** A row as it is sent: every field is text, so that nothing is parsed to be written out again. */
export interface OutboxRow {
  seq: string;
  id: string;
  topic: string;
  type: string;
  aggregateId: string;
  aggregateVersion: string;
  payload: string;
  traceparent: string;
  createdAt: string;
}

/** As fast as 1,000 at once, and gone before the second small collection: of those each fact left 840 bytes behind. */
export const mostRows = 300;
/** Below the broker's 1 MiB for one partition's part of a request, were all rows of one aggregate. */
const mostBytes = 900 * 1024;
const bytesOfHeaders = 500;

/**
 * The next rows in the order they were written, without those that are on their way. Rows of transactions that
 * commit late appear late and are not lost, because the question is "unpublished", not "after the last one"; and one
 * that appears before rows under way is found before its aggregate's later ones.
 */
export async function unpublishedRows(
  client: Client,
  most: number,
  underWay: readonly OutboxRow[] = [],
): Promise<OutboxRow[]> {
  // Without a name: planned each time with the values, so that the list is hashed and not gone through for each row.
  const { rows } = await client.query<string[]>({
    rowMode: 'array',
    text: `SELECT seq, id, topic, type, aggregate_id, aggregate_version::text, payload::text, traceparent,
             to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
           FROM outbox WHERE published_at IS NULL AND seq <> ALL($1::bigint[]) ORDER BY seq LIMIT ${most}`,
    values: [underWay.map(({ seq }) => seq)],
  });
  let bytes = 0;
  const beyond = rows.findIndex(([, , , , , , payload = '']) => {
    bytes += Buffer.byteLength(payload) + bytesOfHeaders;
    return bytes > mostBytes;
  });
  return (beyond > 0 ? rows.slice(0, beyond) : rows).map(
    ([seq = '', id = '', topic = '', type = '', aggregateId = '', aggregateVersion = '', payload = '', ...rest]) => {
      const [traceparent = '', createdAt = ''] = rest;
      return { seq, id, topic, type, aggregateId, aggregateVersion, payload, traceparent, createdAt };
    },
  );
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
    key: row.aggregateId,
    value: row.payload,
    headers: {
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: row.id,
      ce_type: row.type,
      ce_source: `/zuomei/${service}`,
      ce_time: row.createdAt,
      ce_subject: row.aggregateId,
      ce_aggregateversion: row.aggregateVersion,
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
