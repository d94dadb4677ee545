import { Module } from '@nestjs/common';
import { MailsModule } from '../mails/mails.module.js';
import { InvitationMails } from './invitation-mails.js';
import { InvitationsConsumer } from './invitations.consumer.js';

@Module({
  imports: [MailsModule],
  controllers: [InvitationsConsumer],
  providers: [InvitationMails],
})
export class InvitationsModule {}
