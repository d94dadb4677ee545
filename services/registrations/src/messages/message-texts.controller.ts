import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ServiceOnly } from '@zuomei/platform';
import { RecipientIdsDto } from '../recipients/recipients.dto.js';
import { MessageTextsDto } from './messages.dto.js';
import { MessagesQuery } from './messages.query.js';

/** Organisers' own words, for who sends them. */
@ApiExcludeController()
@Controller('internal/recipients/texts')
export class MessageTextsController {
  constructor(private readonly messages: MessagesQuery) {}

  @Post()
  @HttpCode(200)
  @ServiceOnly('notifications')
  async read(@Body() body: RecipientIdsDto): Promise<MessageTextsDto> {
    return { items: await this.messages.texts(body.ids) };
  }
}
