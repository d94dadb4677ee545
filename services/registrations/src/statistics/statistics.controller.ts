import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, CurrentCaller, IdParam, RolesAllowed } from '@zuomei/platform';
import { FindOffering } from '../offerings/find-offering.js';
import { StatisticsDto } from './statistics.dto.js';
import { StatisticsQuery } from './statistics.query.js';

@ApiTags('registrations')
@Controller('api/events/:id/statistics')
export class StatisticsController {
  constructor(
    private readonly offerings: FindOffering,
    private readonly statistics: StatisticsQuery,
  ) {}

  /** Figures of one event: sign-ups by day, kind, organisation, state and session, and from invitation to door. */
  @Get()
  @RolesAllowed('organiser')
  async read(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<StatisticsDto> {
    return this.statistics.of(await this.offerings.hosted(id, caller));
  }
}
