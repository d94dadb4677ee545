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
  // There are few of them, and finding one by its labels costs more than counting.
  const known = new Map<string, ReturnType<typeof seconds.labels>>();
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'unknown';
    const key = `${method} ${route} ${reply.statusCode}`;
    let series = known.get(key);
    if (!series) known.set(key, (series = seconds.labels({ method, route, status: reply.statusCode })));
    series.observe(reply.elapsedTime / 1000);
    done();
  });
}
