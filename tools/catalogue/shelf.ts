import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { breakingChanges } from './compatibility.ts';
import type { Schema } from './json-schema.ts';

const root = join(import.meta.dirname, '..', '..');
export const docs = join(root, 'docs');
export const services = join(root, 'services');
const schemas = join(root, 'libs/common/contracts/schemas');
const history = join(schemas, 'history');
const fixtures = join(root, 'libs/common/contracts/fixtures');

const json = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
const listed = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);

/** The schemas kept in git, by fact type. */
export const keptSchemas = (): Map<string, Schema> =>
  new Map(
    listed(schemas)
      .filter((name) => name.endsWith('.json'))
      .map((name) => [name.replace(/\.json$/, ''), json<Schema>(join(schemas, name))]),
  );

/** Every schema a type ever had, the one in force last. */
export function versionsOf(type: string, kept: Map<string, Schema>): Schema[] {
  const folder = join(history, type);
  const current = kept.get(type);
  return [...listed(folder).map((name) => json<Schema>(join(folder, name))), ...(current ? [current] : [])];
}

export const exampleOf = (type: string): unknown => json(join(fixtures, type, 'full.json'));

/** What in the contracts as they now are could not be exchanged with what is on the topics. */
export function incompatibilities(now: Map<string, Schema>, kept = keptSchemas()): string[] {
  return [...kept.keys()].flatMap((type) => {
    const schema = now.get(type);
    // Its messages are on the topic for ever, so somebody must be able to read them.
    if (!schema) return [`${type} has left the contracts`];
    return versionsOf(type, kept).flatMap((version) =>
      breakingChanges(version, schema).map((what) => `${type} ${what}`),
    );
  });
}

/** Puts schemas in force; one that is replaced goes to the history. */
export function keepSchemas(now: Map<string, Schema>, texts: Map<string, string>): void {
  const kept = keptSchemas();
  mkdirSync(schemas, { recursive: true });
  for (const [type, schema] of now) {
    const before = kept.get(type);
    if (before && breaksNothingButDiffers(before, schema)) {
      const folder = join(history, type);
      mkdirSync(folder, { recursive: true });
      const number = String(listed(folder).length + 1).padStart(3, '0');
      writeFileSync(join(folder, `${number}.json`), readFileSync(join(schemas, `${type}.json`)));
    }
    writeFileSync(join(schemas, `${type}.json`), texts.get(type) ?? '');
  }
}

const shape = ({ title: _title, description: _description, ...rest }: Schema): string => JSON.stringify(rest);
const breaksNothingButDiffers = (before: Schema, now: Schema): boolean => shape(before) !== shape(now);
