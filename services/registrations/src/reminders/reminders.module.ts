import { Module } from '@nestjs/common';
import { OfferingsModule } from '../offerings/offerings.module.js';
import { ChangeReminders } from './change-reminders.js';
import { NoteDueReminders } from './note-due-reminders.js';
import { ReminderRounds } from './reminder-rounds.js';
import { RemindersController } from './reminders.controller.js';
import { RemindersQuery } from './reminders.query.js';

@Module({
  imports: [OfferingsModule],
  controllers: [RemindersController],
  providers: [RemindersQuery, ChangeReminders, NoteDueReminders, ReminderRounds],
})
export class RemindersModule {}
