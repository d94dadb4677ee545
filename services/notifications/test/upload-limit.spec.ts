import { expect, it } from '@jest/globals';
import { Clock, type Refusal } from '@zuomei/platform';
import type { Settings } from '../src/config.js';
import { UploadLimit } from '../src/verify/upload-limit.js';

const begun = Date.parse('2026-06-01T01:00:00Z');

class SetClock extends Clock {
  seconds = 0;
  override now(): Date {
    return new Date(begun + this.seconds * 1000);
  }
}

const limited = (verifyPerMinute: number) => {
  const clock = new SetClock();
  const limit = new UploadLimit(clock, { verifyPerMinute } as Settings);
  /** How many of so many are taken, and when the next would be. */
  const taken = (address: string, tried: number, times?: number): [number, unknown] => {
    for (let n = 0; n < tried; n += 1)
      try {
        limit.take(address, times);
      } catch (refusal) {
        const { code, options } = refusal as Refusal;
        return [n, { code, ...options }];
      }
    return [tried, null];
  };
  return { clock, taken };
};

it('takes so many uploads a minute from one address, whatever others do', () => {
  const { clock, taken } = limited(3);
  expect(taken('10.0.0.1', 2)).toEqual([2, null]);
  clock.seconds = 20;
  expect(taken('10.0.0.1', 2)).toEqual([1, { code: 'TOO_MANY_UPLOADS', retryAfterSeconds: 40 }]);
  expect(taken('10.0.0.2', 3)).toEqual([3, null]);
  clock.seconds = 61;
  expect(taken('10.0.0.1', 3)).toEqual([2, { code: 'TOO_MANY_UPLOADS', retryAfterSeconds: 19 }]);
});

it('takes ten times as many codes, counted apart from uploads', () => {
  const { taken } = limited(3);
  expect(taken('10.0.0.1', 3)).toEqual([3, null]);
  expect(taken('code 10.0.0.1', 40, 10)).toEqual([30, { code: 'TOO_MANY_UPLOADS', retryAfterSeconds: 60 }]);
});
