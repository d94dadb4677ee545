import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { asyncApi } from './asyncapi.ts';
import { allSchemas, type Schema } from './json-schema.ts';
import { eventCatalogue } from './markdown.ts';
import { docs } from './shelf.ts';
import { readers } from './who-reads.ts';

const styled = async (text: string, filepath: string): Promise<string> =>
  format(text, { ...(await resolveConfig(filepath)), filepath });

export interface Documents {
  schemas: Map<string, Schema>;
  /** The schemas as they stand in their files. */
  schemaTexts: Map<string, string>;
  /** Other generated files, by path. */
  files: Map<string, string>;
}

/** Everything `npm run catalogue` writes, from the contracts as they now are. */
export async function documents(): Promise<Documents> {
  const schemas = allSchemas();
  const read = readers();
  const schemaTexts = new Map<string, string>();
  for (const [type, schema] of schemas) schemaTexts.set(type, await styled(JSON.stringify(schema), `${type}.json`));
  const asyncApiFile = join(docs, 'asyncapi.json');
  const catalogueFile = join(docs, 'event-catalogue.md');
  const files = new Map([
    [asyncApiFile, await styled(JSON.stringify(asyncApi(schemas, read)), asyncApiFile)],
    [catalogueFile, await styled(eventCatalogue(schemas, read), catalogueFile)],
  ]);
  return { schemas, schemaTexts, files };
}
