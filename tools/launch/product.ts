import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Crew, Ended } from '../parts/crew.ts';
import { fetchKafkaLibs, hasKafkaLibs, startKafka } from '../parts/kafka.ts';
import { startMailbox } from '../parts/mailbox.ts';
import { bornAt, isAlive, stopRecorded } from '../parts/pids.ts';
import { portFor } from '../parts/ports.ts';
import { ensureDatabase, startPostgres } from '../parts/postgres.ts';
import { build, isBuilt, root } from './build.ts';
import { findObstacles } from './checks.ts';
import { backServices, environmentOf, type Places, type ServiceName } from './environment.ts';
import { KeptService } from './keep-running.ts';
import { secretsOf } from './secrets.ts';
import { flagsOf } from './service-flags.ts';
import type { Steps } from './steps.ts';

export interface ProductOptions {
  data: string;
  /** 0 for any free one. */
  port: number;
  host: string;
  steps: Steps;
  /** Unless it is false, what has changed is built first. */
  build?: boolean;
  environment?: NodeJS.ProcessEnv;
}

export interface Admin {
  email: string;
  /** Known only when it was just made or given. */
  password?: string;
  made: boolean;
}

/** glibc keeps what it was given back in one pool for each thread; two are enough, and large pieces go back at once. */
const serviceMemory = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' };

interface Embedded {
  databases: ServiceName[];
  kafka: boolean;
  mailbox: boolean;
}

/** The whole product as one thing: parts, services, gateway; used by `npm start` and by the end-to-end tests. */
export class Product {
  readonly #options: ProductOptions;
  readonly #given: NodeJS.ProcessEnv;
  readonly #crew: Crew;
  readonly #kept: KeptService[] = [];
  #stopping: Promise<void> | undefined;
  url = '';
  mailboxUrl: string | undefined;
  kafkaBrokers = '';
  admin: Admin = { email: '', made: false };

  private constructor(options: ProductOptions) {
    this.#options = options;
    this.#given = options.environment ?? process.env;
    this.#crew = new Crew(options.data);
  }

