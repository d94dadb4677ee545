import { Module } from '@nestjs/common';
import { FollowUpsModule } from '../follow-ups/follow-ups.module.js';
import { ReferencesModule } from '../references/references.module.js';
import { EraseContact } from './erase-contact.js';
import { IntentsConsumer } from './intents.consumer.js';
import { IntentsController } from './intents.controller.js';
import { IntentsQuery } from './intents.query.js';
import { RecordIntent } from './record-intent.js';

@Module({
  imports: [FollowUpsModule, ReferencesModule],
  controllers: [IntentsController, IntentsConsumer],
  providers: [RecordIntent, EraseContact, IntentsQuery],
  exports: [IntentsQuery],
})
export class IntentsModule {}
