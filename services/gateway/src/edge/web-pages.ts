import compress from '@fastify/compress';
import serveStatic from '@fastify/static';
import { log, NotFound } from '@zuomei/platform';
import type { FastifyInstance } from 'fastify';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants } from 'node:zlib';
import { answerProblem } from './answer-problem.js';
import { pagePolicy } from './page-policy.js';

const noncePlace = /__CSP_NONCE__/g;
const noPages = /^\/(api|assets|health)(\/|$)/;

/** The web interface: hashed files for ever, and one page for every other address, with a fresh nonce each time. */
export async function registerWebPages(fastify: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    log('web').warn('the web interface is not built; only the API is served');
    return;
  }
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  await fastify.register(async (web) => {
    web.setErrorHandler(answerProblem);
    await web.register(compress, {
      encodings: ['br', 'gzip'],
      brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
    });
    await web.register(serveStatic, {
      root: folder,
      wildcard: false,
      index: false,
      cacheControl: false,
      globIgnore: ['**/index.html'],
      setHeaders: (reply, path) => {
        const hashed = path.includes('/assets/');
        void reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600');
      },
    });
    web.get('/*', async (request, reply) => {
      if (noPages.test(request.url)) throw new NotFound();
      const nonce = randomBytes(16).toString('base64');
      return reply
        .header('cache-control', 'no-store')
        .header('content-security-policy', pagePolicy(nonce))
        .type('text/html; charset=utf-8')
        .send(page.replace(noncePlace, nonce));
    });
  });
}
