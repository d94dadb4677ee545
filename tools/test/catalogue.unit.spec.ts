import { beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { breakingChanges } from '../catalogue/compatibility.ts';
import { type Documents, documents } from '../catalogue/documents.ts';
import type { Schema } from '../catalogue/json-schema.ts';
import { docs, incompatibilities, keptSchemas } from '../catalogue/shelf.ts';

const contracts = join(import.meta.dirname, '../../libs/common/contracts');
const text = (file: string): string => readFileSync(file, 'utf8');

describe('the catalogue of facts', () => {
  let now: Documents;
  beforeAll(async () => (now = await documents()));

  it('stands in git as the contracts say; if not, run `npm run catalogue`', () => {
    const kept = readdirSync(join(contracts, 'schemas')).filter((name) => name.endsWith('.json'));
    expect(kept).toEqual([...now.schemas.keys()].map((type) => `${type}.json`).sort());
    for (const [type, schema] of now.schemaTexts) expect(text(join(contracts, 'schemas', `${type}.json`))).toBe(schema);
    for (const [file, content] of now.files) expect(text(file)).toBe(content);
  });

  it('breaks no version of a fact that was ever published', () => {
    expect(incompatibilities(now.schemas)).toEqual([]);
  });

  it('has schemas that take every golden fixture, and what they must refuse they refuse', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    formats.default(ajv);
    for (const [type, schema] of now.schemas) {
      const check = ajv.compile(schema);
      for (const name of readdirSync(join(contracts, 'fixtures', type))) {
        const fixture = JSON.parse(text(join(contracts, 'fixtures', type, name))) as Record<string, unknown>;
        expect([type, name, check(fixture), check.errors]).toEqual([type, name, true, null]);
        for (const field of schema.required ?? []) {
          const without = { ...fixture };
          delete without[field];
          expect([type, field, check(without)]).toEqual([type, field, false]);
        }
      }
    }
    const agreement = ajv.getSchema('https://zuomei.example/schemas/agreements.agreement-signed.v1.json');
    const signed = JSON.parse(text(join(contracts, 'fixtures/agreements.agreement-signed.v1/full.json'))) as object;
    expect(agreement?.({ ...signed, amount: '1200000' })).toBe(false);
    expect(agreement?.({ ...signed, partyIds: ['not an id'] })).toBe(false);
    const event = ajv.getSchema('https://zuomei.example/schemas/events.event-published.v1.json');
    const published = JSON.parse(text(join(contracts, 'fixtures/events.event-published.v1/full.json'))) as object;
    expect(event?.({ ...published, sessions: [{ title: '没有时间' }] })).toBe(false);
  });

  it('is a valid AsyncAPI 3 document', async () => {
    const { document, diagnostics } = await new Parser().parse(text(join(docs, 'asyncapi.json')));
    const errors = diagnostics
      .filter(({ severity }) => Number(severity) === 0)
      .map(({ path, message }) => [path, message]);
    expect(errors).toEqual([]);
    expect(document?.allMessages().length).toBe(now.schemas.size);
  });
});

describe('compatibility in both directions', () => {
  const before: Schema = {
    type: 'object',
    properties: {
      id: { type: 'string', format: 'uuid' },
      note: { type: 'string' },
      kind: { type: 'string', enum: ['a', 'b', 'c'] },
      parts: { type: 'array', items: { $ref: '#/$defs/Part' } },
    },
    required: ['id', 'kind', 'parts'],
    $defs: { Part: { type: 'object', properties: { size: { type: 'integer', minimum: 1 } }, required: ['size'] } },
  };
  const changed = (change: (schema: Required<Schema>) => void): string[] => {
    const after = structuredClone(before) as Required<Schema>;
    change(after);
    return breakingChanges(before, after);
  };

  it('lets optional fields come and go', () => {
    expect(changed(() => undefined)).toEqual([]);
    expect(changed(({ properties }) => (properties['more'] = { type: 'string' }))).toEqual([]);
    expect(changed(({ properties }) => delete properties['note'])).toEqual([]);
    expect(changed((schema) => (schema.description = 'said better'))).toEqual([]);
  });

  it.each<[string, (schema: Required<Schema>) => unknown, string]>([
    [
      'a required field that is gone',
      (s) => (delete s.properties['id'], s.required.shift()),
      '/: id is no longer required',
    ],
    ['a new required field', (s) => ((s.properties['more'] = {}), s.required.push('more')), '/: more is now required'],
    ['an optional field that becomes required', (s) => s.required.push('note'), '/: note is now required'],
    [
      'another type',
      (s) => (s.properties['note'] = { type: 'integer' }),
      '/note: {"type":"string"} became {"type":"integer"}',
    ],
    [
      'a narrower enumeration',
      (s) => s.properties['kind']?.enum?.pop(),
      '/kind: {"enum":["a","b","c"],"type":"string"} became {"enum":["a","b"],"type":"string"}',
    ],
    [
      'a wider enumeration',
      (s) => s.properties['kind']?.enum?.push('d'),
      '/kind: {"enum":["a","b","c"],"type":"string"} became {"enum":["a","b","c","d"],"type":"string"}',
    ],
    [
      'another bound deep inside',
      (s) => (s.$defs['Part'] = { ...s.$defs['Part'], properties: { size: { type: 'integer' } } }),
      '/parts/*/size: {"minimum":1,"type":"integer"} became {"type":"integer"}',
    ],
    [
      'a list that becomes one',
      (s) => (s.properties['parts'] = { $ref: '#/$defs/Part' }),
      '/parts: {"type":"array"} became {"type":"object"}',
    ],
  ])('refuses %s', (_, change, said) => {
    expect(changed(change)).toContain(said);
  });

  it('refuses a fact that leaves the contracts', () => {
    const kept = keptSchemas();
    const [first = '', ...others] = [...kept.keys()];
    const rest = new Map(others.map((type) => [type, kept.get(type) ?? {}]));
    expect(incompatibilities(rest)).toEqual([`${first} has left the contracts`]);
  });
});
