import { setTimeout as wait } from 'node:timers/promises';

/** Endless, bounded: 200 ms, doubled up to 5 s. `sleep` returns early, without an error, when the signal fires. */
export class Backoff {
  private next: number;

  constructor(
    private readonly first = 200,
    private readonly most = 5_000,
  ) {
    this.next = first;
  }

  async sleep(signal?: AbortSignal): Promise<void> {
    const delay = this.next;
    this.next = Math.min(this.next * 2, this.most);
    await pause(delay, signal);
  }

  reset(): void {
    this.next = this.first;
  }
}

export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  // An abort is the only rejection there is, and it means "stop waiting".
  await wait(milliseconds, undefined, signal ? { signal } : {}).catch(() => undefined);
}

/** Waits for work that may be stuck, but not longer than this; what it throws is of no interest any more. */
export async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const enough = new AbortController();
  await Promise.race([work.catch(() => undefined), pause(milliseconds, enough.signal)]);
  enough.abort();
}
