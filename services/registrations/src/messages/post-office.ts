import { Injectable } from '@nestjs/common';
import { Rounds } from '../rounds.js';
import { PickRecipients } from './pick-recipients.js';

/** Picks people for what is to be sent, page after page. */
@Injectable()
export class PostOffice extends Rounds {
  constructor(private readonly picking: PickRecipients) {
    super('messages', 500);
  }

  protected work(): Promise<boolean> {
    return this.picking.execute();
  }
}
