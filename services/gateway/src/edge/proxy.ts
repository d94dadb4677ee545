import { currentTrace, NotFound, Refusal } from '@zuomei/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';
import { withoutCookie } from '../auth/identity.js';
import type { GatewaySettings } from '../config.js';
import { answerProblem } from './answer-problem.js';
import { type Answer, exchange } from './exchange.js';
import { BodyTooLarge, limitSize, readBody, saysTooLarge, wasTooLarge } from './request-body.js';
import { destinationOf, type ServiceName } from './routing.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The service that it goes to. */
    upstream: Pool;
  }
}

class ServiceAway extends Refusal {
  constructor() {
    super(
      'unavailable',
      'SERVICE_UNAVAILABLE',
      { zh: '服务暂时不可用,请稍后再试。', en: 'This part is not available right now; try again in a moment.' },
      { retryAfterSeconds: 2 },
    );
  }
}

const methods: HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Sends /api to the service it belongs to. */
export async function registerProxy(
  fastify: FastifyInstance,
  settings: GatewaySettings,
  sessionCookie: string,
): Promise<void> {
  const upstreams: Record<ServiceName, Pool> = {
    events: connectionsTo(settings.eventsUrl),
    registrations: connectionsTo(settings.registrationsUrl),
    notifications: connectionsTo(settings.notificationsUrl),
  };

  await fastify.register(async (proxy) => {
    proxy.removeAllContentTypeParsers();
    proxy.addContentTypeParser('*', readBody);
    proxy.setErrorHandler(answerProblem);
    proxy.decorateRequest('upstream');
    proxy.addHook('onRequest', (request, _reply, done) => {
      const destination = destinationOf(request.url.split('?', 1)[0] ?? '');
      if (destination === undefined || destination === 'gateway') return done(new NotFound());
      request.upstream = upstreams[destination];
      done(saysTooLarge(request) ? new BodyTooLarge() : undefined);
    });
    proxy.addHook('preParsing', (request, _reply, payload, done) =>
      done(null, limitSize(request, payload as Readable)),
    );
    const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
      handOn(await answerTo(request, sessionCookie), request, reply);
    for (const url of ['/api', '/api/*']) proxy.route({ url, method: methods, exposeHeadRoute: false, handler });
  });
}

const connectionsTo = (url: string): Pool =>
  new Pool(new URL(url).origin, {
    connections: 128,
    connect: { timeout: 3000 },
    headersTimeout: 60_000,
    bodyTimeout: 300_000,
  });

async function answerTo(request: FastifyRequest, sessionCookie: string): Promise<Answer> {
  const { method } = request;
  const reads = method === 'GET' || method === 'HEAD';
  const sent = {
    method: method as 'GET',
    path: request.raw.url ?? '/',
    headers: headersFor(request, sessionCookie),
    body: reads ? null : ((request.body as Buffer | Readable | undefined) ?? null),
  };
  try {
    return await exchange(request.upstream, sent).catch(async (error: unknown) => {
      if (!reads || !brokenConnections.has((error as { code?: string }).code ?? '')) throw error;
      await wait(20);
      return exchange(request.upstream, sent);
    });
  } catch (error) {
    request.log.debug({ reason: (error as Error).message }, 'upstream failed');
    throw wasTooLarge(request) ? new BodyTooLarge() : new ServiceAway();
  }
}

/** A kept connection may die while we take it up again: what only reads is sent once more. */
const brokenConnections = new Set(['ECONNRESET', 'UND_ERR_SOCKET']);

function handOn({ status, headers, body }: Answer, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  for (const name in headers) if (!ofConnection.has(name)) void reply.header(name, headers[name]);
  // Answered before all of the body came: what is still on its way would be taken for the next request.
  if (!request.raw.complete) void reply.header('connection', 'close');
  return reply.code(status).send(body);
}

/** About one connection, not about what passes on it. */
const ofConnection = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * What the gateway says itself, or not at all: `authorization` was replaced on arrival by our own token, or taken
 * away; `expect` was answered here already, by Node.
 */
const ours = new Set(['host', 'forwarded', 'x-real-ip', 'authorization', 'expect', 'cookie']);

/** What a service learns of a request: who (signed), from where, in which trace; never the session. */
function headersFor(request: FastifyRequest, sessionCookie: string): IncomingHttpHeaders {
  const given = request.headers;
  const { traceparent, requestId } = currentTrace();
  const named = given.connection?.toLowerCase().split(/\s*,\s*/);
  const headers: IncomingHttpHeaders = {};
  for (const name in given) {
    if (ofConnection.has(name) || ours.has(name) || name.startsWith('x-forwarded-') || named?.includes(name)) continue;
    headers[name] = given[name];
  }
  if (given.authorization !== undefined) headers.authorization = given.authorization;
  const cookie = given.cookie === undefined ? undefined : withoutCookie(given.cookie, sessionCookie);
  if (cookie !== undefined) headers.cookie = cookie;
  headers['x-forwarded-for'] = request.ip;
  headers['traceparent'] = traceparent;
  headers['x-request-id'] = requestId;
  return headers;
}
