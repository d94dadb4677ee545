import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
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
import { ChangeEvent } from './change-event.js';
import { DraftEvent } from './draft-event.js';
import { EventFilter } from './event-filter.dto.js';
import { EventPage, EventView } from './event-view.dto.js';
import { EventChange, EventInput } from './event.dto.js';
import { EventsQuery } from './events.query.js';

@ApiTags('events')
@Controller('api/events')
export class EventsController {
  constructor(
    private readonly draftEvent: DraftEvent,
    private readonly changeEvent: ChangeEvent,
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
}
