import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import { problemOf } from './problem.js';
import { Refusal } from './refusal.js';
import { localeFrom } from './trace.js';

const malformed = new Refusal('malformed', 'MALFORMED_REQUEST', {
  zh: '请求格式不正确。',
  en: 'The request is malformed.',
});
const notFound = new Refusal('not_found', 'NOT_FOUND', { zh: '没有找到。', en: 'Not found.' });

/** What Fastify refuses before it has a route: a path that cannot be decoded, or a part of it that no id is as long as. */
export function answerBadPath(error: { code?: string }, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = error.code === 'FST_ERR_BAD_URL' ? malformed : notFound;
  const problem = problemOf(refusal, localeFrom(request.headers));
  void reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

/** What Node refuses before there is a request: no HTTP, or more headers than it reads. */
export function answerBadRequest(error: { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const tooLong = error.code === 'HPE_HEADER_OVERFLOW';
  const status = tooLong ? 431 : 400;
  const title = tooLong ? 'Request Header Fields Too Large' : 'Bad Request';
  const code = tooLong ? 'HEADERS_TOO_LARGE' : malformed.code;
  const body = JSON.stringify({ type: 'about:blank', title, status, detail: malformed.said.zh, code });
  const headers = `content-type: application/problem+json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}`;
  socket.end(`HTTP/1.1 ${status} ${title}\r\n${headers}\r\nconnection: close\r\n\r\n${body}`);
}
