import type { EventSnapshotV1 } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, dataSourceFor, newId, openDatabase, transact } from '@zuomei/platform';
import {
  type FreshDatabase,
  freshDatabase,
  type SpawnedService,
  spawnService,
  startTokenIssuer,
  testKafka,
} from '@zuomei/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { entities } from '../src/entities.js';
import { migrations } from '../src/migrations/index.js';
import { ApplyEventSnapshot } from '../src/offerings/apply-event-snapshot.js';
import { organiser, snapshot, type Terms } from './running-registrations.js';

export interface Answered {
  status: number;
  body: {
    id: string;
    status: string;
    manageToken: string;
    checkInCode?: string;
    code?: string;
    results?: { id: string; status: string }[];
  };
  text: string;
}

export interface LiveOptions {
  processes?: number;
  /** `ZUOMEI_GUARD_OFF` of the processes; the constraints that would still refuse are taken away then, too. */
  guardsOff?: string;
  more?: Record<string, string>;
}

/** Two processes of the built service on one database of their own, asked over HTTP. */
export class LiveRegistrations {
  private next = 0;

  private constructor(
    readonly db: FreshDatabase,
    readonly services: SpawnedService[],
    readonly apply: (event: EventSnapshotV1, reason?: string) => Promise<void>,
    private readonly bearer: string,
    private readonly environment: Record<string, string>,
    private readonly close: () => Promise<void>,
  ) {}

  static async start({ processes = 2, guardsOff = '', more = {} }: LiveOptions = {}): Promise<LiveRegistrations> {
    const db = await freshDatabase('live');
    const users = await startTokenIssuer();
    const kafka = testKafka();
    const source = await openDatabase(dataSourceFor({ url: db.url, entities, migrations }));
    if (guardsOff) await db.query('ALTER TABLE offerings DROP CONSTRAINT ck_offerings_seats');
    const environment = {
      DATABASE_URL_REGISTRATIONS: db.url,
      KAFKA_BROKERS: kafka.brokers,
      TOPIC_PREFIX: kafka.prefix,
      JWKS_URL: users.jwksUrl,
      LOG_LEVEL: 'error',
      LIMIT_CHANGES_PER_ADDRESS: '0',
      LIMIT_SIGN_UPS_PER_EMAIL: '0',
      ZUOMEI_TEST: '1',
      ...(guardsOff ? { ZUOMEI_GUARD_OFF: guardsOff } : {}),
      ...more,
    };
    const services = await Promise.all(
      Array.from({ length: processes }, () => spawnService('registrations', environment)),
    );
    const snapshots = new ApplyEventSnapshot(new Outbox(source), new Clock());
    return new LiveRegistrations(
      db,
      services,
      (event, reason) => transact(source, (tx) => snapshots.execute(tx, event, reason)),
      await users.bearer(organiser),
      environment,
      async () => {
        await source.destroy();
        await users.stop();
        await kafka.drop();
        await db.drop();
      },
    );
  }

  async published(terms: Partial<Terms>, more: Partial<EventSnapshotV1> = {}): Promise<string> {
    const event = snapshot(more, terms);
    await this.apply(event);
    return event.eventId;
  }

  /** Asks the processes in turn, as the gateway does. */
  async ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    service = this.services[(this.next += 1) % this.services.length],
  ): Promise<Answered> {
    const response = await fetch(`${service?.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text) as Answered['body'] };
  }

  asOrganiser(method: string, path: string, body?: unknown): Promise<Answered> {
    return this.ask(method, path, body, { authorization: this.bearer });
  }

  signUp(eventId: string, headers: Record<string, string> = {}, email = `${newId()}@example.org`): Promise<Answered> {
    return this.ask('POST', `/api/events/${eventId}/registrations`, { name: '参会者', email }, headers);
  }

  signUpTogether(eventId: string, size: number): Promise<Answered> {
    const people = Array.from({ length: size }, () => ({ name: '同事', email: `${newId()}@example.org` }));
    const contact = { name: '联络人', email: 'contact@example.org' };
    const body = { contact, organisation: '某所', allOrNone: true, people };
    return this.ask('POST', `/api/events/${eventId}/group-registrations`, body);
  }

  act({ body: { id, manageToken } }: Answered, action: string): Promise<Answered> {
    return this.ask('POST', `/api/registrations/${id}/${action}`, {}, { 'x-manage-token': manageToken });
  }

  capacity(eventId: string, capacity: number): Promise<Answered> {
    return this.asOrganiser('PATCH', `/api/events/${eventId}/sign-up-terms`, { capacity });
  }

  /** As a power cut: nothing is finished, nothing is said. Another process takes its place. */
  async killAndReplace(index: number): Promise<void> {
    await this.services[index]?.kill('SIGKILL');
    this.services[index] = await spawnService('registrations', this.environment);
  }

  /** Until a process is in the middle of a transaction's last steps; needs `slowFacts`. */
  async untilWritingFacts(): Promise<void> {
    for (let tries = 0; tries < 500; tries += 1) {
      const busy = await this.db.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'
           AND wait_event = 'PgSleep'`,
      );
      if (busy.length > 0) return;
      await sleep(10);
    }
    throw new Error('nobody wrote facts');
  }

  /** Facts take a while to be written, so that a process can be killed before it commits. */
  async slowFacts(slow: boolean): Promise<void> {
    await this.db.query(
      slow
        ? `CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.7); RETURN NULL; END $$;
           CREATE TRIGGER slow AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION slow()`
        : 'DROP TRIGGER slow ON outbox; DROP FUNCTION slow()',
    );
  }

  async stop(): Promise<void> {
    await Promise.all(this.services.map((service) => service.kill()));
    await this.close();
  }
}
