import { kafkaEnv } from '@zuomei/messaging';
import { commonEnv, defineConfig, env } from '@zuomei/platform';

/** What the notifications service reads from its environment; nothing else looks at `process.env`. */
export const config = defineConfig({
  ...commonEnv,
  ...kafkaEnv,
  port: env.port('PORT_NOTIFICATIONS', 3003),
  databaseUrl: env.url('DATABASE_URL_NOTIFICATIONS'),
  registrationsUrl: env.url('REGISTRATIONS_URL'),
  linkKey: env.secret('LINK_KEY'),
  smtpUrl: env.url('SMTP_URL'),
  mailFrom: env.text('MAIL_FROM', 'zuomei <zuomei@localhost>'),
  /** Parallel connections to the mail server. */
  mailConnections: env.number('MAIL_CONNECTIONS', 6),
  /** Pause after a first failed try, in seconds; each further one is four times as long, 6 h at most. */
  mailRetrySeconds: env.number('MAIL_RETRY_SECONDS', 10),
  /** After so many seconds without a sign of life, a mail that was being sent is taken up again. */
  mailLeaseSeconds: env.number('MAIL_LEASE_SECONDS', 60),
  /** Where the seal for development is made, once, while SEAL_P12 is not set. */
  sealDir: env.text('SEAL_DIR', '.data/seal'),
  sealP12: env.optional('SEAL_P12'),
  sealP12Password: env.optional('SEAL_P12_PASSWORD'),
  sealTrust: env.optional('SEAL_TRUST'),
  /** RFC 3161 time-stamp authority; with it files are sealed at PAdES B-T, without at B-B. */
  sealTsaUrl: env.optional('SEAL_TSA_URL'),
  /** `true`: the proof that the certificates were good goes into the file, too (B-LT); needs SEAL_TSA_URL. */
  sealLongTerm: env.optional('SEAL_LONG_TERM'),
  /** Years that agreements are kept after they are over; other years for some kinds, such as `talent=10,framework=50`. */
  retentionYears: env.number('RETENTION_YEARS', 30),
  retentionYearsByKind: env.optional('RETENTION_YEARS_BY_KIND'),
  /** Files that one address may have verified in a minute. */
  verifyPerMinute: env.number('VERIFY_PER_MINUTE', 60),
});

export type Settings = ReturnType<typeof config.read>;
