import { Injectable } from '@nestjs/common';
import { log, Refusal } from '@zuomei/platform';
import { RegisterAttendees } from './register-attendees.js';
import type { SignUp, SignUpResult } from './sign-up.js';

interface Waiting {
  readonly signUp: SignUp;
  readonly resolve: (result: SignUpResult) => void;
  readonly reject: (error: unknown) => void;
}

/** More in one transaction make each wait longer without getting more done. */
const mostTogether = 400;

/**
 * One line in front of each event: while a transaction runs, all that arrive gather and go together into the next.
 * So a hot event costs one lock and one commit for many sign-ups instead of one each.
 */
@Injectable()
export class SignUpQueue {
  private readonly log = log('sign-up');
  private readonly lines = new Map<string, Waiting[]>();

  constructor(private readonly register: RegisterAttendees) {}

  /** @throws the refusal that concerns this sign-up, or the fault that kept it from being decided */
  async submit(offeringId: string, signUp: SignUp): Promise<Exclude<SignUpResult, Refusal>> {
    const result = await new Promise<SignUpResult>((resolve, reject) => {
      const waiting = { signUp, resolve, reject };
      const line = this.lines.get(offeringId);
      if (line) {
        line.push(waiting);
        return;
      }
      const started = [waiting];
      this.lines.set(offeringId, started);
      void this.serve(offeringId, started);
    });
    if (result instanceof Refusal) throw result;
    return result;
  }

  private async serve(offeringId: string, line: Waiting[]): Promise<void> {
    // Whoever arrives in the same turn of the event loop goes with the first.
    await new Promise(setImmediate);
    while (line.length > 0) {
      const batch = takeBatch(line);
      await this.decide(offeringId, batch);
    }
    this.lines.delete(offeringId);
  }

  private async decide(offeringId: string, batch: Waiting[]): Promise<void> {
    try {
      const results = await this.register.execute(
        offeringId,
        batch.map(({ signUp }) => signUp),
      );
      batch.forEach(({ resolve }, index) => resolve(results[index] as SignUpResult));
    } catch (error) {
      if (batch.length === 1) {
        batch[0]?.reject(error);
        return;
      }
      // One row that the database refuses must not take its neighbours down: each for itself.
      this.log.warn({ eventId: offeringId, together: batch.length }, 'shared transaction failed, going one by one');
      for (const waiting of batch) await this.decide(offeringId, [waiting]);
    }
  }
}

/** The head of the line; of sign-ups with the same Idempotency-Key only the first, the others find its result. */
function takeBatch(line: Waiting[]): Waiting[] {
  const keys = new Set<string>();
  const batch: Waiting[] = [];
  const later: Waiting[] = [];
  for (const waiting of line.splice(0, mostTogether)) {
    const scope = waiting.signUp.once?.scope;
    if (scope !== undefined && keys.has(scope)) {
      later.push(waiting);
      continue;
    }
    if (scope !== undefined) keys.add(scope);
    batch.push(waiting);
  }
  line.unshift(...later);
  return batch;
}
