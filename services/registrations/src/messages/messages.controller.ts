import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, CurrentCaller, IdempotencyKey, IdParam, NotFound, type OnceKey, RolesAllowed } from '@zuomei/platform';
import { FindOffering } from '../offerings/find-offering.js';
import { MessagePreviewDto, SentMessageDto, SentMessagesDto, WriteMessageDto } from './messages.dto.js';
import { MessagesQuery } from './messages.query.js';
import { SendMessage } from './send-message.js';

@ApiTags('messages')
@Controller('api/events/:id/messages')
export class MessagesController {
  constructor(
    private readonly offerings: FindOffering,
    private readonly messages: MessagesQuery,
    private readonly sending: SendMessage,
  ) {}

  /** How a message would read and how many would get it; nothing is sent or kept. */
  @Post('preview')
  @HttpCode(200)
  @RolesAllowed('organiser')
  async preview(
    @Param('id', IdParam) id: string,
    @Body() body: WriteMessageDto,
    @CurrentCaller() caller: Caller,
  ): Promise<MessagePreviewDto> {
    return this.messages.preview(await this.offerings.hosted(id, caller), body);
  }

  /** Sends a message. 409 NOBODY_TO_TELL; 429 TOO_MANY_MESSAGES beyond a few an hour for one event. */
  @Post()
  @RolesAllowed('organiser')
  async send(
    @Param('id', IdParam) id: string,
    @Body() body: WriteMessageDto,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() once: OnceKey | undefined,
  ): Promise<SentMessageDto> {
    await this.offerings.awaitedHosted(id, caller);
    const sent = await this.sending.execute(id, body, caller.userId, once);
    const [message] = await this.messages.sent(id, sent);
    if (!message) throw new NotFound();
    return message;
  }

  /** What was sent, by organisers and by rule, the newest first. */
  @Get()
  @RolesAllowed('organiser')
  async list(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<SentMessagesDto> {
    const offering = await this.offerings.hosted(id, caller);
    return { items: await this.messages.sent(offering.id) };
  }
}
