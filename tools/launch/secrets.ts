import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const names = [
  'LINK_KEY',
  'SERVICE_KEY',
  'AUTH_SECRET',
  'SEAL_P12_PASSWORD',
  'DATABASE_EVENTS',
  'DATABASE_REGISTRATIONS',
  'DATABASE_NOTIFICATIONS',
  'DATABASE_GATEWAY',
] as const;
export type Secrets = Record<(typeof names)[number], string>;

/** Made once, 256 bits each, and kept for the owner's eyes; every link ever mailed hangs on them. */
export function secretsOf(data: string): Secrets {
  const file = join(data, 'secrets.json');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {};
  const all = Object.fromEntries(
    names.map((name) => [name, known[name] ?? randomBytes(32).toString('base64url')]),
  ) as Secrets;
  if (names.some((name) => !known[name])) writeFileSync(file, JSON.stringify(all, null, 1), { mode: 0o600 });
  return all;
}
