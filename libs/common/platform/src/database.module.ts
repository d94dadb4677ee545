import {
  type DynamicModule,
  Inject,
  Injectable,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { AnsweredClient } from './answered-client.js';
import { HealthParts } from './health.js';
import { log } from './logging.js';

export interface DatabaseSettings {
  readonly url: string;
  readonly entities: NonNullable<DataSourceOptions['entities']>;
  readonly migrations: NonNullable<DataSourceOptions['migrations']>;
  /** Connections; 10 unless said. */
  readonly poolSize?: number;
}

/** The data source of a service: migrations only, bounded waits everywhere. */
export const dataSourceFor = (settings: DatabaseSettings): DataSource =>
  new DataSource({
    type: 'postgres',
    url: settings.url,
    entities: settings.entities,
    migrations: settings.migrations,
    migrationsTableName: 'migrations',
    synchronize: false,
    poolSize: settings.poolSize ?? 10,
    connectTimeoutMS: 5000,
    // TypeORM's own handler would end the process when an idle connection dies with the server.
    poolErrorHandler: (error: Error) => log('database').warn({ reason: error.message }, 'idle connection lost'),
    extra: {
      Client: AnsweredClient,
      statement_timeout: 30_000,
      lock_timeout: 10_000,
      idle_in_transaction_session_timeout: 60_000,
      keepAlive: true,
      // Statements of one transaction that do not wait for each other's answers go out together.
      pipeline: true,
      options: '-c default_transaction_isolation=read\\ committed',
    },
  });

/** Connects, waiting up to a minute for the server, then migrates; two starting at once do so one after the other. */
export async function openDatabase(source: DataSource): Promise<DataSource> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      await source.initialize();
      break;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      log('database').warn({ reason: (error as Error).message }, 'database not there yet, waiting');
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  await migrate(source);
  return source;
}

const migrationLock = 7_301_986;

async function migrate(source: DataSource): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    await runner.query('SET lock_timeout = 0');
    await runner.query('SET statement_timeout = 0');
    await runner.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const done = await source.runMigrations({ transaction: 'each' });
    for (const { name } of done) log('database').info({ migration: name }, 'migrated');
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
    await runner.query('RESET ALL');
    await runner.release();
  }
}

@Injectable()
class DatabaseHealth implements OnModuleInit, OnApplicationShutdown {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(HealthParts) private readonly health: HealthParts,
  ) {}

  onModuleInit(): void {
    this.health.add('database', async () => {
      await this.source.query('SELECT 1');
      return { status: 'ok' };
    });
  }

  // After HTTP and the consumers have stopped, so that nothing in flight loses its connection.
  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}

@Module({})
export class DatabaseModule {
  static register(settings: DatabaseSettings): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [{ provide: DataSource, useFactory: () => openDatabase(dataSourceFor(settings)) }, DatabaseHealth],
      exports: [DataSource],
    };
  }
}
