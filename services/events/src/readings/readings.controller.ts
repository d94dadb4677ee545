import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Anyone, Caller, CurrentCaller, IdempotencyKey, IdParam, type OnceKey, RolesAllowed } from '@zuomei/platform';
import { AddReading } from './add-reading.js';
import { HeadCountInput, LiveViewsInput, ReadingFilter, ReadingPage, ReadingView } from './reading.dto.js';
import { ReadingsQuery } from './readings.query.js';

@ApiTags('readings')
@Controller('api')
export class ReadingsController {
  constructor(
    private readonly adding: AddReading,
    private readonly readings: ReadingsQuery,
  ) {}

  /** Visits to the livestream, read off from one source. */
  @Post('events/:id/live-views')
  @RolesAllowed('organiser')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  addLiveViews(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) eventId: string,
    @Body() input: LiveViewsInput,
    @IdempotencyKey() once: OnceKey | undefined,
  ): Promise<ReadingView> {
    return this.adding.execute(caller, 'live_view', eventId, input, once);
  }

  /** How many people were there, estimated by hand. */
  @Post('events/:id/head-counts')
  @RolesAllowed('organiser')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  addHeadCount(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) eventId: string,
    @Body() input: HeadCountInput,
    @IdempotencyKey() once: OnceKey | undefined,
  ): Promise<ReadingView> {
    return this.adding.execute(caller, 'head_count', eventId, input, once);
  }

  @Get('live-views')
  @Anyone()
  liveViews(@CurrentCaller() caller: Caller, @Query() filter: ReadingFilter): Promise<ReadingPage> {
    return this.readings.list(caller, 'live_view', filter);
  }

  @Get('head-counts')
  @Anyone()
  headCounts(@CurrentCaller() caller: Caller, @Query() filter: ReadingFilter): Promise<ReadingPage> {
    return this.readings.list(caller, 'head_count', filter);
  }
}
