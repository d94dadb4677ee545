import { describe, expect, it } from '@jest/globals';
import { newId } from '@zuomei/platform';
import { config } from '../config.js';
import { PlaceSecrets, subjectOf } from './place-secrets.js';

const settings = config.read({
  LINK_KEY: 'k'.repeat(32),
  SERVICE_KEY: 's'.repeat(32),
  DATABASE_URL_REGISTRATIONS: 'postgres://localhost/x',
  KAFKA_BROKERS: 'localhost:1',
  PUBLIC_URL: 'https://zuomei.example.org/',
});
const secrets = new PlaceSecrets(settings);
const id = newId();

describe('links and codes', () => {
  it('say whose they are, and nothing of each other', () => {
    expect(subjectOf(secrets.linkToken(id, 1))).toBe(id);
    expect(subjectOf(secrets.checkInCode(id, 1))).toBe(id);
    expect(secrets.linkToken(id, 1)).not.toContain(secrets.checkInCode(id, 1));
  });

  it('are the same each time, and others with each generation', () => {
    expect(secrets.checkInCode(id, 1)).toBe(secrets.checkInCode(id, 1));
    expect(new Set([1, 2, 3].map((generation) => secrets.linkToken(id, generation))).size).toBe(3);
  });

  it('have at least 256 and 128 secret bits', () => {
    expect((secrets.linkToken(id, 1).length - 22) * 6).toBeGreaterThanOrEqual(256);
    expect((secrets.checkInCode(id, 1).length - 22) * 6).toBeGreaterThanOrEqual(128);
  });

  it('are linked below the public address', () => {
    expect(secrets.link(id, 1)).toBe(`https://zuomei.example.org/place#${secrets.linkToken(id, 1)}`);
  });

  it.each(['', 'short', 'x'.repeat(101), `${'x'.repeat(43)}=`])('finds no subject in %p', (text) => {
    expect(subjectOf(text)).toBeUndefined();
  });
});
