import { allFacts, type FactDefinition, topics } from '@zuomei/contracts';
import type { Schema } from './json-schema.ts';
import { exampleOf } from './shelf.ts';
import { writerOf } from './who-reads.ts';

const text = (description: string, more: object = {}): object => ({ type: 'string', description, ...more });

const headers = {
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_time', 'ce_subject', 'ce_aggregateversion'],
  properties: {
    ce_specversion: text('CloudEvents, binary mode', { const: '1.0' }),
    ce_id: text('The same for every delivery of one fact', { format: 'uuid' }),
    ce_type: text('Type and major version of the fact'),
    ce_source: text('The service that wrote it'),
    ce_time: text('When it was written', { format: 'date-time' }),
    ce_subject: text('Id of the aggregate; also the key of the message'),
    ce_aggregateversion: text('Version of the aggregate after the change', { pattern: '^[1-9][0-9]*$' }),
    traceparent: text('W3C trace of the request that caused it'),
  },
};

/** Definitions of one payload, under names of their own, because all messages share one room. */
function placed(type: string, schema: Schema): { schema: object; definitions: [string, object][] } {
  const renamed = JSON.parse(
    JSON.stringify(schema).replaceAll('"#/$defs/', `"#/components/schemas/${type}.`),
  ) as Schema;
  const { $defs = {}, ...own } = renamed;
  delete own['$schema'];
  delete own['$id'];
  return { schema: own, definitions: Object.entries($defs).map(([name, inner]) => [`${type}.${name}`, inner]) };
}

const message = (fact: FactDefinition): object => ({
  name: fact.type,
  title: fact.type,
  summary: fact.summary,
  contentType: 'application/json',
  headers: { $ref: '#/components/schemas/headers' },
  payload: { $ref: `#/components/schemas/${fact.type}` },
  bindings: { kafka: { key: { type: 'string', format: 'uuid', description: `id of the ${fact.aggregate}` } } },
  examples: [{ name: 'full', payload: exampleOf(fact.type) }],
});

/** The facts on topics as one AsyncAPI 3 document. */
export function asyncApi(schemas: Map<string, Schema>, readers: Map<string, string[]>): object {
  const facts = allFacts();
  const payloads = facts.map((fact) => ({ fact, ...placed(fact.type, schemas.get(fact.type) ?? {}) }));
  const rooms = Object.entries(topics).map(([room, topic]) => ({
    room,
    topic,
    facts: facts.filter((fact) => fact.topic === topic),
  }));
  const reading = rooms.flatMap(({ room, facts: own }) =>
    [...new Set(own.flatMap(({ type }) => readers.get(type) ?? []))].sort().map((service) => {
      const read = own.filter(({ type }) => readers.get(type)?.includes(service));
      return [`${service}.receive.${room}`, operation('receive', room, read, `${service} reads ${room}.`)] as const;
    }),
  );
  const writing = rooms.map(({ room, topic, facts: own }) => {
    const service = writerOf(topic);
    return [`${service}.send.${room}`, operation('send', room, own, `${service} writes ${room}.`)] as const;
  });
  return {
    asyncapi: '3.0.0',
    info: {
      title: '做媒 Zuomei: facts on topics',
      version: '1.0.0',
      description:
        'CloudEvents 1.0 in Kafka binary mode, JSON, kept for ever, keyed by the id of the aggregate. Delivered at least once: ' +
        'leave out a `ce_id` you have handled. Schemas change only by optional fields that come and go; ignore fields you do not know.',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(rooms.map(({ room, topic, facts: own }) => [room, channel(topic, own)])),
    operations: Object.fromEntries([...writing, ...reading]),
    components: {
      messages: Object.fromEntries(facts.map((fact) => [fact.type, message(fact)])),
      schemas: Object.fromEntries([
        ['headers', headers],
        ...payloads.flatMap(({ fact, schema, definitions }) => [[fact.type, schema], ...definitions]),
      ]),
    },
  };
}

const channel = (address: string, facts: FactDefinition[]): object => ({
  address,
  messages: Object.fromEntries(facts.map(({ type }) => [type, { $ref: `#/components/messages/${type}` }])),
  bindings: { kafka: { partitions: 6, topicConfiguration: { 'retention.ms': -1 } } },
});

const operation = (action: 'send' | 'receive', room: string, facts: FactDefinition[], summary: string): object => ({
  action,
  summary,
  channel: { $ref: `#/channels/${room}` },
  messages: facts.map(({ type }) => ({ $ref: `#/channels/${room}/messages/${type}` })),
});