  /** Takes the data folder for itself: two launchers on one folder would tread on each other. */
  static async claim(options: ProductOptions): Promise<Product> {
    mkdirSync(options.data, { recursive: true });
    const file = join(options.data, 'launcher.json');
    if (existsSync(file)) {
      const other = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; born: string; port: number };
      if (isAlive(other)) {
        throw new Ended(
          `It runs already (pid ${other.pid}, port ${other.port}) on ${options.data}. Stop it first: kill ${other.pid}`,
        );
      }
    }
    const left = await stopRecorded(options.data);
    if (left.length > 0) options.steps.say(`! stopped what an earlier start had left: ${left.join(', ')}`);
    writeFileSync(file, JSON.stringify({ pid: process.pid, born: bornAt(process.pid), port: options.port }));
    return new Product(options);
  }

  async start(): Promise<void> {
    const { steps, data, host } = this.#options;
    const embedded = this.#embedded();
    const obstacles = await findObstacles({ folder: data, host, port: this.#options.port, kafka: embedded.kafka });
    if (obstacles.length > 0) throw new Ended(obstacles.join('\n'));
    if (embedded.kafka && !hasKafkaLibs()) await steps.run("Kafka's jars", () => fetchKafkaLibs(this.#crew));
    if (this.#options.build !== false && !isBuilt()) await steps.run('build', () => build(this.#crew));
    const places = await this.#startParts(embedded);
    await this.#startServices(places);
  }

  /** In order, within 10 s: gateway, services, mailbox, Kafka, Postgres. A second call waits for the first. */
  stop(): Promise<void> {
    for (const service of this.#kept) service.leave();
    this.#stopping ??= this.#crew
      .dismiss()
      .then(() => rmSync(join(this.#options.data, 'launcher.json'), { force: true }));
    return this.#stopping;
  }

  pidOf(service: ServiceName): number | undefined {
    return this.#kept.find((kept) => kept.name === service)?.pid;
  }

  #embedded(): Embedded {
    const all: ServiceName[] = [...backServices, 'gateway'];
    return {
      databases: all.filter((name) => !this.#given[`DATABASE_URL_${name.toUpperCase()}`]),
      kafka: !this.#given['KAFKA_BROKERS'],
      mailbox: !this.#given['SMTP_URL'],
    };
  }

  async #startParts(embedded: Embedded): Promise<Places> {
    const { steps, data, host } = this.#options;
    const secrets = secretsOf(data);
    const databaseUrls = Object.fromEntries(
      [...backServices, 'gateway'].map((name) => [name, this.#given[`DATABASE_URL_${name.toUpperCase()}`] ?? '']),
    ) as Record<ServiceName, string>;
    const postgres = async () => {
      const { url } = await startPostgres(this.#crew);
      for (const name of embedded.databases) {
        const password = secrets[`DATABASE_${name.toUpperCase()}` as keyof typeof secrets];
        await ensureDatabase(url, name, password);
        const own = new URL(url);
        [own.username, own.password, own.pathname] = [name, password, `/${name}`];
        databaseUrls[name] = own.href;
      }
    };
    const [, kafka, mailbox] = await Promise.all([
      embedded.databases.length > 0 ? steps.run('Postgres', postgres) : undefined,
      embedded.kafka ? steps.run('Kafka', () => startKafka(this.#crew)) : undefined,
      embedded.mailbox ? steps.run('mailbox', () => startMailbox(this.#crew)) : undefined,
    ]);
    this.mailboxUrl = mailbox?.webUrl;
    this.kafkaBrokers = this.#given['KAFKA_BROKERS'] ?? kafka?.brokers ?? '';
    const ports = {
      events: await portFor(data, 'events', 3001),
      registrations: await portFor(data, 'registrations', 3002),
      notifications: await portFor(data, 'notifications', 3003),
      gateway: this.#options.port || (await portFor(data, 'gateway')),
    };
    const reachable = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
    this.url = this.#given['PUBLIC_URL'] ?? `http://${reachable}:${ports.gateway}`;
    const admin = this.#whoAdministers();
    return {
      data,
      ports,
      host,
      publicUrl: this.url,
      databaseUrls,
      kafkaBrokers: this.kafkaBrokers,
      smtpUrl: this.#given['SMTP_URL'] ?? mailbox?.smtpUrl ?? '',
      ...(admin && { admin }),
    };
  }

  /** Only a first start makes a password; what is kept of it is the gateway's hash. */
  #whoAdministers(): { email: string; password: string } | undefined {
    const file = join(this.#options.data, 'admin.json');
    const { ADMIN_EMAIL: givenEmail, ADMIN_PASSWORD: givenPassword } = this.#given;
    const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { email: string }) : undefined;
    const email = givenEmail ?? known?.email ?? 'admin@zuomei.example';
    if (givenPassword || !known || known.email !== email) {
      const password = givenPassword ?? randomBytes(15).toString('base64url');
      this.admin = { email, password, made: !givenPassword };
      return { email, password };
    }
    this.admin = { email, made: false };
    return undefined;
  }

  async #startServices(places: Places): Promise<void> {
    const { steps, data } = this.#options;
    const secrets = secretsOf(data);
    const start = async (name: ServiceName, stage: number) => {
      const hire = {
        name,
        stage,
        command: process.execPath,
        args: [...flagsOf(name), join(root, 'services', name, 'dist', 'main.js')],
        env: { ...serviceMemory, ...environmentOf(name, places, secrets, this.#given) },
        cwd: root,
      };
      const kept = new KeptService(this.#crew, hire, `http://127.0.0.1:${places.ports[name]}`, (text) =>
        steps.say(text),
      );
      this.#kept.push(kept);
      await kept.start();
    };
    await steps.run(
      'services',
      () => Promise.all(backServices.map((name) => start(name, 4))),
      () => backServices.join(', '),
    );
    await steps.run('gateway', () => start('gateway', 5));
    // Only now: had the start broken off before the password was shown, the next one would make another.
    writeFileSync(join(data, 'admin.json'), JSON.stringify({ email: this.admin.email }));
  }
}
