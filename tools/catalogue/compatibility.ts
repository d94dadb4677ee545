import type { Schema } from './json-schema.ts';

/** Words about a schema, not rules of it. */
const remarks = new Set([
  '$schema',
  '$id',
  '$defs',
  '$ref',
  'title',
  'description',
  'properties',
  'required',
  'items',
  'examples',
]);

function resolved(schema: Schema, root: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const definition = root.$defs?.[schema.$ref.slice('#/$defs/'.length)];
  if (!definition) throw new Error(`${schema.$ref} is not there`);
  return definition;
}

const rulesOf = (schema: Schema): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword]) => !remarks.has(keyword))
      .map(([keyword, value]) => [keyword, keyword === 'enum' ? [...(value as unknown[])].sort() : value])
      .sort(),
  );

/**
 * What keeps two versions of a payload from being exchanged in both directions, over any number of versions
 * (FULL_TRANSITIVE): readers of either read what writers of the other wrote. Optional fields may come and go;
 * anything else is a new version of the fact. Empty: compatible.
 */
export function breakingChanges(before: Schema, after: Schema): string[] {
  return compare(before, after, { before, after, at: '' });
}

function compare(one: Schema, other: Schema, where: { before: Schema; after: Schema; at: string }): string[] {
  const before = resolved(one, where.before);
  const after = resolved(other, where.after);
  const at = where.at || '/';
  const changes: string[] = [];
  const [old, now] = [JSON.stringify(rulesOf(before)), JSON.stringify(rulesOf(after))];
  if (old !== now) changes.push(`${at}: ${old} became ${now}`);
  const [must, mustNow] = [new Set(before.required), new Set(after.required)];
  for (const name of must) if (!mustNow.has(name)) changes.push(`${at}: ${name} is no longer required`);
  for (const name of mustNow) if (!must.has(name)) changes.push(`${at}: ${name} is now required`);
  for (const [name, property] of Object.entries(before.properties ?? {})) {
    const same = after.properties?.[name];
    if (same) changes.push(...compare(property, same, { ...where, at: `${where.at}/${name}` }));
  }
  if (before.items && after.items)
    changes.push(...compare(before.items, after.items, { ...where, at: `${where.at}/*` }));
  else if (before.items !== after.items) changes.push(`${at}: items changed`);
  return changes;
}
