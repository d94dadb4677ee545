import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.js';
import { RegistrationsModule } from '../registrations/registrations.module.js';
import { ConfirmationsController } from './confirmations.controller.js';
import { FindUnconfirmed } from './find-unconfirmed.js';

@Module({
  imports: [RegistrationsModule, LimitsModule],
  controllers: [ConfirmationsController],
  providers: [FindUnconfirmed],
})
export class ConfirmationsModule {}
