import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { DrawingAnswer, DrawingAsked } from './draw-worker.js';
import type { Drawings } from './drawings.js';

type Drawn<K extends keyof Drawings> = Awaited<ReturnType<Drawings[K]>>;

/** A thread is a file of its own, there once the service is built; sources that run as they are draw where they are. */
const threadFile = new URL('./draw-worker.js', import.meta.url);
/** Each reads the fonts once, 20 MB. */
const mostThreads = 2;
const patienceMilliseconds = 60_000;

interface Waiting {
  resolve: (drawn: unknown) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

class Thread {
  readonly waiting = new Map<number, Waiting>();
  private readonly worker = new Worker(threadFile, { resourceLimits: { maxOldGenerationSizeMb: 512 } });
  private next = 0;

  constructor(private readonly gone: (thread: Thread) => void) {
    this.worker.unref();
    this.worker.on('message', (answer: DrawingAnswer) => this.answered(answer));
    this.worker.on('error', (error) => this.end(error));
    this.worker.on('exit', () => this.end(new Error('the drawing thread ended')));
  }

  draw(what: DrawingAsked['what'], given: unknown[]): Promise<unknown> {
    const id = (this.next += 1);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.end(new Error('drawing took too long')), patienceMilliseconds);
      this.waiting.set(id, { resolve, reject, timer });
      this.worker.postMessage({ id, what, given } satisfies DrawingAsked);
    });
  }

  end(error: Error): void {
    this.gone(this);
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.waiting.clear();
    void this.worker.terminate();
  }

  private answered(answer: DrawingAnswer): void {
    const waiting = this.waiting.get(answer.id);
    if (!waiting) return;
    this.waiting.delete(answer.id);
    clearTimeout(waiting.timer);
    if ('trouble' in answer) waiting.reject(new Error(answer.trouble));
    else waiting.resolve(answer.drawn);
  }
}

/** Draws files beside the service, so that nobody waits for a page to be set. */
@Injectable()
export class DrawingThreads implements OnApplicationShutdown {
  private threads: Thread[] = [];

  /** What goes in and comes out is copied: plain values and bytes only. */
  async draw<K extends keyof Drawings>(what: K, ...given: Parameters<Drawings[K]>): Promise<Drawn<K>> {
    if (!existsSync(threadFile)) {
      const { drawings } = await import('./drawings.js');
      const draw = drawings[what] as (...given: unknown[]) => Promise<unknown>;
      return (await draw(...given)) as Drawn<K>;
    }
    return (await this.leastBusy().draw(what, given)) as Drawn<K>;
  }

  onApplicationShutdown(): void {
    for (const thread of [...this.threads]) thread.end(new Error('the service stops'));
  }

  private leastBusy(): Thread {
    const idle = this.threads.find((thread) => thread.waiting.size === 0);
    if (idle) return idle;
    if (this.threads.length < mostThreads) {
      const made = new Thread((gone) => (this.threads = this.threads.filter((one) => one !== gone)));
      this.threads.push(made);
      return made;
    }
    return this.threads.reduce((least, one) => (one.waiting.size < least.waiting.size ? one : least));
  }
}
