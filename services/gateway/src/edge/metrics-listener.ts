import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { HealthController, log } from '@zuomei/platform';
import { createServer } from 'node:http';

/** Serves /metrics on this machine only, away from the public address. */
export async function listenForMetrics(app: NestFastifyApplication, port: number): Promise<void> {
  const health = app.get(HealthController, { strict: false });
  const server = createServer((request, reply) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return void reply.writeHead(404).end();
    health.metrics().then(
      (text) => reply.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text),
      () => reply.writeHead(500).end(),
    );
  });
  // Never what keeps the process alive.
  server.unref();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  log('metrics').info({ port }, 'metrics on 127.0.0.1');
}
