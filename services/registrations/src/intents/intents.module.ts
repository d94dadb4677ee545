import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.js';
import { RegistrationsModule } from '../registrations/registrations.module.js';
import { IntentsController } from './intents.controller.js';
import { IntentsQuery } from './intents.query.js';
import { StateIntent } from './state-intent.js';

@Module({
  imports: [RegistrationsModule, LimitsModule],
  controllers: [IntentsController],
  providers: [StateIntent, IntentsQuery],
})
export class IntentsModule {}
