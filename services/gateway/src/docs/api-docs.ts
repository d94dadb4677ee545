import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { log, NotFound, openApiDocument, Refusal } from '@zuomei/platform';
import type { FastifyInstance } from 'fastify';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { GatewaySettings } from '../config.js';
import { answerProblem } from '../edge/answer-problem.js';
import { mergeOpenApi, type OpenApiDocument, type Part } from './merge-openapi.js';

class DocumentsAway extends Refusal {
  constructor() {
    super(
      'unavailable',
      'SERVICE_UNAVAILABLE',
      { zh: '有服务尚未就绪,请稍后再试。', en: 'A service is not ready yet; try again in a moment.' },
      { retryAfterSeconds: 2 },
    );
  }
}

const keepMs = 60_000;

/** /api/openapi.json, /api/asyncapi.json and the page that shows the first, all from this origin. */
export async function serveApiDocs(
  app: NestFastifyApplication,
  root: FastifyInstance,
  settings: GatewaySettings,
  metadata: URL | undefined,
): Promise<void> {
  await root.register(async (fastify) => {
    fastify.setErrorHandler(answerProblem);
    serveDocuments(app, fastify, settings, metadata);
    serveReader(fastify);
  });
}

function serveDocuments(
  app: NestFastifyApplication,
  fastify: FastifyInstance,
  settings: GatewaySettings,
  metadata: URL | undefined,
): void {
  const services = {
    events: settings.eventsUrl,
    registrations: settings.registrationsUrl,
    notifications: settings.notificationsUrl,
  };
  let kept: { text: string; until: number } | undefined;

  fastify.get('/api/openapi.json', async (_request, reply) => {
    if (!kept || kept.until < Date.now()) {
      const own = await openApiDocument(app, 'gateway', metadata);
      const others = await Promise.all(Object.entries(services).map(([name, url]) => documentOf(name, url)));
      const parts = [{ service: 'gateway', document: { ...own } as OpenApiDocument }, ...others];
      kept = { text: JSON.stringify(mergeOpenApi(parts)), until: Date.now() + keepMs };
    }
    return reply.type('application/json; charset=utf-8').header('cache-control', 'public, max-age=60').send(kept.text);
  });

  fastify.get('/api/asyncapi.json', async (_request, reply) => {
    const text = await readFile(settings.asyncApiFile, 'utf8').catch(() => {
      throw new NotFound();
    });
    return reply.type('application/json; charset=utf-8').send(text);
  });
}

async function documentOf(service: string, url: string): Promise<Part> {
  try {
    const answer = await fetch(new URL('/openapi.json', url), { signal: AbortSignal.timeout(5000) });
    if (!answer.ok) throw new Error(`answered ${answer.status}`);
    return { service, document: (await answer.json()) as OpenApiDocument };
  } catch (error) {
    log('docs').warn({ service, reason: (error as Error).message }, 'no OpenAPI document');
    throw new DocumentsAway();
  }
}

const files: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const page = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>做媒 Zuomei API</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/api/docs/swagger-ui.css"><link rel="icon" href="/api/docs/favicon-32x32.png">
</head><body><div id="docs"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script>
</body></html>`;

const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null,
  docExpansion: 'none', filter: true, displayRequestDuration: true });`;

const policy = `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

/** Swagger UI from npm; no other host is asked for anything. */
function serveReader(fastify: FastifyInstance): void {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  fastify.get('/api/docs', async (_request, reply) =>
    reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(page),
  );
  fastify.get('/api/docs/start.js', async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(start),
  );
  fastify.get<{ Params: { file: string } }>('/api/docs/:file', async (request, reply) => {
    const type = files[request.params.file];
    if (type === undefined) throw new NotFound();
    const content = await readFile(join(folder, request.params.file));
    return reply.type(type).header('cache-control', 'public, max-age=86400').send(content);
  });
}
