import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, CurrentCaller, IdParam, RolesAllowed } from '@zuomei/platform';
import { CancelEvent } from './cancel-event.js';
import { EndEvent } from './end-event.js';
import { EventView } from './event-view.dto.js';
import { PublishInput, ReasonInput } from './event.dto.js';
import { PostponeEvent } from './postpone-event.js';
import { PublishEvent } from './publish-event.js';

/** From state to state. */
@ApiTags('events')
@Controller('api/events')
export class EventStepsController {
  constructor(
    private readonly publishEvent: PublishEvent,
    private readonly postponeEvent: PostponeEvent,
    private readonly cancelEvent: CancelEvent,
    private readonly endEvent: EndEvent,
  ) {}

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
