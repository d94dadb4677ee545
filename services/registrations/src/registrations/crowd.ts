import { Injectable } from '@nestjs/common';
import { Relay } from '@zuomei/messaging';

/** So many waiting for their turn are a crowd; between two transactions there are none for a moment. */
const mostWaiting = 24;
const waitingLastsMs = 100;
/**
 * At such a pace nobody waits yet, but every fact and mail at once would take what the next ones need. So many above it
 * tell it from a few that come together: of 2,000 a second that is known after 20 ms.
 */
const paceASecond = 650;
const mostAbovePace = 24;
const paceLastsMs = 250;

/** Whether so many people want something at once that what nobody waits for stands back: the relay, and counting. */
@Injectable()
export class Crowd {
  private until = -Infinity;
  /** How many more have come than that pace would have brought; a bucket that leaks at it. */
  private abovePace = 0;
  private countedAt = 0;

  constructor(relay: Relay) {
    relay.giveWayTo(() => this.isThere());
  }

  isThere(): boolean {
    return performance.now() < this.until;
  }

  /** One more, beside so many that wait. */
  arrived(waiting: number): void {
    const now = performance.now();
    this.abovePace = Math.max(0, this.abovePace - ((now - this.countedAt) * paceASecond) / 1000) + 1;
    this.countedAt = now;
    if (this.abovePace > mostAbovePace) this.until = now + paceLastsMs;
    else if (waiting >= mostWaiting) this.until = Math.max(this.until, now + waitingLastsMs);
  }
}
