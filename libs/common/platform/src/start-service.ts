import cookie from '@fastify/cookie';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { answerBadPath, answerBadRequest } from './bad-requests.js';
import { cookiesAreSecure } from './cookies.js';
import { type CommonSettings, ConfigProblem } from './env.js';
import { HealthParts } from './health.js';
import { listen } from './listen.js';
import { configureLogging, JsonLogger, log } from './logging.js';
import { measureRequests } from './metrics.js';
import { type MetadataSource, serveOpenApi } from './openapi.js';
import { ProblemFilter } from './problem.filter.js';
import { inTrace, localeFrom, traceFrom } from './trace.js';
import { DtoPipe } from './validation.pipe.js';

export interface ServiceOptions {
  readonly name: string;
  readonly module: DynamicModule | Type;
  readonly host: string;
  readonly port: number;
  readonly settings: CommonSettings;
  /** Classes of custom transport strategies that the module provides. */
  readonly transports?: Type[];
  /** Where the OpenAPI metadata made at build time is: `new URL('./metadata.js', import.meta.url)`. */
  readonly metadata?: MetadataSource;
  /** Bytes of a body; 1 MiB unless said. */
  readonly bodyLimit?: number;
  readonly configure?: (app: NestFastifyApplication) => Promise<void>;
}

/** Prepares, without listening: what tests use, too. */
export async function createService(options: ServiceOptions): Promise<NestFastifyApplication> {
  configureLogging(options.name, options.settings.logLevel);
  cookiesAreSecure(options.settings.publicUrl.startsWith('https:'));
  const adapter = new FastifyAdapter({
    forceCloseConnections: true,
    bodyLimit: options.bodyLimit ?? 1024 * 1024,
    // Empty: nobody stands in front, and what a client says of its address is not believed.
    trustProxy: options.settings.trustProxy === '' ? false : options.settings.trustProxy,
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: answerBadPath,
    clientErrorHandler: answerBadRequest,
  });
  const app = await NestFactory.create<NestFastifyApplication>(options.module, adapter, {
    logger: new JsonLogger(),
    abortOnError: false,
  });
  const fastify = adapter.getInstance();
  await fastify.register(cookie);
  fastify.addHook('onRequest', (request, reply, done) => {
    const trace = traceFrom(request.headers['traceparent'] as string | undefined, localeFrom(request.headers));
    void reply.header('x-request-id', trace.requestId).header('cache-control', 'no-store');
    inTrace(trace, done);
  });
  measureRequests(fastify, options.name);
  app.useGlobalPipes(new DtoPipe());
  app.useGlobalFilters(new ProblemFilter());
  for (const transport of options.transports ?? []) {
    app.connectMicroservice({ strategy: app.get(transport) }, { inheritAppConfig: true });
  }
  await options.configure?.(app);
  if (options.metadata) serveOpenApi(app, options.name, options.metadata);
  return app;
}

/** Starts a service and keeps it until SIGTERM or SIGINT; a stop that hangs is ended hard. */
export async function startService(options: ServiceOptions): Promise<NestFastifyApplication> {
  const app = await createService(options);
  if ((options.transports ?? []).length > 0) await app.startAllMicroservices();
  await listen(app, { port: options.port, host: options.host });
  log('start').info({ url: await app.getUrl() }, 'listening');
  stopOnSignals(app);
  return app;
}

const hardDeadlineMs = 8000;

function stopOnSignals(app: NestFastifyApplication): void {
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log('stop').info({ signal }, 'stopping');
    app.get(HealthParts, { strict: false }).leave();
    setTimeout(() => process.exit(1), hardDeadlineMs).unref();
    void app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log('stop').error({ err: error }, 'stop failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** Runs a main function; what keeps it from starting is said in words, once. */
export function main(run: () => Promise<unknown>): void {
  run().catch((error: unknown) => {
    if (error instanceof ConfigProblem) process.stderr.write(`${error.message}\n`);
    else log('start').fatal({ err: error }, 'could not start');
    process.exit(1);
  });
}
