import { describe, expect, it } from '@jest/globals';
import { ConfigProblem, defineConfig, env } from './env.js';

const config = defineConfig({
  port: env.port('PORT_X', 3001),
  url: env.url('URL_X'),
  key: env.secret('KEY_X'),
  seal: env.optional('SEAL_X'),
});

describe('the environment', () => {
  it('reads what is given and falls back where it may', () => {
    const values = config.read({ URL_X: 'postgres://u@h/db', KEY_X: 'k'.repeat(32) });
    expect(values).toEqual({ port: 3001, url: 'postgres://u@h/db', key: 'k'.repeat(32), seal: undefined });
  });

  it('names every bad variable at once, and never prints a secret', () => {
    const read = () => config.read({ PORT_X: '70000', URL_X: 'no url', KEY_X: 'short-secret' });
    expect(read).toThrow(ConfigProblem);
    try {
      read();
    } catch (problem) {
      expect((problem as ConfigProblem).problems).toEqual([
        'PORT_X must be a port between 0 and 65535, not 70000',
        'URL_X must be a URL',
        'KEY_X must have at least 32 characters: make one with openssl rand -hex 32',
      ]);
    }
  });

  it('tells which variables are required and which are secret', () => {
    expect(config.spec).toEqual([
      { name: 'PORT_X', required: false, secret: false, fallback: '3001' },
      { name: 'URL_X', required: true, secret: false },
      { name: 'KEY_X', required: true, secret: true },
      { name: 'SEAL_X', required: false, secret: false },
    ]);
  });
});
