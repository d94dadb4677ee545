import { createHmac, createSecretKey, hash, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';

/** SHA-256, lower-case hex. */
export const sha256Hex = (data: string | Uint8Array): string => hash('sha256', data, 'hex');

/** 256 random bits, base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/**
 * The secret of a link: it can be made again for a repeated mail, yet no table holds it. A new generation
 * makes all earlier links of the same thing worthless. (architecture.md, "a link can be mailed again")
 */
export const linkSecret = (linkKey: string, purpose: string, subjectId: string, generation: number): string =>
  createHmac('sha256', keyOf(linkKey)).update(`${purpose}\0${subjectId}\0${generation}`).digest('base64url');

const keys = new Map<string, KeyObject>();

/** Made once: there is one key, and thousands of links a second. */
function keyOf(text: string): KeyObject {
  const known = keys.get(text);
  if (known) return known;
  const key = createSecretKey(Buffer.from(text));
  keys.set(text, key);
  return key;
}

/** Equality in constant time. */
export function sameSecret(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}
