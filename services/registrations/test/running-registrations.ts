import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { EventSnapshotV1 } from '@zuomei/contracts';
import { FactsTransport } from '@zuomei/messaging';
import { acceptSheets } from '@zuomei/platform/sheets';
import { createService, newId, signServiceToken, transact } from '@zuomei/platform';
import {
  type FreshDatabase,
  freshDatabase,
  startTokenIssuer,
  testKafka,
  testSecrets,
  type TestUser,
} from '@zuomei/testing';
import { DataSource } from 'typeorm';
import { AppModule } from '../src/app.module.js';
import { config } from '../src/config.js';
import { ApplyEventSnapshot } from '../src/offerings/apply-event-snapshot.js';

export interface Answer<B> {
  status: number;
  headers: Headers;
  text: string;
  bytes: Buffer;
  /** What JSON holds; undefined for other answers. */
  body: B;
}

export interface Asked {
  as?: TestUser | undefined;
  /** Sent as `X-Manage-Token`. */
  token?: string | undefined;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Fact {
  type: string;
  aggregate_id: string;
  aggregate_version: number;
  payload: Record<string, unknown>;
}

/** The registrations service in this process, on a database and topics of its own. */
export interface RunningRegistrations {
  readonly app: NestFastifyApplication;
  readonly db: FreshDatabase;
  readonly source: DataSource;
  readonly environment: Record<string, string>;
  ask<B = Record<string, unknown>>(method: string, path: string, asked?: Asked): Promise<Answer<B>>;
  asService(service: string): Promise<string>;
  /** What a user sends as `authorization`, to this service or to another one with its environment. */
  bearer(user: TestUser): Promise<string>;
  /** As the consumer does on a fact, without the way over Kafka. */
  apply(snapshot: EventSnapshotV1, reason?: string): Promise<void>;
  /** Every fact written so far, in order; of one registration or event, if asked. */
  facts(about?: string): Promise<Fact[]>;
  stop(): Promise<void>;
}

export async function runRegistrations(
  more: Record<string, string> = {},
  { consumes = false, on }: { consumes?: boolean; on?: RunningRegistrations } = {},
): Promise<RunningRegistrations> {
  const db = on?.db ?? (await freshDatabase('registrations'));
  const users = await startTokenIssuer();
  const kafka = testKafka();
  const environment = {
    ...testSecrets,
    DATABASE_URL_REGISTRATIONS: db.url,
    KAFKA_BROKERS: kafka.brokers,
    TOPIC_PREFIX: kafka.prefix,
    JWKS_URL: users.jwksUrl,
    LOG_LEVEL: 'error',
    ...more,
  };
  const settings = config.read(environment);
  const app = await createService({
    name: 'registrations',
    module: AppModule.with(settings),
    host: '127.0.0.1',
    port: 0,
    settings,
    transports: consumes ? [FactsTransport] : [],
    configure: acceptSheets,
  });
  if (consumes) await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const source = app.get(DataSource);
  return {
    app,
    db,
    source,
    environment,
    async ask<B>(method: string, path: string, { as, token, body, headers = {} }: Asked = {}): Promise<Answer<B>> {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...(as ? { authorization: await users.bearer(as) } : {}),
          ...(token ? { 'x-manage-token': token } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      const text = new TextDecoder().decode(bytes);
      const json = /json/.test(response.headers.get('content-type') ?? '');
      return {
        status: response.status,
        headers: response.headers,
        text,
        bytes,
        body: (json ? JSON.parse(text) : undefined) as B,
      };
    },
    bearer: (user) => users.bearer(user),
    asService: async (service) => `Bearer ${await signServiceToken(testSecrets.SERVICE_KEY, service, 'registrations')}`,
    apply: (snapshot, reason) =>
      transact(source, (tx) => app.get(ApplyEventSnapshot, { strict: false }).execute(tx, snapshot, reason)),
    facts: (about) =>
      db.query<Fact>(
        `SELECT type, aggregate_id, aggregate_version, payload FROM outbox
         WHERE $1::uuid IS NULL OR aggregate_id = $1::text OR payload->>'eventId' = $1::text ORDER BY seq`,
        [about ?? null],
      ),
    async stop() {
      await app.close();
      await users.stop();
      await kafka.drop();
      if (!on) await db.drop();
    },
  };
}

export const host = newId();
export const organiser: TestUser = { roles: ['organiser'], hosts: [host] };

export type Terms = EventSnapshotV1['terms'];

/** An event as its fact carries it. */
export function snapshot(more: Partial<EventSnapshotV1> = {}, terms: Partial<Terms> = {}): EventSnapshotV1 {
  return {
    eventId: newId(),
    version: 2,
    title: '科技成果精准对接会',
    kind: 'matchmaking',
    mode: 'onsite',
    visibility: 'public',
    status: 'published',
    hostIds: [host],
    guestIds: [],
    startsAt: '2031-03-10T01:00:00.000Z',
    endsAt: '2031-03-10T09:00:00.000Z',
    datePrecision: 'minute',
    timeZone: 'Asia/Shanghai',
    venue: '科学会堂',
    imported: false,
    sessions: [],
    ...more,
    terms: {
      approval: false,
      pendingHoldsSeat: true,
      waitlist: true,
      waitlistPolicy: 'fill',
      questions: [],
      ...terms,
    },
  };
}

export interface SignedUp {
  id: string;
  status: string;
  position?: number;
  checkInCode?: string;
  manageToken: string;
  sessions: { sessionId: string; status: string }[];
}

let count = 0;

/** Somebody new signs up. */
export async function signUp(
  service: RunningRegistrations,
  eventId: string,
  more: Record<string, unknown> = {},
  asked: Asked = {},
): Promise<Answer<SignedUp>> {
  count += 1;
  return service.ask<SignedUp>('POST', `/api/events/${eventId}/registrations`, {
    ...asked,
    body: { name: `参会者${count}`, email: `person${count}@example.org`, ...more },
  });
}

/** An event that is published with these terms. */
export async function published(
  service: RunningRegistrations,
  terms: Partial<Terms> = {},
  more: Partial<EventSnapshotV1> = {},
): Promise<EventSnapshotV1> {
  const event = snapshot(more, terms);
  await service.apply(event);
  return event;
}
