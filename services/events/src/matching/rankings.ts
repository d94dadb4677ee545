import { Injectable } from '@nestjs/common';

export interface Ranked {
  id: string;
  score: number;
}

interface Kept {
  readonly stamp: string;
  readonly until: number;
  readonly ranked: Promise<Ranked[]>;
}

const mostKept = 500;
/** A change that was stamped before another, and committed after it, is seen by then. */
const keptForMilliseconds = 5 * 60_000;

/**
 * What fits what, kept until something of it changes: ranking reads much of the index, and a page is opened again and
 * again. `stamp` tells the state of all that is ranked; ids and scores only, so that who may see what is asked anew.
 */
@Injectable()
export class Rankings {
  private readonly kept = new Map<string, Kept>();

  of(key: string, stamp: string, rank: () => Promise<Ranked[]>): Promise<Ranked[]> {
    const known = this.kept.get(key);
    const now = performance.now();
    if (known && known.stamp === stamp && known.until > now) return known.ranked;
    const ranked = rank();
    this.kept.delete(key);
    this.kept.set(key, { stamp, until: now + keptForMilliseconds, ranked });
    // The oldest goes.
    const [first] = this.kept.keys();
    if (this.kept.size > mostKept && first !== undefined) this.kept.delete(first);
    // What failed is asked again.
    ranked.catch(() => this.kept.delete(key));
    return ranked;
  }
}
