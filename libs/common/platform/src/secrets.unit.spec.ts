import { describe, expect, it } from '@jest/globals';
import { linkSecret, newSecret, sameSecret } from './secrets.js';

describe('secrets', () => {
  it('makes the same link again, and another one for each purpose, subject and generation', () => {
    const first = linkSecret('key', 'place', 'a', 1);
    expect(linkSecret('key', 'place', 'a', 1)).toBe(first);
    const others = [
      linkSecret('other', 'place', 'a', 1),
      linkSecret('key', 'sign', 'a', 1),
      linkSecret('key', 'place', 'b', 1),
      linkSecret('key', 'place', 'a', 2),
    ];
    expect(new Set([first, ...others]).size).toBe(5);
  });

  it('has 256 bits', () => {
    expect(Buffer.from(newSecret(), 'base64url').length).toBe(32);
    expect(Buffer.from(linkSecret('key', 'place', 'a', 1), 'base64url').length).toBe(32);
  });

  it('compares without telling where two secrets differ', () => {
    expect(sameSecret('abc', 'abc')).toBe(true);
    expect(sameSecret('abc', 'abd')).toBe(false);
    expect(sameSecret('abc', 'abcd')).toBe(false);
  });
});
