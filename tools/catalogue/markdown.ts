import { allFacts, type FactDefinition, topics } from '@zuomei/contracts';
import type { Schema } from './json-schema.ts';
import { exampleOf } from './shelf.ts';
import { writerOf } from './who-reads.ts';

function kindOf(schema: Schema): string {
  if (schema.$ref) return schema.$ref.slice('#/$defs/'.length);
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(' ');
  if (schema.items) return `list of ${kindOf(schema.items)}`;
  if (typeof schema['format'] === 'string') return schema['format'];
  if (Array.isArray(schema['oneOf'])) return (schema['oneOf'] as Schema[]).map(kindOf).join(' or ');
  if (typeof schema['pattern'] === 'string') return `\`${schema['pattern'].replaceAll('|', '\\|')}\``;
  return schema.type ?? 'anything';
}

const fields = (schema: Schema): string =>
  [
    '| field | | value |',
    '| --- | --- | --- |',
    ...Object.entries(schema.properties ?? {}).map(
      ([name, property]) =>
        `| \`${name}\` | ${schema.required?.includes(name) ? '' : 'optional'} | ${kindOf(property)} |`,
    ),
  ].join('\n');

function section(fact: FactDefinition, schema: Schema, readers: string[]): string {
  const nested = Object.entries(schema.$defs ?? {}).map(([name, inner]) => `\`${name}\`:\n\n${fields(inner)}`);
  return [
    `### ${fact.type}`,
    `${fact.summary} About one \`${fact.aggregate}\`, its key. Read by: ${readers.join(', ') || 'nobody of ours yet'}.`,
    fields(schema),
    ...nested,
    `\`\`\`json\n${JSON.stringify(exampleOf(fact.type), null, 2)}\n\`\`\``,
  ].join('\n\n');
}

/** docs/event-catalogue.md: every fact, when it happens, who writes and who reads it, its fields and an example. */
export function eventCatalogue(schemas: Map<string, Schema>, readers: Map<string, string[]>): string {
  const rooms = Object.values(topics).map((topic) => ({
    topic,
    facts: allFacts().filter((fact) => fact.topic === topic),
  }));
  const overview = rooms.flatMap(({ topic, facts }) => [
    `**${topic}**, written by ${writerOf(topic)}:`,
    [
      '| fact | when | read by |',
      '| --- | --- | --- |',
      ...facts.map(
        ({ type, summary }) =>
          `| [${type}](#${type.replaceAll('.', '')}) | ${summary} | ${(readers.get(type) ?? []).join(', ')} |`,
      ),
    ].join('\n'),
  ]);
  return [
    '# Event catalogue',
    '<!-- Written by `npm run catalogue` from libs/common/contracts; do not edit. -->',
    'Facts travel as CloudEvents 1.0 in Kafka binary mode, JSON, keyed by the id of what they are about; order holds per key. Topics are kept for ever and hold no personal data. Delivery is at least once: the same `ce_id` is the same fact. Machine-readable: `asyncapi.json` beside this file, JSON Schemas in `libs/common/contracts/schemas`, examples in `libs/common/contracts/fixtures`.',
    'A schema changes only by optional fields that come and go; readers ignore fields they do not know. Anything else is a new fact with the next version number.',
    ...overview,
    ...rooms.flatMap(({ topic, facts }) => [
      `## ${topic}`,
      ...facts.map((fact) => section(fact, schemas.get(fact.type) ?? {}, readers.get(fact.type) ?? [])),
    ]),
  ].join('\n\n');
}
