import { Module } from '@nestjs/common';
import { ForgetPerson } from './forget-person.js';
import { MailDelivery } from './mail-delivery.js';
import { MailHealth } from './mail-health.js';
import { MailJobs } from './mail-jobs.js';
import { MailJobsController } from './mail-jobs.controller.js';
import { MailJobsQuery } from './mail-jobs.query.js';
import { MailMetrics } from './mail-metrics.js';
import { MailQueue } from './mail-queue.js';
import { MailSender } from './mail-sender.js';
import { MailServer } from './mail-server.js';
import { MailSources } from './mail-source.js';
import { MailWakeUp } from './mail-wake-up.js';
import { MessageTexts } from './message-texts.js';
import { ParticipationMails } from './participation-mails.js';
import { Recipients } from './recipients.js';
import { RegistrationsConsumer } from './registrations.consumer.js';
import { RetryMail } from './retry-mail.js';

@Module({
  controllers: [MailJobsController, RegistrationsConsumer],
  providers: [
    MailServer,
    MailSources,
    MailWakeUp,
    MailJobs,
    MailQueue,
    MailDelivery,
    MailSender,
    MailMetrics,
    MailHealth,
    MailJobsQuery,
    RetryMail,
    Recipients,
    MessageTexts,
    ForgetPerson,
    ParticipationMails,
  ],
  exports: [MailJobs, Recipients, MailSources],
})
export class MailsModule {}
