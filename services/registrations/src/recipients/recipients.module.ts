import { Module } from '@nestjs/common';
import { RegistrationsModule } from '../registrations/registrations.module.js';
import { RecipientsController } from './recipients.controller.js';
import { AskedQuery } from './asked.query.js';
import { RecipientsQuery } from './recipients.query.js';

@Module({
  imports: [RegistrationsModule],
  controllers: [RecipientsController],
  providers: [AskedQuery, RecipientsQuery],
})
export class RecipientsModule {}
