import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { log, Refusal } from '@zuomei/platform';
import type { CheckInResultDto } from './check-ins.dto.js';
import { Crowd } from '../registrations/crowd.js';
import { type Recorded, RecordCheckIns } from './record-check-ins.js';
import type { Scan } from './scan.js';

interface Waiting {
  readonly scan: Scan;
  readonly resolve: (result: Recorded) => void;
  readonly reject: (error: unknown) => void;
}

/** More in one transaction make each wait longer without getting more done. */
const mostTogether = 200;
/** From one transaction's beginning to the next one's: those who come soon after each other pay for one together. */
const gatherMs = 8;

/** One line for all doors: while a transaction runs, the scans that arrive gather and go together into the next. */
@Injectable()
export class CheckInQueue {
  private readonly log = log('check-in');
  private readonly line: Waiting[] = [];
  private serving = false;

  constructor(
    private readonly recording: RecordCheckIns,
    private readonly crowd: Crowd,
  ) {}

  /** @throws the refusal that concerns this scan, or the fault that kept it from being recorded */
  async submit(scan: Scan): Promise<CheckInResultDto> {
    const result = await new Promise<Recorded>((resolve, reject) => {
      this.line.push({ scan, resolve, reject });
      this.crowd.arrived(this.line.length);
      if (!this.serving) void this.serve();
    });
    if (result instanceof Refusal) throw result;
    return result;
  }

  private async serve(): Promise<void> {
    this.serving = true;
    // Whoever arrives in the same turn of the event loop goes with the first.
    await new Promise(setImmediate);
    while (this.line.length > 0) {
      const rested = setTimeout(gatherMs);
      await this.record(this.line.splice(0, mostTogether));
      if (this.line.length > 0) await rested;
    }
    this.serving = false;
  }

  private async record(batch: Waiting[]): Promise<void> {
    try {
      const results = await this.recording.execute(batch.map(({ scan }) => scan));
      // The next transaction leaves first: Postgres works on it while these are answered.
      setImmediate(() => batch.forEach(({ resolve }, index) => resolve(results[index] as Recorded)));
    } catch (error) {
      if (batch.length === 1) {
        batch[0]?.reject(error);
        return;
      }
      // One row that the database refuses must not take its neighbours down: each for itself.
      this.log.warn({ together: batch.length }, 'shared transaction failed, going one by one');
      for (const waiting of batch) await this.record([waiting]);
    }
  }
}
