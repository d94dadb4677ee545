import { Refusal } from '@zuomei/platform';
import type { FastifyRequest } from 'fastify';
import { pipeline, type Readable, Transform } from 'node:stream';
import { small } from './exchange.js';

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

/** A service that refuses a large body closes while it is still being sent; nobody could tell that from a crash. */
const largestFor = (request: FastifyRequest): number =>
  /json/i.test(request.headers['content-type'] ?? '') ? largestJson : largestBody;

export const saysTooLarge = (request: FastifyRequest): boolean =>
  Number(request.headers['content-length'] ?? 0) > largestFor(request);

const tooLarge = new WeakSet<FastifyRequest>();

/** Whether more came than may. */
export const wasTooLarge = (request: FastifyRequest): boolean => tooLarge.has(request);

/** A chunked body has no length to be judged by before it has come, so what comes is counted. */
export function limitSize(request: FastifyRequest, payload: Readable): Readable {
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

/** A body that is said to be small is read whole, any other passes as it comes. */
export function readBody(
  request: FastifyRequest,
  payload: Readable,
  done: (error: Error | null, body?: Buffer | Readable) => void,
): void {
  const length = request.headers['content-length'];
  if (length === undefined || Number(length) > small) return done(null, payload);
  const parts: Buffer[] = [];
  payload
    .on('data', (part: Buffer) => parts.push(part))
    .once('end', () => done(null, parts.length === 1 ? parts[0] : Buffer.concat(parts)))
    // The client has gone before all of it came.
    .once('error', (error) => done(Object.assign(error, { statusCode: 400 })));
}
