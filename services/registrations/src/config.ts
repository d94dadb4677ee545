import { kafkaEnv } from '@zuomei/messaging';
import { commonEnv, defineConfig, env } from '@zuomei/platform';

/** What the registrations service reads from its environment; nothing else looks at `process.env`. */
export const config = defineConfig({
  ...commonEnv,
  ...kafkaEnv,
  port: env.port('PORT_REGISTRATIONS', 3002),
  databaseUrl: env.url('DATABASE_URL_REGISTRATIONS'),
  linkKey: env.secret('LINK_KEY'),
  /** Sign-ups and changes from one address in 10 minutes; a whole hall may share one. 0: no limit. */
  changesPerAddress: env.number('LIMIT_CHANGES_PER_ADDRESS', 5000),
  /** People done in one transaction when a whole event is cancelled or told something. */
  sweepBatch: env.number('SWEEP_BATCH', 500),
});

export type Settings = ReturnType<typeof config.read>;
