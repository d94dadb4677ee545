import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { NotFound } from '@zuomei/platform';
import type { FastifyRequest } from 'fastify';
import { ForeignOrigin, InvalidBearer } from '../auth/auth.errors.js';
import { AuthEngine } from '../auth/auth-engine.js';
import { Identities } from '../auth/identity.js';
import type { GatewaySettings } from '../config.js';
import { serveApiDocs } from '../docs/api-docs.js';
import { closeUnknownPages, setSafetyHeaders } from './page-policy.js';
import { comesFromElsewhere } from './origin-check.js';
import { registerProxy } from './proxy.js';
import { destinationOf, plainPath } from './routing.js';
import { registerWebPages } from './web-pages.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the client showed; `headers.authorization` is from then on the gateway's own token, or nothing. */
    credentials: { authorization: string | undefined; cookie: string | undefined };
  }
}

/** `/internal/staff` is for a service's own token, and not there for anybody without one. */
const hidden = /^\/(metrics|openapi\.json|internal(?!\/staff$))(\/|$)/;

/** Everything that stands between the public address and the controllers: who may pass, as whom, and where to. */
export async function openEdge(app: NestFastifyApplication, settings: GatewaySettings, metadata?: URL): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const identities = app.get(Identities);
  const https = settings.publicUrl.startsWith('https:');

  fastify.decorateRequest('credentials');
  fastify.addHook('onRequest', async (request, reply) => {
    setSafetyHeaders(reply, https);
    const path = plainPath(request.url);
    if (path === undefined || hidden.test(path)) throw new NotFound();
    if (comesFromElsewhere(request.method, request.headers, settings.publicUrl)) throw new ForeignOrigin();
    if (path.startsWith('/api')) await readIdentity(request, path, identities);
  });
  fastify.addHook('onSend', async (_request, reply, payload) => {
    closeUnknownPages(reply);
    return payload;
  });

  const cookieName = await app.get(AuthEngine).sessionCookieName();
  await registerProxy(fastify, settings, cookieName);
  await serveApiDocs(app, fastify, settings, metadata);
  await registerWebPages(fastify, settings.webDist);
}

/** From here on no handler, here or behind the proxy, can see what the client sent as authorization. */
async function readIdentity(request: FastifyRequest, path: string, identities: Identities): Promise<void> {
  const { authorization, cookie } = request.headers;
  request.credentials = { authorization, cookie };
  delete request.headers.authorization;
  // Sign-in itself works with what was shown, good or not.
  if (path.startsWith('/api/auth/')) return;
  const identity = await identities.of(authorization, cookie);
  if (identity.kind === 'refused' && destinationOf(path) !== undefined) throw new InvalidBearer();
  if (identity.kind === 'user') request.headers.authorization = `Bearer ${identity.serviceToken}`;
}
