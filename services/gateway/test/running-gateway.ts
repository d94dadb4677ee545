import { createService } from '@zuomei/platform';
import { freePort, freshDatabase, type FreshDatabase, parts, testSecrets } from '@zuomei/testing';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { AppModule } from '../src/app.module.js';
import { config, platformSettings } from '../src/config.js';
import { openEdge } from '../src/edge/edge.js';

export const administrator = { email: 'admin@zuomei.test', password: 'first-administrator-1' };

/** What a service received, as it tells it back. */
export interface Echo {
  service: string;
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  bytes: number;
}

export interface RunningGateway {
  readonly url: string;
  readonly database: FreshDatabase;
  signIn(email?: string, password?: string): Promise<string>;
  stop(): Promise<void>;
}

export interface EchoServer {
  readonly url: string;
  /** Endless answers that were given up, since nobody read on. */
  readonly givenUp: () => number;
  stop(): Promise<void>;
}

/** A service that answers with what reached it; `x-answer` asks for a status, for `endless` bytes, or for a `broken` answer. */
export async function startEcho(service: string): Promise<EchoServer> {
  let givenUp = 0;
  const server: Server = createServer((request, response) => {
    let bytes = 0;
    const wish = request.headers['x-answer'];
    if (wish === 'endless') {
      response.once('close', () => (givenUp += 1));
      const zeros = new Readable({ read: () => void zeros.push(Buffer.alloc(65_536)) });
      return void zeros.pipe(response.writeHead(200, { 'x-wish': wish }));
    }
    if (wish === 'broken') return void response.writeHead(200).write('half', () => request.socket.destroy());
    request.on('data', (chunk: Buffer) => (bytes += chunk.length));
    request.on('end', () => {
      const { method, url, headers } = request;
      const status = Number(wish ?? 200);
      const body = url === '/openapi.json' ? documentOf(service) : { service, method, url, headers, bytes };
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    givenUp: () => givenUp,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const documentOf = (service: string): object => ({
  openapi: '3.1.1',
  servers: [{ url: 'http://somewhere' }],
  paths: {
    [`/api/${service}`]: { get: { operationId: 'list', responses: { 200: { $ref: '#/components/schemas/Page' } } } },
    '/health/ready': { get: {} },
    '/internal/recipients': { post: {} },
  },
  components: { schemas: { Page: { type: 'object', description: service } } },
});

export async function startGateway(environment: Record<string, string>): Promise<RunningGateway> {
  const database = await freshDatabase('gateway');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = config.read({
    ...testSecrets,
    LOG_LEVEL: 'fatal',
    PORT: String(port),
    PUBLIC_URL: url,
    DATABASE_URL_GATEWAY: database.url,
    SMTP_URL: parts().SMTP_URL,
    ADMIN_EMAIL: administrator.email,
    ADMIN_PASSWORD: administrator.password,
    ...environment,
  });
  const app = await createService({
    name: 'gateway',
    module: AppModule.with(settings),
    host: settings.host,
    port,
    settings: platformSettings(settings),
    configure: (starting) => openEdge(starting, settings),
  });
  await app.listen({ port, host: settings.host });
  return {
    url,
    database,
    signIn: async (email = administrator.email, password = administrator.password) => {
      const answer = await post(`${url}/api/auth/sign-in/email`, { email, password });
      if (!answer.ok) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`);
      return ((await answer.json()) as { token: string }).token;
    },
    stop: async () => {
      await app.close();
      await database.drop();
    },
  };
}

export const post = (url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

export const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

/** Status and code of a refusal: what a caller can rely on. */
export async function refusalIn(answer: Response): Promise<{ status: number; code: unknown; type: string | null }> {
  const body = (await answer.json()) as { code?: unknown };
  return { status: answer.status, code: body.code, type: answer.headers.get('content-type')?.split(';')[0] ?? null };
}
