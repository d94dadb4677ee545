import { allFacts, type FactDefinition } from '@zuomei/contracts';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { targetConstructorToSchema, validationMetadatasToSchemas } from 'class-validator-jsonschema';

export interface Schema {
  [keyword: string]: unknown;
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
}

const pointer = '#/$defs/';
const options = {
  refPointerPrefix: pointer,
  classTransformerMetadataStorage: defaultMetadataStorage,
};

const refsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner.slice(pointer.length)] : refsIn(inner),
  );
};

/** Required fields in the order of the alphabet, so that moving a line in a class changes nothing. */
function tidy(schema: Schema): Schema {
  const { required, ...rest } = schema;
  return required ? { ...rest, required: [...required].sort() } : rest;
}

/** The JSON Schema of a fact's payload, made from its class. Fields the schema does not name are allowed. */
export function schemaOf(fact: FactDefinition): Schema {
  const all = validationMetadatasToSchemas(options) as Record<string, Schema>;
  const own = tidy(targetConstructorToSchema(fact.payload, options) as Schema);
  const named = new Set<string>();
  const queue = refsIn(own);
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (named.has(name)) continue;
    const definition = all[name];
    if (!definition) throw new Error(`${fact.type}: ${name} has no validated field`);
    named.add(name);
    queue.push(...refsIn(definition));
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `https://zuomei.example/schemas/${fact.type}.json`,
    title: fact.type,
    description: fact.summary,
    ...own,
    ...(named.size === 0 ? {} : { $defs: definitions([...named].sort(), all) }),
  };
}

const definitions = (names: string[], all: Record<string, Schema>): Record<string, Schema> =>
  Object.fromEntries(names.map((name) => [name, tidy(all[name] ?? {})]));

export const allSchemas = (): Map<string, Schema> => new Map(allFacts().map((fact) => [fact.type, schemaOf(fact)]));
