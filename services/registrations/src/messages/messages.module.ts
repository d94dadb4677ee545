import { Module } from '@nestjs/common';
import { OfferingsModule } from '../offerings/offerings.module.js';
import { MessageTextsController } from './message-texts.controller.js';
import { MessagesController } from './messages.controller.js';
import { MessagesQuery } from './messages.query.js';
import { PickRecipients } from './pick-recipients.js';
import { PostOffice } from './post-office.js';
import { SendMessage } from './send-message.js';

@Module({
  imports: [OfferingsModule],
  controllers: [MessagesController, MessageTextsController],
  providers: [MessagesQuery, SendMessage, PickRecipients, PostOffice],
})
export class MessagesModule {}
