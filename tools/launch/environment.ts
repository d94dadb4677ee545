import { join } from 'node:path';
import type { Secrets } from './secrets.ts';

export const backServices = ['events', 'registrations', 'notifications'] as const;
export type BackService = (typeof backServices)[number];
export type ServiceName = BackService | 'gateway';

export interface Places {
  data: string;
  ports: Record<ServiceName, number>;
  host: string;
  publicUrl: string;
  databaseUrls: Record<ServiceName, string>;
  kafkaBrokers: string;
  smtpUrl: string;
  admin?: { email: string; password: string };
}

/** Meant for one service each, or for the launcher: not handed on with the rest. */
const kept =
  /^(DATABASE_URL_|LINK_KEY$|SERVICE_KEY$|AUTH_SECRET$|ADMIN_|SEAL_|npm_|NODE_OPTIONS$|INIT_CWD$|PORT$|HOST$)/;

/** What each service reads: what the caller's environment says, our own parts and secrets for the rest. */
export function environmentOf(
  service: ServiceName,
  places: Places,
  secrets: Secrets,
  given: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  const handedOn = Object.fromEntries(Object.entries(given).filter(([name]) => !kept.test(name)));
  const at = (name: ServiceName) => `http://127.0.0.1:${places.ports[name]}`;
  const common = {
    ...handedOn,
    NODE_ENV: 'production',
    KAFKAJS_NO_PARTITIONER_WARNING: '1',
    SERVICE_HOST: '127.0.0.1',
    PUBLIC_URL: places.publicUrl,
    JWKS_URL: `${at('gateway')}/api/auth/jwks`,
    KAFKA_BROKERS: places.kafkaBrokers,
    SMTP_URL: places.smtpUrl,
    EVENTS_URL: at('events'),
    REGISTRATIONS_URL: at('registrations'),
    NOTIFICATIONS_URL: at('notifications'),
    SERVICE_KEY: given['SERVICE_KEY'] ?? secrets.SERVICE_KEY,
    [`DATABASE_URL_${service.toUpperCase()}`]: places.databaseUrls[service],
  };
  const linkKey = { LINK_KEY: given['LINK_KEY'] ?? secrets.LINK_KEY };
  switch (service) {
    case 'events':
      return { ...common, PORT_EVENTS: String(places.ports.events) };
    case 'registrations':
      return {
        ...common,
        ...linkKey,
        ANSWER_FILES_DIR: given['ANSWER_FILES_DIR'] ?? join(places.data, 'answer-files'),
        PORT_REGISTRATIONS: String(places.ports.registrations),
      };
    case 'notifications':
      return {
        ...common,
        ...linkKey,
        ...seal(places.data, secrets, given),
        PORT_NOTIFICATIONS: String(places.ports.notifications),
      };
    case 'gateway':
      return {
        ...common,
        AUTH_SECRET: given['AUTH_SECRET'] ?? secrets.AUTH_SECRET,
        PORT: String(places.ports.gateway),
        HOST: places.host,
        ...(places.admin && { ADMIN_EMAIL: places.admin.email, ADMIN_PASSWORD: places.admin.password }),
      };
  }
}

/** A seal of one's own comes by SEAL_P12; without it notifications makes one for development, in our data folder. */
function seal(data: string, secrets: Secrets, given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = Object.fromEntries(Object.entries(given).filter(([name]) => name.startsWith('SEAL_')));
  if (given['SEAL_P12']) return own;
  return { SEAL_DIR: join(data, 'seal'), SEAL_P12_PASSWORD: secrets.SEAL_P12_PASSWORD, ...own };
}
