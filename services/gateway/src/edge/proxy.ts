import httpProxy from '@fastify/http-proxy';
import { currentTrace, NotFound, Refusal } from '@zuomei/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { pipeline, Transform, type Readable } from 'node:stream';
import { withoutCookie } from '../auth/identity.js';
import type { GatewaySettings } from '../config.js';
import { answerProblem } from './answer-problem.js';
import { destinationOf } from './routing.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The service that it goes to. */
    upstream: string;
  }
}

/** A file of 30 MB and the form around it. */
const largestBody = 32 * 1024 * 1024;
/** What services read of JSON. */
const largestJson = 1024 * 1024;

export class BodyTooLarge extends Refusal {
  constructor() {
    super('too_large', 'TOO_LARGE', {
      zh: '内容太大:文件最多 30 MB,其他最多 1 MB。',
      en: 'The content is too large: 30 MB at most for a file, 1 MB for the rest.',
    });
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

/** A service that refuses a large body closes while it is still being sent; nobody could tell that from a crash. */
const largestFor = (request: FastifyRequest): number =>
  /json/i.test(request.headers['content-type'] ?? '') ? largestJson : largestBody;

const tooLarge = new WeakSet<FastifyRequest>();

/** Sends /api to the service it belongs to, bodies and answers unbuffered. */
export async function registerProxy(
  fastify: FastifyInstance,
  settings: GatewaySettings,
  sessionCookie: string,
): Promise<void> {
  const upstreams = {
    events: new URL(settings.eventsUrl).origin,
    registrations: new URL(settings.registrationsUrl).origin,
    notifications: new URL(settings.notificationsUrl).origin,
  };

  await fastify.register(async (proxy) => {
    // Bodies pass as they come; the parsers that Nest has set would read them here.
    proxy.removeAllContentTypeParsers();
    proxy.setErrorHandler(answerProblem);
    proxy.decorateRequest('upstream', '');
    proxy.addHook('onRequest', (request, _reply, done) => {
      const destination = destinationOf(request.url.split('?', 1)[0] ?? '');
      if (destination === undefined || destination === 'gateway') return done(new NotFound());
      request.upstream = upstreams[destination];
      const tooLong = Number(request.headers['content-length'] ?? 0) > largestFor(request);
      done(tooLong ? new BodyTooLarge() : undefined);
    });
    proxy.addHook('preParsing', (request, _reply, payload, done) =>
      done(null, limitSize(request, payload as Readable)),
    );
    await proxy.register(httpProxy, {
      upstream: '',
      prefix: '/api',
      rewritePrefix: '/api',
      disableRequestLogging: true,
      undici: { connections: 128, connect: { timeout: 3000 }, headersTimeout: 60_000, bodyTimeout: 300_000 },
      replyOptions: {
        getUpstream: (request) => (request as FastifyRequest).upstream,
        rewriteRequestHeaders: (request, headers) => headersFor(request as FastifyRequest, headers, sessionCookie),
        retryDelay: retryOnce,
        onError: (reply, { error }) => {
          const request = reply.request as FastifyRequest;
          request.log.debug({ reason: error.message }, 'upstream failed');
          void reply.send(tooLarge.has(request) ? new BodyTooLarge() : new ServiceAway());
        },
      },
    });
  });
}

/** A chunked body has no length to be judged by before it has come, so what comes is counted. */
function limitSize(request: FastifyRequest, payload: Readable): Readable {
  if (request.headers['transfer-encoding'] === undefined) return payload;
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes <= largestFor(request)) return done(null, chunk);
      tooLarge.add(request);
      done(new Error('body too large'));
    },
  });
  // Whoever reads `counted` sees the error of either; there is nothing to do about it here.
  pipeline(payload, counted, () => undefined);
  return counted;
}

/**
 * What the gateway says itself, or not at all: `authorization` was replaced on arrival by our own token, or taken
 * away; `expect` was answered here already, by Node.
 */
const ours = /^(x-forwarded-.*|forwarded|x-real-ip|authorization|expect|cookie)$/;

/** What a service learns of a request: who (signed), from where, in which trace; never the session. */
function headersFor(request: FastifyRequest, given: IncomingHttpHeaders, sessionCookie: string): IncomingHttpHeaders {
  const { traceparent, requestId } = currentTrace();
  const headers: IncomingHttpHeaders = {};
  for (const name in given) if (!ours.test(name)) headers[name] = given[name];
  if (request.headers.authorization !== undefined) headers.authorization = request.headers.authorization;
  const cookie = withoutCookie(given.cookie, sessionCookie);
  if (cookie !== undefined) headers.cookie = cookie;
  headers['x-forwarded-for'] = request.ip;
  headers['traceparent'] = traceparent;
  headers['x-request-id'] = requestId;
  return headers;
}

const brokenConnections = new Set(['ECONNRESET', 'UND_ERR_SOCKET']);

/** A kept connection may die while we take it up again: what only reads is sent once more. (The default also repeats 503s.) */
function retryOnce({
  err,
  req,
  attempt,
}: {
  err: Error | null;
  req: { method?: string | undefined };
  attempt: number;
}): number | null {
  const code = (err as { code?: string } | null)?.code ?? '';
  const reads = req.method === 'GET' || req.method === 'HEAD';
  return reads && attempt === 0 && brokenConnections.has(code) ? 20 : null;
}
