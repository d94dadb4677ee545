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
  /** Messages of an organiser to the people of one event in an hour. 0: no limit. */
  messagesPerEvent: env.number('LIMIT_MESSAGES_PER_EVENT', 6),
  /** Sign-ups with one e-mail in 10 minutes, at whatever events. 0: no limit. */
  signUpsPerEmail: env.number('LIMIT_SIGN_UPS_PER_EMAIL', 300),
  /** Files that one address may upload in 10 minutes. 0: no limit. */
  filesPerAddress: env.number('LIMIT_FILES_PER_ADDRESS', 300),
  /** Where files that came with answers are kept. */
  answerFilesDir: env.text('ANSWER_FILES_DIR', '.data/answer-files'),
  /** People done in one transaction when a whole event is cancelled or told something. */
  sweepBatch: env.number('SWEEP_BATCH', 500),
});

export type Settings = ReturnType<typeof config.read>;
