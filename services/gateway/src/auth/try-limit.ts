import { TooManyTries } from './auth.errors.js';

interface Tries {
  count: number;
  until: number;
}

const most = 50_000;

/** Counts tries per key in a window that begins with the first; kept in this process, so a restart forgets. */
export class TryLimit {
  private readonly tries = new Map<string, Tries>();

  constructor(
    private readonly windowSeconds: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Takes one try under every key, or none. @throws TooManyTries saying when the next is free */
  take(limits: { key: string; limit: number }[]): void {
    const at = this.now();
    const full = limits.map(({ key, limit }) => {
      const known = this.tries.get(key);
      return known !== undefined && known.until > at && known.count >= limit ? known.until : 0;
    });
    const until = Math.max(...full);
    if (until > 0) throw new TooManyTries(Math.ceil((until - at) / 1000));
    for (const { key } of limits) this.add(key, at);
  }

  /** Gives a try back: it turned out to be no guess. */
  giveBack(keys: string[]): void {
    for (const key of keys) {
      const known = this.tries.get(key);
      if (known) known.count = Math.max(0, known.count - 1);
    }
  }

  private add(key: string, at: number): void {
    const known = this.tries.get(key);
    if (known && known.until > at) {
      known.count += 1;
      return;
    }
    if (this.tries.size >= most) this.expire(at);
    this.tries.set(key, { count: 1, until: at + this.windowSeconds * 1000 });
  }

  private expire(at: number): void {
    for (const [key, { until }] of this.tries) if (until <= at) this.tries.delete(key);
    // Still full means an attack from everywhere: the oldest go, memory stays bounded.
    for (const key of this.tries.keys()) {
      if (this.tries.size < most) break;
      this.tries.delete(key);
    }
  }
}
