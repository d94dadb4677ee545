import { kafkaEnv } from '@zuomei/messaging';
import { commonEnv, defineConfig, env } from '@zuomei/platform';

export const config = defineConfig({
  ...commonEnv,
  ...kafkaEnv,
  port: env.port('PORT_EVENTS', 3001),
  databaseUrl: env.url('DATABASE_URL_EVENTS'),
});

export type EventsSettings = ReturnType<typeof config.read>;
