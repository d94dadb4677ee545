import { Injectable } from '@nestjs/common';
import { Rounds } from '../rounds.js';
import { EraseDuePeople } from './erase-due-people.js';

/** Looks whose data are due for deletion. */
@Injectable()
export class RetentionRounds extends Rounds {
  constructor(private readonly erasing: EraseDuePeople) {
    super('retention', 60_000);
  }

  protected work(): Promise<boolean> {
    return this.erasing.execute();
  }
}
