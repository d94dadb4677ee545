import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Relay } from '@zuomei/messaging';
import { Crowd } from './crowd.js';

describe('a crowd', () => {
  let crowd: Crowd;
  beforeEach(() => {
    jest.useFakeTimers();
    jest.advanceTimersByTime(60_000);
    crowd = new Crowd({ giveWayTo: () => undefined } as unknown as Relay);
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  /** So many at an even pace. @returns after how many there was a crowd, if ever */
  const come = (people: number, aSecond: number, waiting = 0): number | undefined => {
    for (let one = 1; one <= people; one += 1) {
      jest.advanceTimersByTime(1000 / aSecond);
      crowd.arrived(waiting);
      if (crowd.isThere()) return one;
    }
    return undefined;
  };

  it('of 2,000 a second is known before the fortieth', () => {
    expect(come(2_000, 2_000)).toBeLessThan(40);
  });

  it('is not what 500 a second are, however long', () => {
    expect(come(5_000, 500)).toBeUndefined();
  });

  it('is not what comes in one bus', () => {
    expect(come(20, 100_000)).toBeUndefined();
  });

  it('is there while many wait, whatever their pace', () => {
    expect(come(1, 10, 24)).toBe(1);
  });

  it('is over a quarter of a second after it', () => {
    come(100, 2_000);
    jest.advanceTimersByTime(251);
    expect(crowd.isThere()).toBe(false);
  });
});
