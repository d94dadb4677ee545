import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:http';
import type { FactDefinition } from '@zuomei/contracts';
import { FactsTransport, Outbox } from '@zuomei/messaging';
import { createService, transact } from '@zuomei/platform';
import {
  freshDatabase,
  type FreshDatabase,
  parts,
  startTokenIssuer,
  testKafka,
  testSecrets,
  type TokenIssuer,
} from '@zuomei/testing';
import { acceptSheets } from '@zuomei/platform/sheets';
import { DataSource } from 'typeorm';
import { AppModule } from '../src/app.module.js';
import { config } from '../src/config.js';
import type { Recipient } from '../src/mails/recipients.js';

export interface RunningNotifications {
  readonly url: string;
  readonly db: FreshDatabase;
  readonly users: TokenIssuer;
  readonly registrations: RegistrationsStandIn;
  /** The environment, for a process of its own on the same database and topics. */
  readonly environment: Record<string, string>;
  /** Puts facts on their topics, as the service that owns them would. */
  publish<T extends object>(fact: FactDefinition<T>, payload: T, about: { id: string; version: number }): Promise<void>;
  call(
    method: string,
    path: string,
    options?: { as?: string; body?: unknown; headers?: Record<string, string> },
  ): Promise<Answer>;
  get<T>(type: new (...parameters: never[]) => T): T;
  stop(): Promise<void>;
}

export interface Answer {
  status: number;
  body: Record<string, unknown> & { items?: Record<string, unknown>[] };
}

/** Answers who takes part, as registrations does at /internal/recipients. */
export interface RegistrationsStandIn {
  readonly url: string;
  readonly people: Map<string, Recipient>;
  /** Whom to ask about intents that attendees stated, at /internal/intents. */
  readonly contacts: Map<string, { name: string; email: string; phone?: string }>;
  stop(): void;
}

export async function standInForRegistrations(): Promise<RegistrationsStandIn> {
  const people = new Map<string, Recipient>();
  const contacts: RegistrationsStandIn['contacts'] = new Map();
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const known = request.url === '/internal/recipients' || request.url === '/internal/intents';
      const allowed = request.headers.authorization?.startsWith('Bearer ') && known;
      const { ids } = JSON.parse(body) as { ids: string[] };
      const contactOf = (id: string): object[] => (contacts.has(id) ? [{ id, contact: contacts.get(id) }] : []);
      const items = ids.flatMap((id) => (request.url === '/internal/intents' ? contactOf(id) : (people.get(id) ?? [])));
      response.writeHead(allowed && ids.length <= 100 ? 200 : 403, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ items }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    people,
    contacts,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The whole service in this process, on a database and topics of its own. */
export async function runNotifications(overrides: Record<string, string> = {}): Promise<RunningNotifications> {
  const [db, users, registrations] = await Promise.all([
    freshDatabase('notifications'),
    startTokenIssuer(),
    standInForRegistrations(),
  ]);
  const kafka = testKafka();
  const environment = {
    ...testSecrets,
    LOG_LEVEL: 'error',
    JWKS_URL: users.jwksUrl,
    DATABASE_URL_NOTIFICATIONS: db.url,
    REGISTRATIONS_URL: registrations.url,
    KAFKA_BROKERS: kafka.brokers,
    TOPIC_PREFIX: kafka.prefix,
    SMTP_URL: parts().SMTP_URL,
    MAIL_FROM: '做媒 zuomei <zuomei@example.com>',
    MAIL_RETRY_SECONDS: '1',
    ...overrides,
  };
  const settings = config.read(environment);
  const module = AppModule.with(settings);
  const app = await createService({
    name: 'notifications',
    module,
    host: '127.0.0.1',
    port: 0,
    settings,
    transports: [FactsTransport],
    configure: acceptSheets,
  });
  await app.startAllMicroservices();
  await app.listen({ port: 0, host: '127.0.0.1' });
  const url = await app.getUrl();
  const source = app.get(DataSource);
  const outbox = app.get(Outbox, { strict: false });
  return {
    url,
    db,
    users,
    registrations,
    environment,
    publish: (fact, payload, about) => transact(source, (tx) => outbox.add(tx, fact, payload, about)),
    call: async (method, path, { as, body, headers = {} } = {}) => {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...(as === undefined ? {} : { authorization: as }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: (await response.json()) as Answer['body'] };
    },
    get: (type) => app.get(type, { strict: false }),
    stop: async () => {
      await app.close();
      registrations.stop();
      await users.stop();
      await db.drop();
      await kafka.drop();
    },
  };
}
