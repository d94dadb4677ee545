import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import {
  Anyone,
  Caller,
  CurrentCaller,
  IdempotencyKey,
  IdParam,
  IfMatch,
  type OnceKey,
  RolesAllowed,
} from '@zuomei/platform';
import { CancelEvent } from './cancel-event.js';
import { ChangeEvent } from './change-event.js';
import { DraftEvent } from './draft-event.js';
import { EndEvent } from './end-event.js';
import { EventFilter } from './event-filter.dto.js';
import { EventPage, EventView } from './event-view.dto.js';
import { EventChange, EventInput, PublishInput, ReasonInput } from './event.dto.js';
import { EventsQuery } from './events.query.js';
import { PostponeEvent } from './postpone-event.js';
import { PublishEvent } from './publish-event.js';

@ApiTags('events')
@Controller('api/events')
export class EventsController {
  constructor(
    private readonly draftEvent: DraftEvent,
    private readonly changeEvent: ChangeEvent,
    private readonly publishEvent: PublishEvent,
    private readonly postponeEvent: PostponeEvent,
    private readonly cancelEvent: CancelEvent,
    private readonly endEvent: EndEvent,
    private readonly events: EventsQuery,
  ) {}

  /** Drafts an event for hosts the caller organises for. */
  @Post()
  @RolesAllowed('organiser')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  draft(
    @CurrentCaller() caller: Caller,
    @Body() input: EventInput,
    @IdempotencyKey() once: OnceKey | undefined,
  ): Promise<EventView> {
    return this.draftEvent.execute(caller, input, once);
  }

  /** The events the caller may see, by start. */
  @Get()
  @Anyone()
  list(@CurrentCaller() caller: Caller, @Query() filter: EventFilter): Promise<EventPage> {
    return this.events.list(caller, filter);
  }

  @Get(':id')
  @Anyone()
  one(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<EventView> {
    return this.events.one(caller, id);
  }

  /** Changes an event; its sign-up terms only while it is a draft. */
  @Patch(':id')
  @RolesAllowed('organiser')
  @ApiHeader({ name: 'If-Match', required: false })
  change(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Body() change: EventChange,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<EventView> {
    return this.changeEvent.execute(caller, id, change, ifMatch);
  }

  /** Opens a draft to its audience, or a postponed event with its new date. */
  @Post(':id/publish')
  @HttpCode(200)
  @RolesAllowed('organiser')
  publish(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Body() date: PublishInput,
  ): Promise<EventView> {
    return this.publishEvent.execute(caller, id, date);
  }

  /** Takes the date off a published event; who signed up keeps the place. */
  @Post(':id/postpone')
  @HttpCode(200)
  @RolesAllowed('organiser')
  postpone(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Body() { reason }: ReasonInput,
  ): Promise<EventView> {
    return this.postponeEvent.execute(caller, id, reason || null);
  }

  /** Calls an event off for good. */
  @Post(':id/cancel')
  @HttpCode(200)
  @RolesAllowed('organiser')
  cancel(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Body() { reason }: ReasonInput,
  ): Promise<EventView> {
    return this.cancelEvent.execute(caller, id, reason || null);
  }

  /** Ends a published event by hand; otherwise it ends by itself at `endsAt`. */
  @Post(':id/end')
  @HttpCode(200)
  @RolesAllowed('organiser')
  end(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<EventView> {
    return this.endEvent.execute(caller, id);
  }
}
