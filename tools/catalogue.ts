/** Writes what is generated from the contracts of the facts. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const help = `Writes the JSON Schemas of all facts, docs/asyncapi.json and docs/event-catalogue.md from libs/common/contracts.
Refuses a change of a schema that would make facts on the topics unreadable: make a new version of the fact instead.

  npm run catalogue
  npm run catalogue -- --check     write nothing; exit code 1 if a schema broke`;

const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
if (values.help) {
  process.stdout.write(`${help}\n`);
  process.exit(0);
}

const root = join(import.meta.dirname, '..');
execFileSync(join(root, 'node_modules/.bin/nx'), ['build', 'contracts'], { cwd: root, stdio: 'ignore' });
const { documents } = await import('./catalogue/documents.ts');
const { incompatibilities, keepSchemas } = await import('./catalogue/shelf.ts');

const { schemas, schemaTexts, files } = await documents();
const broken = incompatibilities(schemas);
if (broken.length > 0) {
  process.stderr.write(
    `These changes need a new version of their fact:\n${broken.map((line) => `  ${line}\n`).join('')}`,
  );
  process.exit(1);
}
if (!values.check) {
  keepSchemas(schemas, schemaTexts);
  for (const [file, text] of files) writeFileSync(file, text);
  process.stdout.write(
    `${schemas.size} schemas, ${[...files.keys()].map((file) => file.slice(root.length + 1)).join(', ')}\n`,
  );
}
