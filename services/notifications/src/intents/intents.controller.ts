import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  type Caller,
  CurrentCaller,
  IdempotencyKey,
  IdParam,
  NotFound,
  type OnceKey,
  RolesAllowed,
} from '@zuomei/platform';
import { EraseContact } from './erase-contact.js';
import { ErasedContacts, IntentPage, IntentsQueryDto, IntentView, RecordIntentBody } from './intents.dto.js';
import { IntentsQuery } from './intents.query.js';
import { RecordIntent } from './record-intent.js';

@Controller('api/intents')
export class IntentsController {
  constructor(
    private readonly recordIntent: RecordIntent,
    private readonly eraseContact: EraseContact,
    private readonly query: IntentsQuery,
  ) {}

  /** Records that one organisation wants to go on with another. */
  @Post()
  @HttpCode(201)
  @RolesAllowed('organiser', 'staff', 'member')
  async record(
    @Body() body: RecordIntentBody,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() once: OnceKey | undefined,
  ): Promise<IntentView> {
    return this.seen(await this.recordIntent.execute(caller, body, once), caller);
  }

  /** The intents the caller may see, newest first. */
  @Get()
  @RolesAllowed('organiser', 'staff', 'member')
  list(@Query() filter: IntentsQueryDto, @CurrentCaller() caller: Caller): Promise<IntentPage> {
    return this.query.list(filter, caller);
  }

  /** One intent; 404 for whoever may not see it. */
  @Get(':id')
  @RolesAllowed('organiser', 'staff', 'member')
  one(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<IntentView> {
    return this.seen(id, caller);
  }

  /** Drops the name, e-mail and phone of whom to ask, here and wherever else the same e-mail stands; the intent stays. */
  @Delete(':id/contact')
  @RolesAllowed('staff')
  async erase(@Param('id', IdParam) id: string): Promise<ErasedContacts> {
    return { intents: await this.eraseContact.execute(id) };
  }

  private async seen(id: string, caller: Caller): Promise<IntentView> {
    const intent = await this.query.one(id, caller);
    if (!intent) throw new NotFound();
    return intent;
  }
}
