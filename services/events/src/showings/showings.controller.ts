import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Anyone, Caller, CurrentCaller, IdempotencyKey, IdParam, type OnceKey, RolesAllowed } from '@zuomei/platform';
import { RemoveShowing } from './remove-showing.js';
import { ShowAtEvent } from './show-at-event.js';
import { ShowingFilter, ShowingInput, ShowingPage, ShowingView } from './showing.dto.js';
import { ShowingsQuery } from './showings.query.js';

@ApiTags('showings')
@Controller('api')
export class ShowingsController {
  constructor(
    private readonly showing: ShowAtEvent,
    private readonly removing: RemoveShowing,
    private readonly showings: ShowingsQuery,
  ) {}

  /** Shows an achievement, a need or something else at an event, from its draft on. */
  @Post('events/:id/showings')
  @RolesAllowed('organiser')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  show(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) eventId: string,
    @Body() input: ShowingInput,
    @IdempotencyKey() once: OnceKey | undefined,
  ): Promise<ShowingView> {
    return this.showing.execute(caller, eventId, input, once);
  }

  /** What is shown at the events the caller may see. */
  @Get('showings')
  @Anyone()
  list(@CurrentCaller() caller: Caller, @Query() filter: ShowingFilter): Promise<ShowingPage> {
    return this.showings.list(caller, filter);
  }

  /** Takes it off again; it counts no more. */
  @Delete('showings/:id')
  @HttpCode(204)
  @RolesAllowed('organiser')
  remove(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<void> {
    return this.removing.execute(caller, id);
  }
}
