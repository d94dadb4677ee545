import type { SignUp, SignUpResults } from './sign-up.js';

export interface Waiting {
  readonly signUp: SignUp;
  readonly resolve: (results: SignUpResults) => void;
  readonly reject: (error: unknown) => void;
}

/** More people in one transaction make each wait longer without getting more done. */
const mostTogether = 400;
/** Of more than these only a half goes at once: while Postgres has one half, this process answers and reads the other. */
export const fewest = 32;

/** Those who wait, in a line for each event; the events take turns. */
export class WaitingLines {
  private readonly lines = new Map<string, Waiting[]>();
  private readonly taken = new Set<string>();
  /** How many sign-ups stand in all lines. */
  waiting = 0;

  add(waiting: Waiting): void {
    const { offeringId } = waiting.signUp;
    const line = this.lines.get(offeringId);
    this.waiting += 1;
    if (line) line.push(waiting);
    else this.lines.set(offeringId, [waiting]);
  }

  /** Who goes into the next transaction: the heads of all lines whose event is in none. Their events are taken then. */
  take(): Waiting[] {
    const batch: Waiting[] = [];
    const most = Math.min(mostTogether, Math.max(fewest, Math.ceil(this.waiting / 2)));
    let people = 0;
    for (const [offeringId, line] of this.lines) {
      if (this.taken.has(offeringId)) continue;
      if (people >= most) break;
      const head = takeHead(line, most - people);
      for (const waiting of head) {
        batch.push(waiting);
        people += waiting.signUp.people.length;
      }
      this.taken.add(offeringId);
      this.lines.delete(offeringId);
      // The rest of a long line comes after those of other events.
      if (line.length > 0) this.lines.set(offeringId, line);
    }
    this.waiting -= batch.length;
    return batch;
  }

  /** The event is in no transaction any more. */
  release(offeringId: string): void {
    this.taken.delete(offeringId);
  }
}

/** The head of a line; of sign-ups with the same Idempotency-Key only the first, the others find its result. */
function takeHead(line: Waiting[], most: number): Waiting[] {
  const keys = new Set<string>();
  const head: Waiting[] = [];
  const later: Waiting[] = [];
  let people = 0;
  while (line.length > 0 && people < most) {
    const waiting = line.shift() as Waiting;
    const scope = waiting.signUp.once?.scope;
    if (scope !== undefined && keys.has(scope)) {
      later.push(waiting);
      continue;
    }
    if (scope !== undefined) keys.add(scope);
    head.push(waiting);
    people += waiting.signUp.people.length;
  }
  line.unshift(...later);
  return head;
}
