/**
 * Writes docs/openapi.json, one OpenAPI 3.1 document of all services, from their built code; nothing has to run.
 * `--check` writes nothing and fails if the file is not what the code says.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const usage = `node tools/openapi.ts [--check] [--services gateway,events]

  Needs the services built (npm run build).
  --check     only say whether docs/openapi.json is up to date; exit code 1 if not
  --services  of these services only, printed and not written`;

const root = join(import.meta.dirname, '..');
const target = join(root, 'docs/openapi.json');
const everyService = ['gateway', 'events', 'registrations', 'notifications'];

const { values } = parseArgs({
  options: { check: { type: 'boolean' }, services: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});

interface Part {
  service: string;
  document: object;
}

interface EnvVariable {
  name: string;
  required: boolean;
}

/** What of a built service is read here; they export nothing, so that nobody but a tool gets in. */
interface BuiltService {
  config: { spec: EnvVariable[]; read: (environment: Record<string, string>) => unknown };
  AppModule: { with: (settings: unknown) => object };
}

const built = async <T>(service: string, file: string): Promise<T> => {
  const path = join(root, 'services', service, 'dist', file);
  if (!existsSync(path)) throw new Error(`${path} is not there: run \`npm run build\` first.`);
  return (await import(pathToFileURL(path).href)) as T;
};

// A URL and long enough to be a secret: in preview mode nothing is opened.
const anything = 'postgres://nobody:nothing@127.0.0.1:1/nothing-is-opened-here';

async function describe(service: string): Promise<Part> {
  const { NestFactory } = await import('@nestjs/core');
  const { FastifyAdapter } = await import('@nestjs/platform-fastify');
  const { openApiDocument } = await import('@zuomei/platform');
  const { config } = await built<Pick<BuiltService, 'config'>>(service, 'config.js');
  const { AppModule } = await built<Pick<BuiltService, 'AppModule'>>(service, 'app.module.js');
  const needed = config.spec.filter(({ required }) => required).map(({ name }) => [name, anything]);
  const module = AppModule.with(config.read(Object.fromEntries(needed)));
  const app = await NestFactory.create(module, new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  const metadata = pathToFileURL(join(root, 'services', service, 'dist', 'metadata.js'));
  const document = await openApiDocument(app, service, metadata);
  return { service, document: { ...document } };
}

async function main(): Promise<void> {
  if (values.help) return console.log(usage);
  const services = values.services?.split(',') ?? everyService;
  const parts: Part[] = [];
  // One after the other: the plugin's metadata is loaded into one place.
  for (const service of services) parts.push(await describe(service));
  const { mergeOpenApi } = await built<{ mergeOpenApi: (parts: Part[]) => object }>('gateway', 'docs/merge-openapi.js');
  const text = `${JSON.stringify(mergeOpenApi(parts), null, 2)}\n`;
  if (values.services) return void process.stdout.write(text);
  if (!values.check) return writeFileSync(target, text);
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
    console.error('docs/openapi.json is not what the services say: run `node tools/openapi.ts` and commit it.');
    process.exitCode = 1;
  }
}

await main();
// A service's module may keep a timer; the document is written.
process.exit();
