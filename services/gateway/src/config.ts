import { join } from 'node:path';
import { commonEnv, type CommonSettings, defineConfig, env } from '@zuomei/platform';

const root = join(import.meta.dirname, '../../..');

/** What the gateway reads from its environment. */
export const config = defineConfig({
  logLevel: commonEnv.logLevel,
  serviceHost: commonEnv.serviceHost,
  serviceKey: commonEnv.serviceKey,
  publicUrl: commonEnv.publicUrl,
  port: env.port('PORT', 3000),
  host: env.text('HOST', '127.0.0.1'),
  databaseUrl: env.url('DATABASE_URL_GATEWAY'),
  authSecret: env.secret('AUTH_SECRET'),
  eventsUrl: env.url('EVENTS_URL', 'http://127.0.0.1:3001'),
  registrationsUrl: env.url('REGISTRATIONS_URL', 'http://127.0.0.1:3002'),
  notificationsUrl: env.url('NOTIFICATIONS_URL', 'http://127.0.0.1:3003'),
  smtpUrl: env.url('SMTP_URL', 'smtp://127.0.0.1:2525'),
  mailFrom: env.text('MAIL_FROM', '做媒 Zuomei <zuomei@localhost>'),
  adminEmail: env.optional('ADMIN_EMAIL'),
  adminPassword: env.optional('ADMIN_PASSWORD'),
  /** Failed sign-ins that one address may make for one e-mail in 10 minutes. */
  signInLimit: env.number('SIGN_IN_LIMIT', 20),
  /** Mails with a new password link that one e-mail may ask for in an hour. */
  passwordMailLimit: env.number('PASSWORD_MAIL_LIMIT', 5),
  /** Where /metrics is served, on 127.0.0.1 only; 0 for nowhere. */
  metricsPort: env.port('METRICS_PORT', 0),
  /** Proxies in front of the gateway whose X-Forwarded-For is believed; none by default. */
  gatewayTrustProxy: env.optional('GATEWAY_TRUST_PROXY'),
  webDist: env.text('WEB_DIST', join(root, 'web/dist')),
  asyncApiFile: env.text('ASYNCAPI_FILE', join(root, 'docs/asyncapi.json')),
});

export type GatewaySettings = ReturnType<typeof config.read>;

/** Where the gateway finds its own keys: at itself, whatever the services are told. */
export const ownKeysUrl = ({ host, port }: Pick<GatewaySettings, 'host' | 'port'>): string =>
  `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}/api/auth/jwks`;

/** As the platform wants them. */
export const platformSettings = (settings: GatewaySettings): CommonSettings => ({
  ...settings,
  jwksUrl: ownKeysUrl(settings),
  trustProxy: settings.gatewayTrustProxy ?? '',
});
