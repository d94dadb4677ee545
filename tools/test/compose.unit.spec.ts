import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { EnvVariable } from '@zuomei/platform';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { environmentOf, type Places, type ServiceName } from '../launch/environment.ts';
import { flagsOf } from '../launch/service-flags.ts';

interface Compose {
  services: Record<string, { environment?: Record<string, string | number>; command?: string[] }>;
}

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose;
const services: ServiceName[] = ['events', 'registrations', 'notifications', 'gateway'];

async function specOf(service: ServiceName): Promise<EnvVariable[]> {
  const { config } = (await import(join(root, `services/${service}/src/config.ts`))) as {
    config: { spec: EnvVariable[] };
  };
  return config.spec;
}
const namesOf = (spec: EnvVariable[]) => spec.map(({ name }) => name);
const missing = (spec: EnvVariable[], given: Record<string, unknown>) =>
  namesOf(spec.filter(({ name, required }) => required && !given[name]));

describe('docker-compose.yml', () => {
  const problemsOf = (file: unknown) => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    formats.default(ajv, ['duration', 'uri', 'uri-reference', 'date-time', 'ipv4', 'ipv6', 'hostname', 'email']);
    // Ajv knows this dialect under another spelling of its name.
    const schema = JSON.parse(read('tools/compose/compose-spec.schema.json')) as Record<string, unknown>;
    delete schema['$schema'];
    const validate = ajv.compile(schema);
    validate(file);
    return validate.errors ?? [];
  };

  it('is what the Compose specification allows', () => {
    expect(problemsOf(compose)).toEqual([]);
  });

  it('would be refused with a word that the specification does not know', () => {
    const wrong = { ...compose, services: { ...compose.services, events: { imagee: 'x' } } };
    expect(problemsOf(wrong).map(({ message }) => message)).toEqual(['must NOT have additional properties']);
  });

  it('runs every service from a file that its build makes, as npm start does', () => {
    expect(services.map((name) => compose.services[name]?.command)).toEqual(
      services.map((name) => ['node', ...flagsOf(name), `services/${name}/dist/main.js`]),
    );
  });

  it.each(services)('gives %s all that it must have', async (service) => {
    expect(missing(await specOf(service), compose.services[service]?.environment ?? {})).toEqual([]);
  });

  it.each(services)('gives %s nothing that it does not read', async (service) => {
    const known = new Set(namesOf(await specOf(service)));
    const given = Object.keys(compose.services[service]?.environment ?? {});
    expect(given.filter((name) => !known.has(name))).toEqual([]);
  });

  it.each(services)('takes every secret of %s from outside, and without it refuses to start', async (service) => {
    const secrets = namesOf((await specOf(service)).filter(({ secret }) => secret));
    const given = compose.services[service]?.environment ?? {};
    expect(secrets.filter((name) => !/^\$\{\w+:\?/.test(String(given[name])))).toEqual([]);
  });
});

describe('npm start', () => {
  const secret = 'x'.repeat(43);
  const places: Places = {
    data: '/data',
    ports: { events: 1, registrations: 2, notifications: 3, gateway: 4 },
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1:4',
    databaseUrls: { events: 'a', registrations: 'b', notifications: 'c', gateway: 'd' },
    kafkaBrokers: 'e',
    smtpUrl: 'f',
  };
  const secrets = {
    LINK_KEY: secret,
    SERVICE_KEY: secret,
    AUTH_SECRET: secret,
    SEAL_P12_PASSWORD: secret,
    DATABASE_EVENTS: secret,
    DATABASE_REGISTRATIONS: secret,
    DATABASE_NOTIFICATIONS: secret,
    DATABASE_GATEWAY: secret,
  };

  it.each(services)('gives %s all that it must have', async (service) => {
    expect(missing(await specOf(service), environmentOf(service, places, secrets, {}))).toEqual([]);
  });

  it.each(services)("gives %s no other service's database", (service) => {
    const given = environmentOf(service, places, secrets, { DATABASE_URL_EVENTS: 'x', DATABASE_URL_GATEWAY: 'y' });
    expect(Object.keys(given).filter((name) => name.startsWith('DATABASE_URL_'))).toEqual([
      `DATABASE_URL_${service.toUpperCase()}`,
    ]);
  });
});
