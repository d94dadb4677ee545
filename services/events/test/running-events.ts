import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createService } from '@zuomei/platform';
import {
  type FreshDatabase,
  freshDatabase,
  startTokenIssuer,
  testKafka,
  testSecrets,
  type TestUser,
  type SpawnedService,
  spawnService,
} from '@zuomei/testing';
import { AppModule } from '../src/app.module.js';
import { config } from '../src/config.js';
import { acceptSheets } from '@zuomei/platform/sheets';

export interface Answer<B> {
  status: number;
  headers: Headers;
  text: string;
  /** What JSON holds; undefined for other answers. */
  body: B;
}

export interface Asked {
  as?: TestUser | undefined;
  body?: unknown;
  /** Sent as it is, with its content type. */
  file?: { content: string | Uint8Array; type: string };
  headers?: Record<string, string>;
  /** Another instance than the one in this process. */
  at?: string;
}

/** The events service in this process, on a database and topics of its own. */
export interface RunningEvents {
  readonly db: FreshDatabase;
  readonly environment: Record<string, string>;
  ask<B = unknown>(method: string, path: string, asked?: Asked): Promise<Answer<B>>;
  /** Another instance on the same database and topics. */
  another(): Promise<SpawnedService>;
  /** Ends the instance in this process. */
  leave(): Promise<void>;
  stop(): Promise<void>;
}

const start = async (environment: Record<string, string>): Promise<NestFastifyApplication> => {
  const settings = config.read(environment);
  const app = await createService({
    name: 'events',
    module: AppModule.with(settings),
    host: '127.0.0.1',
    port: 0,
    settings,
    configure: acceptSheets,
  });
  await app.listen(0, '127.0.0.1');
  return app;
};

export async function runEvents(): Promise<RunningEvents> {
  const db = await freshDatabase('events');
  const users = await startTokenIssuer();
  const kafka = testKafka();
  const environment = {
    ...testSecrets,
    DATABASE_URL_EVENTS: db.url,
    KAFKA_BROKERS: kafka.brokers,
    TOPIC_PREFIX: kafka.prefix,
    JWKS_URL: users.jwksUrl,
    LOG_LEVEL: 'error',
  };
  const app = await start(environment);
  const url = await app.getUrl();
  const others: SpawnedService[] = [];
  let closed: Promise<void> | undefined;
  return {
    db,
    environment,
    async ask<B>(
      method: string,
      path: string,
      { as, body, file, headers = {}, at = url }: Asked = {},
    ): Promise<Answer<B>> {
      const response = await fetch(`${at}${path}`, {
        method,
        headers: {
          ...(as ? { authorization: await users.bearer(as) } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(file ? { 'content-type': file.type } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        ...(file ? { body: file.content as string } : {}),
      });
      const text = await response.text();
      const json = /json/.test(response.headers.get('content-type') ?? '');
      const parsed = (json ? JSON.parse(text) : undefined) as B;
      return { status: response.status, headers: response.headers, text, body: parsed };
    },
    async another() {
      const service = await spawnService('events', environment);
      others.push(service);
      return service;
    },
    leave: () => (closed ??= app.close()),
    async stop() {
      for (const other of others) await other.kill();
      await (closed ??= app.close());
      await users.stop();
      await kafka.drop();
      await db.drop();
    },
  };
}
