import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Anyone, Caller, Clock, CurrentCaller, currentLocale, IdParam } from '@zuomei/platform';
import type { FastifyReply } from 'fastify';
import { CalendarFilter } from '../events/event-filter.dto.js';
import { EventsQuery } from '../events/events.query.js';
import { publicUrl } from '../settings.js';
import { calendarOf } from './calendar.js';

const mostEvents = 1000;
const dayMs = 86_400_000;
const daysBack = 90;

@ApiTags('events')
@Controller('api')
export class CalendarController {
  constructor(
    private readonly events: EventsQuery,
    private readonly clock: Clock,
    @Inject(publicUrl) private readonly url: string,
  ) {}

  /** A calendar to subscribe to: from 90 days ago on, with the filters of the list. */
  @Get('calendar.ics')
  @Anyone()
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string' } })
  async calendar(
    @CurrentCaller() caller: Caller,
    @Query() selection: CalendarFilter,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const from = selection.from ?? new Date(this.clock.now().getTime() - daysBack * dayMs).toISOString();
    const events = await this.events.forCalendar(caller, { ...selection, from }, mostEvents);
    await send(reply, 'calendar.ics', calendarOf(events.toReversed(), this.url, currentLocale()));
  }

  /** One event for a calendar. */
  @Get('events/:id.ics')
  @Anyone()
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string' } })
  async one(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const event = await this.events.record(caller, id);
    await send(reply, `${id}.ics`, calendarOf([event], this.url, currentLocale()));
  }
}

const send = async (reply: FastifyReply, file: string, calendar: string): Promise<void> => {
  await reply
    .header('content-type', 'text/calendar; charset=utf-8')
    .header('content-disposition', `inline; filename="${file}"`)
    .send(calendar);
};
