import { stripVTControlCharacters } from 'node:util';

/** Tells what happens: one line a step, with its seconds; on a terminal the step under way is shown, too. */
export class Steps {
  readonly #quiet: boolean;
  readonly #tty = process.stdout.isTTY;
  readonly #running = new Set<string>();

  constructor(quiet = false) {
    this.#quiet = quiet;
  }

  async run<T>(name: string, work: () => Promise<T>, note?: (result: T) => string | undefined): Promise<T> {
    const begun = Date.now();
    this.#running.add(name);
    this.#show();
    try {
      const result = await work();
      this.#running.delete(name);
      const more = note?.(result);
      this.say(`✓ ${name} ${((Date.now() - begun) / 1000).toFixed(1)} s${more ? `  ${more}` : ''}`);
      return result;
    } catch (error) {
      this.#running.delete(name);
      this.say(`✗ ${name} ${((Date.now() - begun) / 1000).toFixed(1)} s`);
      throw error;
    } finally {
      this.#show();
    }
  }

  say(text: string): void {
    if (this.#quiet) return;
    this.#clear();
    console.log(this.#tty ? text : stripVTControlCharacters(text));
    this.#show();
  }

  #clear(): void {
    if (this.#tty && !this.#quiet) process.stdout.write('\r\x1b[K');
  }

  #show(): void {
    if (!this.#tty || this.#quiet) return;
    this.#clear();
    if (this.#running.size > 0) process.stdout.write(`… ${[...this.#running].join(', ')}`);
  }
}
