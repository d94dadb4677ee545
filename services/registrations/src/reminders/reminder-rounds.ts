import { Injectable } from '@nestjs/common';
import { Rounds } from '../rounds.js';
import { NoteDueReminders } from './note-due-reminders.js';

/** Looks which rules are due. */
@Injectable()
export class ReminderRounds extends Rounds {
  constructor(private readonly reminders: NoteDueReminders) {
    super('reminders', 5000);
  }

  protected work(): Promise<boolean> {
    return this.reminders.execute();
  }
}
