import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import {
  Anyone,
  Caller,
  CurrentCaller,
  IdempotencyKey,
  IdParam,
  type OnceKey,
  type RequestWithCaller,
  ServiceOnly,
} from '@zuomei/platform';
import { SignUpLimit } from '../limits/sign-up-limit.guard.js';
import { PlaceAccess } from '../registrations/place-access.js';
import {
  InternalIdsDto,
  InternalIntentsDto,
  StatedIntentDto,
  StatedIntentsDto,
  StateIntentDto,
} from './intents.dto.js';
import { IntentsQuery } from './intents.query.js';
import { StateIntent } from './state-intent.js';

@ApiTags('intents')
@Controller()
export class IntentsController {
  constructor(
    private readonly places: PlaceAccess,
    private readonly stating: StateIntent,
    private readonly intents: IntentsQuery,
  ) {}

  /** The attendee says with whom it wants to go on. 409 NOT_CONFIRMED; 422 UNKNOWN_REFERENCE. */
  @Post('api/registrations/:id/intents')
  @Anyone()
  @SignUpLimit()
  async state(
    @Param('id', IdParam) id: string,
    @Body() body: StateIntentDto,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() once: OnceKey | undefined,
  ): Promise<StatedIntentDto> {
    await this.places.attendee(id, request, caller);
    return this.stating.execute(id, body, once);
  }

  /** What was stated, with the words; for the attendee and the event's organisers. */
  @Get('api/registrations/:id/intents')
  @Anyone()
  async list(
    @Param('id', IdParam) id: string,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
  ): Promise<StatedIntentsDto> {
    await this.places.open(id, request, caller);
    return { items: await this.intents.ofRegistration(id) };
  }

  /** Words and contact of intents, for who follows them up. */
  @Post('internal/intents')
  @HttpCode(200)
  @ServiceOnly('notifications')
  @ApiExcludeEndpoint()
  async contacts(@Body() body: InternalIdsDto): Promise<InternalIntentsDto> {
    return { items: await this.intents.withContacts(body.ids) };
  }
}
