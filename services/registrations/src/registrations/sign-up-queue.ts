import { Injectable } from '@nestjs/common';
import { log } from '@zuomei/platform';
import { Crowd } from './crowd.js';
import { RegisterAttendees } from './register-attendees.js';
import type { SignUp, SignUpResults } from './sign-up.js';
import { fewest, type Waiting, WaitingLines } from './waiting-lines.js';

/** Transactions at a time, on different events. */
const mostShared = 2;
/** Besides, those that wait for events which something else has locked; the pool has more connections than both. */
const mostAside = 6;
/**
 * From one transaction's beginning to the next one's, unless enough wait for a full one: those who come soon after
 * each other pay for one together.
 */
const gatherMs = 8;

/**
 * One line in front of all events: while a transaction runs, all that arrive gather and go together into the next.
 * So many sign-ups cost one lock for each event and one commit instead of one each. An event is in one transaction of
 * this process at a time.
 */
@Injectable()
export class SignUpQueue {
  private readonly log = log('sign-up');
  private readonly lines = new WaitingLines();
  private readonly aside: Waiting[][] = [];
  private shared = 0;
  private besides = 0;
  private called: 'later' | 'now' | undefined;
  private timer: NodeJS.Timeout | undefined;
  private begunAt = -Infinity;

  constructor(
    private readonly register: RegisterAttendees,
    private readonly crowd: Crowd,
  ) {}

  /** @throws the fault that kept it from being decided */
  submit(signUp: SignUp): Promise<SignUpResults> {
    return new Promise((resolve, reject) => {
      this.lines.add({ signUp, resolve, reject });
      this.crowd.arrived(this.lines.waiting);
      this.call();
    });
  }

  private call(): void {
    const early = this.early();
    if (this.called === 'now' || (this.called === 'later' && early > 0)) return;
    clearTimeout(this.timer);
    const serve = (): void => {
      this.called = undefined;
      this.serve();
    };
    this.called = early > 0 ? 'later' : 'now';
    // Whoever arrives in the same turn of the event loop goes with the first.
    if (early > 0) this.timer = setTimeout(serve, early);
    else setImmediate(serve);
  }

  /** Milliseconds until the next transaction should begin. */
  private early(): number {
    return this.lines.waiting >= fewest ? 0 : this.begunAt + gatherMs - performance.now();
  }

  private serve(): void {
    while (this.shared < mostShared) {
      const batch = this.lines.take();
      if (batch.length === 0) break;
      this.begunAt = performance.now();
      this.shared += 1;
      void this.together(batch).finally(() => {
        this.shared -= 1;
        if (this.early() > 0) this.call();
        else this.serve();
      });
    }
    while (this.besides < mostAside) {
      const batch = this.aside.shift();
      if (!batch) break;
      this.besides += 1;
      void this.waitingForLock(batch).finally(() => {
        this.besides -= 1;
        this.serve();
      });
    }
  }

  private async together(batch: Waiting[]): Promise<void> {
    const locked = byEvent(await this.decide(batch, 'skip'));
    // What else locks an event may take long; only those who want a place there wait for it.
    this.aside.push(...locked.values());
    for (const { signUp } of batch) if (!locked.has(signUp.offeringId)) this.lines.release(signUp.offeringId);
  }

  private async waitingForLock(batch: Waiting[]): Promise<void> {
    await this.decide(batch, 'wait');
    for (const { signUp } of batch) this.lines.release(signUp.offeringId);
  }

  /** @returns those whose event was locked */
  private async decide(batch: Waiting[], lock: 'skip' | 'wait'): Promise<Waiting[]> {
    try {
      const results = await this.register.execute(
        batch.map(({ signUp }) => signUp),
        lock,
      );
      const answers: (() => void)[] = [];
      const locked = batch.filter((waiting, index) => {
        const result = results[index];
        if (result === 'locked' || result === undefined) return true;
        answers.push(() => waiting.resolve(result));
        return false;
      });
      // The next transaction leaves first: Postgres works on it while these are answered.
      setImmediate(() => {
        for (const answer of answers) answer();
      });
      return locked;
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else await this.decideApart(batch);
      return [];
    }
  }

  /** What the database refuses of one must not take its neighbours down: each event for itself, then each sign-up. */
  private async decideApart(batch: Waiting[]): Promise<void> {
    const events = byEvent(batch);
    this.log.warn({ together: batch.length, events: events.size }, 'shared transaction failed, going apart');
    const parts = events.size > 1 ? [...events.values()] : batch.map((waiting) => [waiting]);
    for (const part of parts) await this.decide(part, 'wait');
  }
}

const byEvent = (batch: Waiting[]): Map<string, Waiting[]> => Map.groupBy(batch, ({ signUp }) => signUp.offeringId);
