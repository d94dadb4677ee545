import { Module } from '@nestjs/common';
import { FollowUpsModule } from '../follow-ups/follow-ups.module.js';
import { EventsConsumer } from './events.consumer.js';
import { References } from './references.js';

@Module({
  imports: [FollowUpsModule],
  controllers: [EventsConsumer],
  providers: [References],
  exports: [References],
})
export class ReferencesModule {}
