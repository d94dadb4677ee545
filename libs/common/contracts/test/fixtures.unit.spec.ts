import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { allFacts, factOfType } from '../src/index.js';

// What was published once is on its topic for ever: files are added here, never changed or removed.
const fixtures = join(import.meta.dirname, '../fixtures');
const files = readdirSync(fixtures).flatMap((type) =>
  readdirSync(join(fixtures, type)).map((name) => [type, name] as const),
);

describe('golden fixtures', () => {
  it.each(files)('%s %s is read by the contract of its type', (type, name) => {
    const fact = factOfType(type);
    if (!fact) throw new Error(`${type} has left the contracts, but is on its topic`);
    const payload: unknown = JSON.parse(readFileSync(join(fixtures, type, name), 'utf8'));
    const instance = plainToInstance(fact.payload, payload);
    expect(validateSync(instance, { forbidUnknownValues: true })).toEqual([]);
  });

  it.each(allFacts().map(({ type }) => type))('%s has one with all fields and one with the required ones', (type) => {
    const names = readdirSync(join(fixtures, type));
    expect(names).toEqual(expect.arrayContaining(['full.json', 'minimal.json']));
  });

  it('a field that the contract does not know does no harm', () => {
    const fact = factOfType('events.organisation-recorded.v1');
    if (!fact) throw new Error('no such fact');
    const payload: unknown = JSON.parse(readFileSync(join(fixtures, fact.type, 'full.json'), 'utf8'));
    const newer = plainToInstance(fact.payload, { ...(payload as object), addedLater: { deep: true } });
    expect(validateSync(newer)).toEqual([]);
  });
});
