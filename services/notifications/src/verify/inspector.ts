import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { log, Refusal } from '@zuomei/platform';
import type { SealTrust } from '../sealing/seal-provider.js';
import type { InspectionAsked } from './inspect-worker.js';
import { type Inspection, marksIn } from './inspection.js';

/** A thread is a file of its own: the built one beside this, or, where sources run as they are (Jest), the built one. */
const threadFile = ['./inspect-worker.js', '../../dist/verify/inspect-worker.js']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(url));
const patienceMilliseconds = 10_000;
const mostWaiting = 20;

class VerifyBusy extends Refusal {
  constructor() {
    super(
      'unavailable',
      'VERIFY_BUSY',
      { zh: '现在验真的人较多,请稍后再试。', en: 'Many are verifying just now; try again in a moment.' },
      { retryAfterSeconds: 5 },
    );
  }
}

/** Looks at uploaded bytes in a thread of its own, one after the other, so that the service never stands still. */
@Injectable()
export class Inspector implements OnApplicationShutdown {
  private readonly log = log('verify');
  private thread: Worker | undefined;
  private line: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  /** @throws VerifyBusy (503) when too many wait */
  async inspect(bytes: Buffer, trust: SealTrust): Promise<Inspection> {
    if (this.waiting >= mostWaiting) throw new VerifyBusy();
    this.waiting += 1;
    const turn = this.line.then(() => this.inThread(bytes, trust));
    this.line = turn.catch(() => undefined);
    return turn.finally(() => (this.waiting -= 1));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.thread?.terminate();
  }

  /** What takes too long, or kills the thread, is judged by its raw bytes alone. */
  private async inThread(bytes: Buffer, trust: SealTrust): Promise<Inspection> {
    if (!threadFile) throw new Error('inspect-worker.js is not there: build the service first');
    this.thread ??= new Worker(threadFile, { resourceLimits: { maxOldGenerationSizeMb: 512 } });
    const { thread } = this;
    thread.unref();
    const asked: InspectionAsked = { bytes, trust };
    try {
      return await new Promise<Inspection>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('took too long')), patienceMilliseconds);
        thread.removeAllListeners();
        thread.once('message', (inspection: Inspection) => {
          clearTimeout(timer);
          resolve(inspection);
        });
        thread.once('error', reject);
        thread.once('exit', () => reject(new Error('the thread ended')));
        thread.postMessage(asked);
      });
    } catch (error) {
      this.log.warn({ reason: (error as Error).message, bytes: bytes.length }, 'a file could not be inspected');
      this.thread = undefined;
      thread.removeAllListeners();
      thread.on('error', () => undefined);
      void thread.terminate();
      return { isPdf: true, ...marksIn(bytes.toString('latin1')), seal: 'foreign' };
    }
  }
}
