import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface Address {
  readonly host: string;
  readonly port: number;
}

/**
 * Node takes one new connection of a listening socket in each turn of its loop, and under load a turn lasts: of 5 ms
 * each, 200 people who come at once wait a second before anybody hears of the last one. So many sockets listen together.
 */
const sockets = 64;

/** Elsewhere the option is refused, or gives everything to the last socket. */
const together = process.platform === 'linux' ? { reusePort: true } : undefined;

/** @throws EADDRINUSE also where the one who has the port would share it */
export async function listen(app: NestFastifyApplication, address: Address): Promise<void> {
  const others: Server[] = [];
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preClose', (done) => {
      for (const other of others) other.close();
      done();
    });
  if (address.port !== 0) await takeAlone(address);
  await app.listen({ ...address, ...together });
  const http = app.getHttpServer();
  const { port } = http.address() as { port: number };
  for (let more = 1; more < sockets && together; more += 1) {
    const other = createServer({ noDelay: true }, (socket) => http.emit('connection', socket));
    await once(other.listen({ ...address, port, ...together }), 'listening');
    others.push(other);
  }
}

/** Takes the port as nobody can who shares it, and lets go of it. */
async function takeAlone(address: Address): Promise<void> {
  const probe = createServer();
  await once(probe.listen({ ...address }), 'listening');
  await once(probe.close(), 'close');
}
