import { HttpException } from '@nestjs/common';
import { currentLocale, currentTrace, faultProblem, log, problemOf, refusalOf } from '@zuomei/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * What Nest's filter does, for the routes that are Fastify's own: a plugin that is registered before Nest is ready
 * does not inherit its error handler.
 */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const status = (error as { statusCode?: unknown }).statusCode;
  const known = typeof status === 'number' && status < 500 ? new HttpException('', status) : error;
  const refusal = refusalOf(known);
  const problem = refusal
    ? problemOf(refusal, currentLocale())
    : faultProblem(currentLocale(), currentTrace().requestId);
  if (!refusal)
    log('http').error({ err: error, method: request.method, route: request.routeOptions.url }, problem.code);
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  const retryAfter = refusal?.options.retryAfterSeconds;
  if (retryAfter !== undefined) void reply.header('retry-after', String(Math.max(1, Math.ceil(retryAfter))));
  void reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}
