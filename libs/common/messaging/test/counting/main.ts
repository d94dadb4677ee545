import { Module } from '@nestjs/common';
import { topics } from '@zuomei/contracts';
import {
  commonEnv,
  DatabaseModule,
  defineConfig,
  env,
  main,
  PlatformModule,
  platformMigrations,
  startService,
} from '@zuomei/platform';
import { FactsTransport, kafkaEnv, MessagingModule, messagingMigrations } from '../../src/index.js';
import { ChangesController } from './changes.controller.js';
import { Counting1700000002000 } from './counting.migration.js';
import { OrganisationsConsumer, SecondConsumer } from './organisations.consumer.js';

const config = defineConfig({
  ...commonEnv,
  ...kafkaEnv,
  port: env.port('PORT'),
  databaseUrl: env.url('DATABASE_URL'),
});

/** A service as small as can be: it changes, publishes, reads its own facts and counts the effects. */
@Module({})
class CountingModule {}

main(async () => {
  const values = config.read();
  const { jwksUrl, serviceKey, databaseUrl: url } = values;
  await startService({
    name: 'counting',
    module: {
      module: CountingModule,
      imports: [
        PlatformModule.register({ name: 'counting', jwksUrl, serviceKey }),
        DatabaseModule.register({
          url,
          entities: [],
          migrations: [...platformMigrations, ...messagingMigrations, Counting1700000002000],
        }),
        MessagingModule.register({
          service: 'counting',
          kafka: values,
          consumes: [topics.events],
          sessionTimeoutMs: 6_000,
        }),
      ],
      controllers: [ChangesController, OrganisationsConsumer, SecondConsumer],
    },
    host: values.serviceHost,
    port: values.port,
    settings: values,
    transports: [FactsTransport],
  });
});
