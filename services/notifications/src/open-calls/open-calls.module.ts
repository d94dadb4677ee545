import { Module } from '@nestjs/common';
import { MailsModule } from '../mails/mails.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { OpenCallMails } from './open-call-mails.js';
import { OpenCallsConsumer } from './open-calls.consumer.js';

@Module({ imports: [MailsModule, StaffModule], controllers: [OpenCallsConsumer], providers: [OpenCallMails] })
export class OpenCallsModule {}
