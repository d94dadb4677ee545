import { Injectable } from '@nestjs/common';
import { Rounds } from '../rounds.js';
import { LapseOffers } from './lapse-offers.js';

/** Takes offers back soon after their time, one event after another. */
@Injectable()
export class OfferSweeper extends Rounds {
  constructor(private readonly lapse: LapseOffers) {
    super('offers', 500);
  }

  protected work(): Promise<boolean> {
    return this.lapse.execute();
  }
}
