import { setTimeout as sleep } from 'node:timers/promises';
import { Ended, readyWhen, type Crew, type Hand, type Hire } from '../parts/crew.ts';

interface Health {
  status: string;
  parts?: Record<string, { status: string; detail?: string }>;
}

export async function healthAt(url: string): Promise<Health | undefined> {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(3000) });
    return (await response.json()) as Health;
  } catch {
    return undefined;
  }
}

const inWords = (health: Health | undefined): string =>
  Object.entries(health?.parts ?? {})
    .filter(([, part]) => part.status !== 'ok')
    .map(([name, part]) => `${name} ${part.status}${part.detail ? ` (${part.detail})` : ''}`)
    .join(', ') || 'it does not answer';

/** One service: started, waited for, and started again with growing pauses when it ends without being asked. */
export class KeptService {
  readonly #crew: Crew;
  readonly #hire: Hire;
  readonly #url: string;
  readonly #say: (text: string) => void;
  #hand: Hand | undefined;
  #leaving = false;

  constructor(crew: Crew, hire: Hire, url: string, say: (text: string) => void) {
    this.#crew = crew;
    this.#hire = hire;
    this.#url = url;
    this.#say = say;
  }

  get name(): string {
    return this.#hire.name;
  }

  get pid(): number | undefined {
    return this.#hand?.pid;
  }

  /** Until it is ready in every part; a part that only degrades it may hold a start up for 30 s, not longer. */
  async start(): Promise<void> {
    const hand = this.#crew.hire(this.#hire);
    this.#hand = hand;
    let last: Health | undefined;
    const begun = Date.now();
    const isReady = async () => {
      last = await healthAt(this.#url);
      return last?.status === 'ok' || (last?.status === 'degraded' && Date.now() - begun > 30_000);
    };
    try {
      await readyWhen(hand, isReady, 90);
    } catch (error) {
      if (hand.isGone()) throw error;
      throw new Ended(
        `${this.#hire.name} is not ready after 90 s: ${inWords(last)}. Log: ${this.#crew.logOf(this.#hire.name)}`,
      );
    }
    if (last?.status === 'degraded') this.#say(`! ${this.#hire.name} runs, but: ${inWords(last)}`);
    void this.#keep(hand);
  }

  leave(): void {
    this.#leaving = true;
  }

  async #keep(first: Hand): Promise<void> {
    let pause = 1;
    for (let hand = first; ;) {
      const begun = Date.now();
      const how = await hand.gone;
      if (this.#leaving) return;
      // Who held out for a minute begins with short pauses again.
      if (Date.now() - begun > 60_000) pause = 1;
      const { name } = this.#hire;
      this.#say(`! ${name} ended ${how}; started again in ${pause} s. Log: ${this.#crew.logOf(name)}`);
      await sleep(pause * 1000);
      pause = Math.min(pause * 2, 30);
      if (this.#leaving) return;
      hand = this.#crew.hire(this.#hire);
      this.#hand = hand;
    }
  }
}
