import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until the probe does not throw, and gives its answer; after the time is up, what it threw last. */
export async function eventually<T>(
  probe: () => T | Promise<T>,
  { seconds = 15, every = 50 }: { seconds?: number; every?: number } = {},
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await probe();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await sleep(every);
  }
}
