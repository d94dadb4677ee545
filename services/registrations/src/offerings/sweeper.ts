import { Injectable } from '@nestjs/common';
import { Rounds } from '../rounds.js';
import { SweepRegistrations } from './sweep-registrations.js';

/** Does sweeps, one portion after another. */
@Injectable()
export class Sweeper extends Rounds {
  constructor(private readonly sweep: SweepRegistrations) {
    super('sweeps', 300);
  }

  protected work(): Promise<boolean> {
    return this.sweep.execute();
  }
}
