import { Injectable } from '@nestjs/common';
import { Relay } from '@zuomei/messaging';

/** So many waiting for their turn are a crowd; between two transactions there are none for a moment. */
const mostWaiting = 24;
const waitingLastsMs = 100;
/** At such a pace nobody waits yet, but every fact and mail at once would take what the next ones need. */
const mostInWindow = 130;
const windowMs = 200;
const paceLastsMs = 250;

/** Whether so many people want something at once that what nobody waits for stands back: the relay then carries later. */
@Injectable()
export class Crowd {
  private until = -Infinity;
  private windowBegan = -Infinity;
  private inWindow = 0;

  constructor(relay: Relay) {
    relay.giveWayTo(() => performance.now() < this.until);
  }

  /** One more, beside so many that wait. */
  arrived(waiting: number): void {
    const now = performance.now();
    if (now - this.windowBegan >= windowMs) {
      this.windowBegan = now;
      this.inWindow = 0;
    }
    this.inWindow += 1;
    if (this.inWindow >= mostInWindow) this.until = now + paceLastsMs;
    else if (waiting >= mostWaiting) this.until = Math.max(this.until, now + waitingLastsMs);
  }
}
