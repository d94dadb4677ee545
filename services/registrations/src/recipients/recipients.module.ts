import { Module } from '@nestjs/common';
import { RegistrationsModule } from '../registrations/registrations.module.js';
import { RecipientsController } from './recipients.controller.js';
import { RecipientsQuery } from './recipients.query.js';

@Module({
  imports: [RegistrationsModule],
  controllers: [RecipientsController],
  providers: [RecipientsQuery],
})
export class RecipientsModule {}
