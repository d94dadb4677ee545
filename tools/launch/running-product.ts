import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, readPids } from '../parts/pids.ts';
import { secretsOf } from './secrets.ts';

/** The environment of the product that `npm start` runs on this data folder, if it does, for a tool beside it. */
export function environmentOf(data: string): Record<string, string> | undefined {
  const runs = readPids(data).some((one) => one.name === 'postgres' && isAlive(one));
  const file = join(data, 'ports.json');
  if (!runs || !existsSync(file)) return undefined;
  const ports = JSON.parse(readFileSync(file, 'utf8')) as { postgres?: number; kafka?: number };
  const password = secretsOf(data).DATABASE_NOTIFICATIONS;
  return {
    DATABASE_URL_NOTIFICATIONS: `postgres://notifications:${password}@127.0.0.1:${ports.postgres}/notifications`,
    KAFKA_BROKERS: `127.0.0.1:${ports.kafka}`,
  };
}
