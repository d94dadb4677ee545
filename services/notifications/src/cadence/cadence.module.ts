import { Module } from '@nestjs/common';
import { MailsModule } from '../mails/mails.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { CadenceWorker } from './cadence-worker.js';
import { DueWork } from './due-work.query.js';
import { FollowUpMails } from './follow-up-mails.js';
import { PlanDailyMails } from './plan-daily-mails.js';

/** Whatever comes back to people by the calendar: what is due, what was left lying. */
@Module({
  imports: [MailsModule, StaffModule],
  providers: [PlanDailyMails, DueWork, FollowUpMails, CadenceWorker],
})
export class CadenceModule {}
