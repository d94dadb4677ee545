import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, throwError } from 'rxjs';
import { log } from './logging.js';
import { faultProblem, problemOf, refusalOf } from './problem.js';
import { currentTrace, localeFrom } from './trace.js';

/** Every answer of no, and every fault, as problem+json (RFC 9457). Facts keep their error: the transport decides. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = log('http');

  catch(error: unknown, host: ArgumentsHost): Observable<never> | undefined {
    if (host.getType() !== 'http') return throwError(() => error);
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const locale = localeFrom(request.headers);
    const refusal = refusalOf(error);
    const problem = refusal ? problemOf(refusal, locale) : faultProblem(locale, currentTrace().requestId);
    if (problem.status >= 500) {
      this.log.error({ err: error, method: request.method, route: request.routeOptions?.url }, problem.code);
    }
    if (reply.sent) return undefined;
    if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
    const retryAfter = refusal?.options.retryAfterSeconds;
    if (retryAfter !== undefined) void reply.header('retry-after', String(Math.max(1, Math.ceil(retryAfter))));
    void reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(problem);
    return undefined;
  }
}
