import { Wires } from './wires.ts';

export interface Posted {
  status: number;
  text: string;
  ms: number;
}

/** Sends POSTs over kept connections, as many as `connections` at once. */
export class Poster {
  readonly #wires: Wires;
  readonly #path: string;
  readonly #headers: Record<string, string>;

  constructor(url: string, headers: Record<string, string>, connections: number) {
    const target = new URL(url);
    this.#wires = new Wires(target, connections);
    this.#path = target.pathname;
    this.#headers = headers;
  }

  async post(body: string): Promise<Posted> {
    const begun = performance.now();
    const { status, text } = await this.#wires.send('POST', this.#path, this.#headers, body);
    return { status, text, ms: performance.now() - begun };
  }

  /** Closed loop: each of the workers takes the next body as soon as its answer has come. */
  async closed(bodies: readonly string[], workers: number): Promise<{ answers: Posted[]; seconds: number }> {
    const answers: Posted[] = [];
    let next = 0;
    const begun = performance.now();
    const work = async (): Promise<void> => {
      for (let at = next++; at < bodies.length; at = next++) answers.push(await this.post(bodies[at] ?? ''));
    };
    await Promise.all(Array.from({ length: workers }, work));
    return { answers, seconds: (performance.now() - begun) / 1000 };
  }

  /** Open loop: each body is sent at its time, whether or not the earlier ones were answered. */
  async open(bodies: readonly string[], perSecond: number): Promise<{ answers: Posted[]; seconds: number }> {
    const waiting: Promise<Posted>[] = [];
    const begun = performance.now();
    while (waiting.length < bodies.length) {
      const due = Math.min(bodies.length, Math.floor(((performance.now() - begun) * perSecond) / 1000));
      while (waiting.length < due) waiting.push(this.post(bodies[waiting.length] ?? ''));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    return { answers: await Promise.all(waiting), seconds: (performance.now() - begun) / 1000 };
  }

  close(): void {
    this.#wires.close();
  }
}
