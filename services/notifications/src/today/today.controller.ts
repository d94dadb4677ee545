import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, RolesAllowed } from '@zuomei/platform';
import { Today, TodayQueryDto } from './today.dto.js';
import { TodayQuery } from './today.query.js';

@ApiTags('follow-ups')
@Controller('api/today')
export class TodayController {
  constructor(private readonly query: TodayQuery) {}

  /** What needs somebody today; every number with the list that it counts. */
  @Get()
  @RolesAllowed('staff')
  today(@Query() { owner = 'me' }: TodayQueryDto, @CurrentCaller() caller: Caller): Promise<Today> {
    return this.query.of(caller, owner);
  }
}
