import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, register } from 'prom-client';

// One for the process: tests run several services in one.
let times: Histogram | undefined;

function requestTimes(): Histogram {
  collectDefaultMetrics();
  return new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of the answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  });
}

/** Times every request by route (the pattern, never the path: paths hold ids). */
export function measureRequests(fastify: FastifyInstance, service: string): void {
  register.setDefaultLabels({ service });
  const seconds = (times ??= requestTimes());
  fastify.addHook('onResponse', (request, reply, done) => {
    seconds.observe(
      { method: request.method, route: request.routeOptions.url ?? 'unknown', status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
    done();
  });
}
