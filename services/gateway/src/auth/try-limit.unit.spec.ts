import { describe, expect, it } from '@jest/globals';
import { TooManyTries } from './auth.errors.js';
import { TryLimit } from './try-limit.js';

describe('TryLimit', () => {
  const refusedFor = (act: () => void): number | undefined => {
    try {
      act();
    } catch (error) {
      if (error instanceof TooManyTries) return error.options.retryAfterSeconds;
      throw error;
    }
    return undefined;
  };

  it('refuses the try after the last until the window ends', () => {
    let at = 0;
    const limit = new TryLimit(60, () => at);
    const take = (): number | undefined => refusedFor(() => limit.take([{ key: 'a', limit: 2 }]));
    expect([take(), take(), take()]).toEqual([undefined, undefined, 60]);
    at = 59_500;
    expect(take()).toBe(1);
    at = 60_000;
    expect(take()).toBeUndefined();
  });

  it('takes nothing from one key when another is used up', () => {
    const limit = new TryLimit(60, () => 0);
    limit.take([{ key: 'full', limit: 1 }]);
    expect(
      refusedFor(() =>
        limit.take([
          { key: 'full', limit: 1 },
          { key: 'other', limit: 1 },
        ]),
      ),
    ).toBe(60);
    expect(refusedFor(() => limit.take([{ key: 'other', limit: 1 }]))).toBeUndefined();
  });

  it('does not count what was given back', () => {
    const limit = new TryLimit(60, () => 0);
    for (let n = 0; n < 10; n += 1) {
      limit.take([{ key: 'a', limit: 1 }]);
      limit.giveBack(['a']);
    }
    expect(refusedFor(() => limit.take([{ key: 'a', limit: 1 }]))).toBeUndefined();
  });
});
